/** The hatch over what may not be seen, as it is elsewhere on the page: lines at 45 degrees. */

/** Distance of two lines, in pixels of the page. */
const hatchStep = 6;

/** For `fillStyle`, in device pixels: draw with it under a transform that does not scale. */
export function hatchPattern(
  context: CanvasRenderingContext2D,
  density: number,
  colour: string,
  background: string,
): CanvasPattern | null {
  const tile = document.createElement('canvas');
  const side = hatchSide(density);
  tile.width = side;
  tile.height = side;
  const lines = tile.getContext('2d');
  if (!lines) return null;
  lines.fillStyle = background;
  lines.fillRect(0, 0, side, side);
  lines.strokeStyle = colour;
  lines.lineWidth = density;
  lines.beginPath();
  // The line of the tile, and the corners of its neighbours' lines.
  for (const start of [0, side, 2 * side]) {
    lines.moveTo(start + density, -density);
    lines.lineTo(start - side - density, side + density);
  }
  lines.stroke();
  return context.createPattern(tile, 'repeat');
}

/** After so many device pixels the pattern comes again. */
export function hatchSide(density: number): number {
  return Math.max(Math.round(hatchStep * density), 1);
}
