/** Starts the page: theme, engine, and the lesson that the address names. */

import { registerComponents } from './components/register.ts';
import { SpotlightLesson } from './lessons/01_spotlight/spotlight_lesson.ts';
import { createEngineSource } from './state/engine_source.ts';
import { createTheme } from './state/theme.ts';

registerComponents();
customElements.define('spotlight-lesson-spotlight', SpotlightLesson);

const lesson = new SpotlightLesson();
lesson.engineSource = createEngineSource();
lesson.themeValue = createTheme(document.documentElement);
document.getElementById('lesson')?.append(lesson);
