/** Leads to a part of a lesson, as a link to a place in a page would. */

/** Scrolls to the part with this id, if there is one, and gives it the focus: what follows is read from there. */
export function goToPart(root: ParentNode, id: string): void {
  const target = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (!target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

/** When what was rendered is painted, in its size: pictures are drawn in the frame after they have measured their room. */
export async function isPainted(): Promise<void> {
  for (let frame = 0; frame < 2; ++frame) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
