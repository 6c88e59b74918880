/** How to read a heatmap, in a few words, and how to have the page without a network. */

import { html, nothing, type TemplateResult } from 'lit';

export function renderHelp(): TemplateResult {
  return html`
    <h2>How to read a heatmap</h2>
    <ul>
      <li>Each row belongs to the word that looks: the query.</li>
      <li>Each column belongs to a word that is looked at: a key.</li>
      <li>The stronger the colour, the more of its look the row gives to that word.</li>
      <li>A row is shared out completely: it sums to 1.</li>
      <li>Hatched cells cannot be seen at all. They are no small weights.</li>
    </ul>
    <h2>Keys</h2>
    <ul>
      <li>Tab goes from part to part, arrow keys move among words and cells.</li>
      <li>Enter looks from the word, or from the row of the cell. Home and End go to the ends.</li>
      <li>Escape closes this.</li>
    </ul>
    ${renderOfflineFile()}
  `;
}

/** The site has it; the offline file is it. */
function renderOfflineFile(): TemplateResult | typeof nothing {
  const file = import.meta.env.OFFLINE_FILE;
  if (file === undefined) return nothing;
  const megabytes = (file.bytes / 1e6).toFixed(1);
  return html`<h2>Without a network</h2>
    <p>
      <a href=${file.name} download>Download Spotlight for offline use (1 file, ${megabytes} MB)</a>
      and open it with a double click, from a USB stick too.
    </p>`;
}
