/** Text is measured and drawn before the page's fonts have come: once more when they are there. */

/** Calls back whenever fonts have been loaded; gives the way to stop. */
export function watchFonts(redraw: () => void): () => void {
  document.fonts.addEventListener('loadingdone', redraw);
  return () => {
    document.fonts.removeEventListener('loadingdone', redraw);
  };
}
