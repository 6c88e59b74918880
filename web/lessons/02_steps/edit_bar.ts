/** What was changed by hand, and the way back: undo, redo, reset. */

import { html, type TemplateResult } from 'lit';

interface EditBar {
  readonly edits: number;
  readonly undone: number;
  /** Said when changes went because the numbers did to which they belonged, or were too many. */
  readonly notice: string;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reset: () => void;
}

export function renderEditBar({
  edits,
  undone,
  notice,
  undo,
  redo,
  reset,
}: EditBar): TemplateResult {
  const isUsed = edits > 0 || undone > 0;
  const count = edits === 0 ? '' : `${edits} ${edits === 1 ? 'change' : 'changes'}.`;
  const said = [notice, count].filter((part) => part !== '').join(' ');
  return html`<div class="edits">
    <p role="status" ?hidden=${said === ''}>${said}</p>
    ${
      isUsed
        ? html`<span class="buttons" role="group" aria-label="Changes">
            ${command('Undo', edits > 0, undo)} ${command('Redo', undone > 0, redo)}
            ${command('Reset', edits > 0, reset)}
          </span>`
        : html`<p class="hint">
            Numbers of Q, K, V and the mask are yours to change: double-click one, or type in its
            cell. Everything after it follows. The arrow keys lead from step to step.
          </p>`
    }
  </div>`;
}

/** Disabled by aria alone, so that the focus stays where it is. */
function command(name: string, enabled: boolean, act: () => void): TemplateResult {
  return html`<button
    class="button"
    aria-disabled=${!enabled}
    @click=${() => {
      if (enabled) act();
    }}
  >
    ${name}
  </button>`;
}
