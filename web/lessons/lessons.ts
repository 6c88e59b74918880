/** The lessons, in teaching order. */

import type { ElementTable } from '../components/define_elements.ts';

export interface LessonEntry {
  /** In the address: "#/spotlight". */
  readonly route: string;
  /** In the line of links: short. */
  readonly name: string;
  /** In the list and in the title of the window. */
  readonly title: string;
  readonly tag: string;
  /** Brings the element's class; loaded when the lesson is opened. */
  readonly load: () => Promise<LessonClass>;
}

interface LessonClass extends CustomElementConstructor {
  /** The components that it is made of, those that the page does not bring anyway. */
  readonly elements: ElementTable;
}

export const lessons: readonly LessonEntry[] = [
  {
    route: 'spotlight',
    name: 'Spotlight',
    title: 'Spotlight',
    tag: 'spotlight-lesson-spotlight',
    load: async () => (await import('./01_spotlight/spotlight_lesson.ts')).SpotlightLesson,
  },
  {
    route: 'steps',
    name: 'Step by step',
    title: 'Step by step',
    tag: 'spotlight-lesson-steps',
    load: async () => (await import('./02_steps/steps_lesson.ts')).StepsLesson,
  },
  {
    route: 'scaling',
    name: 'Why √d',
    title: 'Why √d',
    tag: 'spotlight-lesson-scaling',
    load: async () => (await import('./03_scaling/scaling_lesson.ts')).ScalingLesson,
  },
  {
    route: 'causal',
    name: 'Causal mask',
    title: 'Causal mask',
    tag: 'spotlight-lesson-causal',
    load: async () => (await import('./04_causal/causal_lesson.ts')).CausalLesson,
  },
  {
    route: 'heads',
    name: 'Many heads',
    title: 'Many heads',
    tag: 'spotlight-lesson-heads',
    load: async () => (await import('./05_heads/heads_lesson.ts')).HeadsLesson,
  },
  {
    route: 'train',
    name: 'Train it',
    title: 'Train it',
    tag: 'spotlight-lesson-train',
    load: async () => (await import('./06_train/train_lesson.ts')).TrainLesson,
  },
  {
    route: 'cost',
    name: 'Cost',
    title: 'Cost',
    tag: 'spotlight-lesson-cost',
    load: async () => (await import('./07_cost/cost_lesson.ts')).CostLesson,
  },
  {
    route: 'pitfalls',
    name: 'Pitfalls',
    title: 'Pitfalls',
    tag: 'spotlight-lesson-pitfalls',
    load: async () => (await import('./08_pitfalls/pitfalls_lesson.ts')).PitfallsLesson,
  },
  {
    route: 'cheatsheet',
    name: 'Cheat sheet',
    title: 'Cheat sheet',
    tag: 'spotlight-lesson-cheatsheet',
    load: async () => (await import('./09_cheatsheet/cheatsheet_lesson.ts')).CheatsheetLesson,
  },
];
