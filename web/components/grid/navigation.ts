/** Where the arrow keys lead in a grid (WAI-ARIA Authoring Practices, grid pattern). */

export interface Place {
  readonly row: number;
  readonly column: number;
}

const pageRows = 5;

/** The place that a key leads to, or nothing for keys that a grid does not use. */
export function nextPlace(
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | undefined {
  const clamp = (to: Place): Place => ({
    row: Math.min(Math.max(to.row, 0), rows - 1),
    column: Math.min(Math.max(to.column, 0), columns - 1),
  });
  if (altKey || metaKey) return undefined; // the browser's own: Alt + Left is Back
  switch (key) {
    case 'ArrowUp':
      return clamp({ row: row - 1, column });
    case 'ArrowDown':
      return clamp({ row: row + 1, column });
    case 'ArrowLeft':
      return clamp({ row, column: column - 1 });
    case 'ArrowRight':
      return clamp({ row, column: column + 1 });
    case 'PageUp':
      return clamp({ row: row - pageRows, column });
    case 'PageDown':
      return clamp({ row: row + pageRows, column });
    case 'Home':
      return clamp({ row: ctrlKey ? 0 : row, column: 0 });
    case 'End':
      return clamp({ row: ctrlKey ? rows - 1 : row, column: columns - 1 });
    default:
      return undefined;
  }
}
