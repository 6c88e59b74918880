/** The sentence of controls: whose numbers are followed, in which reading, through which head, from which word. */

import { html, nothing, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import { rememberLast } from '../../lib/remember.ts';
import { headOptions, type Choices } from '../choices.ts';
import { renderSeedField } from '../seed_field.ts';
import { modeOptions, readingOptions } from '../reading_options.ts';
import { throughText } from '../head_choices.ts';
import { knownHeadOptions } from '../known_heads.ts';
import { wordOptions } from '../word_options.ts';
import { sourceOf, type SourceName } from './matrices.ts';
import type { Picture } from './picture.ts';

const sourceOptions: readonly PickOption[] = [
  { value: 'learned', text: 'the learned model' },
  { value: 'random', text: 'random vectors' },
  { value: 'blackboard', text: 'a blackboard example' },
  { value: 'cross', text: 'one sentence looking at another' },
];

const choicesOf: Readonly<Record<SourceName, Partial<Choices>>> = {
  learned: { followed: 'sentence', vectors: 'learned' },
  random: { followed: 'sentence', vectors: 'random' },
  blackboard: { followed: 'blackboard' },
  cross: { followed: 'cross' },
};

const blackboardMasks: readonly PickOption[] = [
  { value: 'causal', text: 'a causal mask' },
  { value: 'masked', text: 'no mask' },
];

/** A single head is followed: an average has no queries. */
const randomHeads = headOptions.filter(({ value }) => value !== '0');

interface ControlsPart {
  readonly choices: Choices;
  /** Of the same source as the choices; absent until it is there. */
  readonly picture: Picture | undefined;
  /** The row of the word that was chosen. */
  readonly row: number;
  readonly choose: (change: Partial<Choices>) => void;
}

export function createControls(): (part: ControlsPart) => TemplateResult {
  const learnedHeads = rememberLast(knownHeadOptions);
  // [S] comes before the words of a sentence, and is none of them.
  const places = rememberLast(wordOptions);

  const learned = ({ choices, picture, choose }: ControlsPart): TemplateResult =>
    html` ${
      picture?.source === 'learned'
        ? html`through
          ${pick(
            'Head',
            learnedHeads(picture.heads),
            throughText({ kind: 'head', ...picture.place }),
            (value) => {
              choose({ through: value });
            },
          )}`
        : nothing
    }
    reading
    ${pick('Reading', modeOptions, choices.mode, (value) => {
      choose({ mode: value as Choices['mode'] });
    })}`;

  const restOf: Readonly<Record<SourceName, (part: ControlsPart) => TemplateResult>> = {
    learned,
    random: (part) =>
      html`${headOfSeed(part)} reading
      ${pick('Reading', readingOptions, part.choices.reading, (value) => {
        part.choose({ reading: value as Choices['reading'] });
      })}`,
    cross: headOfSeed,
    blackboard: ({ choices, choose }) =>
      html`under
      ${pick('Mask', blackboardMasks, choices.mode, (value) => {
        choose({ mode: value as Choices['mode'] });
      })}`,
  };

  return (part) => {
    const { choices, picture, row, choose } = part;
    const source = sourceOf(choices);
    return html`<p class="controls">
      Following
      ${pick('Followed', sourceOptions, source, (value) => {
        choose(choicesOf[value as SourceName]);
      })}
      ${restOf[source](part)}${
        picture
          ? html`, looking from
            ${pick(
              'Looking from',
              places(picture.input.queries, firstWord(picture)),
              String(row - firstWord(picture)),
              (value) => {
                choose({ query: Number(value), cell: '' });
              },
            )}`
          : nothing
      }.
      Click any number to see where it comes from.
    </p>`;
  };
}

function firstWord({ source }: Picture): number {
  return source === 'learned' ? 1 : 0;
}

function headOfSeed({ choices, choose }: ControlsPart): TemplateResult {
  const { seed, head } = choices;
  return html`${renderSeedField('with seed', seed, choose)} through
  ${pick('Head', randomHeads, String(Math.max(head, 1)), (value) => {
    choose({ head: Number(value) });
  })}`;
}

function pick(
  label: string,
  options: readonly PickOption[],
  value: string,
  picked: (value: string) => void,
): TemplateResult {
  return html`<spotlight-pick
    label=${label}
    .options=${options}
    .value=${value}
    @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
      picked(detail.value);
    }}
  ></spotlight-pick>`;
}
