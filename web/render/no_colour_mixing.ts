/**
 * Stands in for the parser of colours that comes with Chart.js: it is there to shade what is hovered and to
 * mix colours in animations, and the charts here do neither. Whoever asks for it is told so.
 */

/** Called with `new`. */
export function Color(): never {
  throw new Error('charts are drawn without hovering and animation: there are no colours to mix');
}
