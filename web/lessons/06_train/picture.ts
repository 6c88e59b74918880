/** One sentence through one head: now, before training, and one row of both. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { PickOption } from '../../components/pick/pick.ts';
import { rememberLast } from '../../lib/remember.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import { tokenLabels } from '../learned_words.ts';
import { createHeadPictures, createHeadRows, type HeadMatrices } from './head_pictures.ts';
import type { Look } from './trained_models.ts';
import { readingOf, roles, type TrainingState } from './training_state.ts';
import { headName, originDetails, roleTexts, trainedOrigin, untrainedOrigin } from './wording.ts';
import { renderHeatmap } from '../grids.ts';
import { wordOptions } from '../word_options.ts';

export interface Picture extends Look {
  readonly words: readonly string[];
  readonly seed: number;
  readonly step: number;
}

/** What stands around the picture. */
interface PictureSetting {
  readonly state: TrainingState;
  readonly view: View;
  /** Before the first picture is there, the words stand alone. */
  readonly words: readonly string[];
  /** The place of the query among the words. */
  readonly query: number;
  readonly watched: Choices['watched'];
  readonly pointed: Pair | undefined;
  readonly sentenceBox: TemplateResult;
  readonly choose: (change: Partial<Choices>) => void;
  readonly point: (pair: Pair | undefined) => void;
}

type Picked = CustomEvent<{ value: string }>;
type PictureRenderer = (picture: Picture | undefined, setting: PictureSetting) => TemplateResult;

const roleOptions: readonly PickOption[] = roles.map((role) => ({
  value: role,
  text: roleTexts[role],
}));

const noneMasked: readonly boolean[] = [];

export function createPictureRenderer(): PictureRenderer {
  const headPictureOf = createHeadPictures();
  const headRowsOf = createHeadRows();
  const labelsOf = rememberLast(tokenLabels);

  const renderPictures: PictureRenderer = (picture, setting) => {
    const { state, view, words, query, watched, pointed, choose, point } = setting;
    const head = state.tests.at(-1)?.roles[watched].best;
    const shown = headPictureOf(picture, head);
    const labels = labelsOf(words);
    const row = query + 1; // after [S]
    const rows = headRowsOf(shown, row);
    const step = picture?.step ?? state.step;
    const heatmap = (label: string, matrices: HeadMatrices | undefined): TemplateResult =>
      renderHeatmap({
        label,
        labels,
        weights: matrices?.weights,
        mask: matrices?.mask,
        query: row,
        pointed,
        view,
        chooseRow: (chosen) => {
          // [S] and the full stop are no words to look from: those beside them are.
          choose({ query: Math.min(Math.max(chosen - 1, 0), words.length - 1) });
        },
        point,
      });
    return html`<div class="pictures">
      <section>
        <h2>
          Now, step ${step.toLocaleString('en')}
          <span>${head ? headName(head) : 'its best head'}</span>
        </h2>
        ${heatmap('Attention now', shown?.now)}
        <spotlight-origin kind=${step === 0 ? 'random' : 'trained'}
          >${trainedOrigin({ ...state, step })}<span slot="details"
            >${originDetails(state)}</span
          ></spotlight-origin
        >
      </section>
      <section>
        <h2>Before training <span>the same head</span></h2>
        ${heatmap('Attention before training', shown?.before)}
        <spotlight-origin kind="random">${untrainedOrigin(state.settings.seed)}</spotlight-origin>
      </section>
      <section class="one-row">
        <h2>
          Where “<bdi>${shortLabel(words[query] ?? '')}</bdi>” looks
          <span>its row in both pictures</span>
        </h2>
        <spotlight-row-chart
          .words=${labels}
          .weights=${rows?.now}
          .compared=${rows?.before}
          comparedName="before training"
          .masked=${rows?.masked ?? noneMasked}
          .query=${row}
          .pointed=${pointed?.query === row ? pointed.key : -1}
          .palette=${view.palette}
        ></spotlight-row-chart>
        <spotlight-legend
          hatch=${readingOf(state.settings) === 'causal' ? 'not read yet' : ''}
          .palette=${view.palette}
        ></spotlight-legend>
      </section>
    </div>`;
  };

  return (picture, setting) =>
    html`<div class="ruled">
      ${setting.words.length > 0 ? renderChoices(setting) : nothing} ${setting.sentenceBox}
      ${setting.words.length > 0 ? renderPictures(picture, setting) : nothing}
    </div>`;
}

/** Which head is watched, and from where. */
function renderChoices({ words, query, watched, choose }: PictureSetting): TemplateResult {
  return html`<p class="controls">
    Watch the head that is best for the
    <spotlight-pick
      label="Role"
      .options=${roleOptions}
      .value=${watched}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ watched: detail.value as Choices['watched'] });
      }}
    ></spotlight-pick>
    look from
    <spotlight-pick
      label="Looking from"
      .options=${wordOptions(words)}
      .value=${String(query)}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ query: Number(detail.value) });
      }}
    ></spotlight-pick>
  </p>`;
}
