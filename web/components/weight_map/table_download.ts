/** The button that saves a map's numbers as a file: one at a time, with progress, to be stopped at any moment. */

import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { TemplateResult } from 'lit';
import type { WeightTable } from '../../lib/csv_table.ts';
import { saveFile } from '../save_file.ts';

export interface TableToSave {
  readonly table: WeightTable;
  readonly fileName: string;
  /** Roughly. */
  readonly megabytes: number;
}

export class TableDownload implements ReactiveController {
  /** Whole percent; undefined while nothing is being written. */
  #percent: number | undefined;
  #running: AbortController | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #announce: (text: string) => void;

  /** `announce` is told when it begins and ends. */
  constructor(host: ReactiveControllerHost, announce: (text: string) => void) {
    this.#host = host;
    this.#announce = announce;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#running?.abort();
  }

  /** One button for both, so that whoever presses it keeps the focus. */
  render(toSave: TableToSave | undefined): TemplateResult {
    const percent = this.#percent;
    return html`<div class="download">
      <button
        class="button"
        aria-disabled=${toSave === undefined && percent === undefined}
        @click=${() => {
          this.#press(toSave);
        }}
      >
        ${percent === undefined ? 'Download the table (CSV)' : 'Cancel the download'}
      </button>
      ${
        percent === undefined
          ? toSave && toSave.megabytes >= 1
            ? html`<span class="size">about ${Math.round(toSave.megabytes)} MB</span>`
            : nothing
          : html`<spotlight-progress-line label="Writing the table" .done=${percent} .total=${100}
              >${percent}% written</spotlight-progress-line
            >`
      }
    </div>`;
  }

  #press(toSave: TableToSave | undefined): void {
    if (this.#running) this.#running.abort();
    else if (toSave) void this.#save(toSave);
  }

  async #save({ table, fileName }: TableToSave): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#show(0);
    this.#announce('Writing the table.');
    try {
      // What writes it is loaded when it is wanted.
      const { makeTableFile } = await import('./table_file.ts');
      const file = await makeTableFile(table, running.signal, (done) => {
        this.#show(Math.floor(100 * done));
      });
      saveFile(file, fileName);
      this.#announce('The table is written.');
    } catch (error) {
      this.#announce(
        running.signal.aborted
          ? 'The download is cancelled.'
          : `The table could not be written. (${String(error)})`,
      );
    } finally {
      this.#running = undefined;
      this.#show(undefined);
    }
  }

  #show(percent: number | undefined): void {
    if (percent === this.#percent) return;
    this.#percent = percent;
    this.#host.requestUpdate();
  }
}
