/** Numbers appear row by row, as they are computed. Only the cover of a row fades: numbers never tween. */

/** How long it takes is in the styles, and nothing where motion is off. */
export function fillRows(grid: HTMLElement): void {
  const rows = grid.querySelectorAll<HTMLElement>('.body > .row');
  rows.forEach((row, index) => {
    row.style.setProperty('--fill-at', String(index / rows.length));
  });
  grid.classList.add('filling');
  const ended = (event: AnimationEvent): void => {
    if (event.target !== rows[rows.length - 1]) return;
    grid.classList.remove('filling');
    grid.removeEventListener('animationend', ended);
  };
  grid.addEventListener('animationend', ended);
}
