/** Starts the page. */

import { registerComponents } from './components/register.ts';
import { SpotlightFrame } from './frame/frame.ts';

registerComponents();
customElements.define('spotlight-frame', SpotlightFrame);
