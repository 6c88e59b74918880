/** Which arrow keys step through the lesson: those that nothing with the focus has a use for. */

/** Elements that use the keys Left and Right themselves. */
const users =
  'input, textarea, select, [role=grid], [role=listbox], [role=radiogroup], [contenteditable]';

export function stepsOfKey(event: KeyboardEvent, lesson: HTMLElement): -1 | 0 | 1 {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const offset = { ArrowLeft: -1, ArrowRight: 1 }[key] as -1 | 1 | undefined;
  if (!offset || event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return 0;
  const path = event.composedPath();
  const [target] = path;
  const isHere = target === document.body || path.includes(lesson);
  const isUsed = path.some((element) => element instanceof Element && element.matches(users));
  return isHere && !isUsed ? offset : 0;
}
