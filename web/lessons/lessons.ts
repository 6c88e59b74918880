/** The lessons, in teaching order. */

export interface LessonEntry {
  /** In the address: "#/spotlight". */
  readonly route: string;
  /** In the line of links: short. */
  readonly name: string;
  /** In the list and in the title of the window. */
  readonly title: string;
  readonly tag: string;
  /** Brings the element's class; loaded when the lesson is opened. */
  readonly load: () => Promise<CustomElementConstructor>;
}

/** With the components that the first lesson does without. */
async function withMore(
  load: () => Promise<CustomElementConstructor>,
): Promise<CustomElementConstructor> {
  const [{ registerMoreComponents }, lesson] = await Promise.all([
    import('../components/register_more.ts'),
    load(),
  ]);
  registerMoreComponents();
  return lesson;
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
    route: 'causal',
    name: 'Causal mask',
    title: 'Causal mask',
    tag: 'spotlight-lesson-causal',
    load: () => withMore(async () => (await import('./04_causal/causal_lesson.ts')).CausalLesson),
  },
  {
    route: 'heads',
    name: 'Many heads',
    title: 'Many heads',
    tag: 'spotlight-lesson-heads',
    load: () => withMore(async () => (await import('./05_heads/heads_lesson.ts')).HeadsLesson),
  },
  {
    route: 'train',
    name: 'Train it',
    title: 'Train it',
    tag: 'spotlight-lesson-train',
    load: () => withMore(async () => (await import('./06_train/train_lesson.ts')).TrainLesson),
  },
  {
    route: 'cheatsheet',
    name: 'Cheat sheet',
    title: 'Cheat sheet',
    tag: 'spotlight-lesson-cheatsheet',
    load: () =>
      withMore(async () => (await import('./09_cheatsheet/cheatsheet_lesson.ts')).CheatsheetLesson),
  },
];
