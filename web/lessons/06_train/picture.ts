/** One sentence through one head: now, before training, and one row of both. */

import { html, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import type { PickOption } from '../../components/pick/pick.ts';
import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, rowOf, type Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import { tokenLabels } from '../learned_words.ts';
import type { HeadPlace, ModelForward } from './engine_types.ts';
import type { Look } from './trained_models.ts';
import { roles, type TrainingState } from './training_state.ts';
import { headName, originDetails, roleTexts, trainedOrigin, untrainedOrigin } from './wording.ts';

export interface Picture extends Look {
  readonly words: readonly string[];
  readonly seed: number;
  readonly step: number;
}

/** What the lesson shows beside the picture itself. */
export interface PictureSetting {
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

const roleOptions: readonly PickOption[] = roles.map((role) => ({
  value: role,
  text: roleTexts[role],
}));

/** The chosen head of both readings; the same objects as long as nothing is new. */
function createHeadPictures(): (
  picture: Picture | undefined,
  head: HeadPlace | undefined,
) => HeadPicture | undefined {
  const headOf = (forward: ModelForward, { layer, head }: HeadPlace): HeadMatrices | undefined => {
    const given = forward.layers[layer];
    return (
      given && { weights: matrixAt(given.weights, head), mask: matrixAt(given.maskedScores, head) }
    );
  };
  return rememberLast((picture, head) => {
    const now = picture && head && headOf(picture.now, head);
    const before = picture && head && headOf(picture.before, head);
    return now && before && { now, before };
  });
}

interface HeadMatrices {
  readonly weights: Matrix;
  /** Masked scores are -Infinity where a word may not be seen: the mask of the heatmap. */
  readonly mask: Matrix;
}

interface HeadPicture {
  readonly now: HeadMatrices;
  readonly before: HeadMatrices;
}

type PictureRenderer = (picture: Picture | undefined, setting: PictureSetting) => TemplateResult;

export function createPictureRenderer(): PictureRenderer {
  const headPictureOf = createHeadPictures();
  const labelsOf = rememberLast(tokenLabels);
  const rowsOf = rememberLast(
    (shown: HeadPicture | undefined, row: number) =>
      shown && {
        now: rowOf(shown.now.weights, row),
        before: rowOf(shown.before.weights, row),
        masked: Array.from(rowOf(shown.now.mask, row), (score) => score === -Infinity),
      },
  );

  return (picture, setting) => {
    const { state, view, words, query, watched, pointed, choose } = setting;
    const head = state.tests.at(-1)?.roles[watched].best;
    const shown = headPictureOf(picture, head);
    const labels = labelsOf(words);
    const row = query + 1; // after [S]
    const rows = rowsOf(shown, row);
    const isCausal = rows?.masked.includes(true) ?? false;
    const heatmap = (label: string, matrices: HeadMatrices | undefined): TemplateResult =>
      html`<spotlight-heatmap
        label=${label}
        .queries=${labels}
        .keys=${labels}
        .weights=${matrices?.weights}
        .mask=${matrices?.mask}
        .query=${row}
        .pointed=${pointed}
        .palette=${view.palette}
        .numbers=${view.numbers}
        .transposed=${view.transposed}
        @spotlight-query-chosen=${({ detail }: CustomEvent<{ query: number }>) => {
          choose({ query: Math.min(Math.max(detail.query - 1, 0), words.length - 1) });
        }}
        @spotlight-pair-pointed=${({ detail }: CustomEvent<Pair | undefined>) => {
          setting.point(detail);
        }}
      ></spotlight-heatmap>`;
    const step = picture?.step ?? state.step;
    return html`<div class="ruled">
      <p class="controls">
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
          .options=${words.map((word, place) => ({ value: String(place), text: shortLabel(word) }))}
          .value=${String(query)}
          @spotlight-picked=${({ detail }: Picked) => {
            choose({ query: Number(detail.value) });
          }}
        ></spotlight-pick>
      </p>
      ${setting.sentenceBox}
      <div class="pictures">
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
            .masked=${rows?.masked ?? []}
            .query=${row}
            .pointed=${pointed?.query === row ? pointed.key : -1}
            .palette=${view.palette}
          ></spotlight-row-chart>
          <spotlight-legend
            hatch=${isCausal ? 'not read yet' : ''}
            .palette=${view.palette}
          ></spotlight-legend>
        </section>
      </div>
    </div>`;
  };
}
