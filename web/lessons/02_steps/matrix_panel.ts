/** One matrix on the page: which part of it, in which colours, with what is outlined, opened or edited in it. */

import { html, nothing, type TemplateResult } from 'lit';
import { rememberLast } from '../../lib/remember.ts';
import type { View } from '../context.ts';
import type { Operand } from './arithmetic_parts.ts';
import type { Cell } from './cell.ts';
import { isEditable, type Edit } from './edits.ts';
import type { HeadInput } from './head_input.ts';
import {
  hasKeyColumns,
  hasKeyRows,
  isMadeIn,
  isReached,
  type MatrixName,
  type StageName,
} from './matrices.ts';
import {
  editedIn,
  kindOf,
  labelsOf,
  namesFor,
  outlinesOf,
  shapeOf,
  shownRow,
} from './panel_contents.ts';
import { createPartOfMatrix } from './panel_matrices.ts';
import { besideAnother, type Panel } from './panels.ts';
import type { Picture } from './picture.ts';
import { placeInMatrix, placeInPanel, type Place, type Placement } from './placement.ts';
import { scaleEndOf } from './scales.ts';
import { titleOf } from './titles.ts';

/** How much room there is: for one matrix of few columns, for one of many, for several side by side. */
export type Room = 'phone' | 'page' | 'wide';

/** Of wider matrices so many columns are shown first. */
const foldedTo: Readonly<Record<Room, number>> = { phone: 4, page: 6, wide: 6 };

/** Where three of them stand side by side. */
const foldedToBeside: Readonly<Record<Room, number>> = { phone: 4, page: 5, wide: 5 };

/** Beside the scores for more keys than these, K has little room. */
const mostKeysBeside = 9;
const foldedBesideScores: Readonly<Record<Room, number>> = { ...foldedTo, wide: 3 };

/** Matrices of more rows have lower cells. */
const mostHighRows = 6;

const none: readonly string[] = [];

export interface PanelPart {
  readonly picture: Picture;
  readonly stage: StageName;
  /** The row that is followed: a query. */
  readonly row: number;
  readonly opened: Cell | undefined;
  readonly operands: readonly Operand[];
  readonly unfolded: ReadonlySet<MatrixName>;
  readonly view: View;
  readonly room: Room;
  /** Stands beside the opened cell. */
  readonly arithmetic: TemplateResult | typeof nothing;
  readonly open: (cell: Cell) => void;
  readonly chooseRow: (row: number) => void;
  readonly unfold: (matrix: MatrixName) => void;
  readonly edit: (edit: Edit) => void;
}

type At<Detail> = CustomEvent<Detail>;

/** Draws one matrix; what it makes of it is kept as long as that is the same. */
export function createMatrixPanel(): (panel: Panel, part: PanelPart) => TemplateResult {
  const shown = createPartOfMatrix();
  const hidden = createPartOfMatrix();
  const placementOf = rememberLast(
    (turned: boolean, only: number | undefined, from: number): Placement => ({
      turned,
      only,
      from,
    }),
  );
  const labels = rememberLast(labelsOf);
  const edited = rememberLast(editedIn);
  const allLabels = rememberLast(({ queries, keys }: HeadInput) => [...queries, ...keys]);
  const names = rememberLast((input: HeadInput, name: MatrixName, placement: Placement) =>
    namesFor(input, name, (place) => placeInMatrix(placement, place)),
  );

  return ({ matrix: name, turned, extent, sharesRows }, part) => {
    const { picture, stage, row, opened, operands, unfolded, view, room } = part;
    const { input } = picture;
    const { matrices } = picture.stages;
    const whole = matrices[name];
    if (!whole) return html``;
    const operand = operands.find(({ matrix }) => matrix === name);
    const isUnfolded = turned || hasKeyColumns(name) || unfolded.has(name);
    const placement = placementOf(
      turned,
      extent === 'row' ? shownRow(name, row, operand) : undefined,
      name === 'joined' && !isUnfolded ? ownColumns(picture) : 0,
    );
    const folded = extent === 'whole' ? foldedIn(stage, input.keys.length) : foldedTo;
    const { rows, columns } = labels(input, name, whole.columns, placement);
    const outlines = outlinesOf(operand, placement);
    const openedPlace = opened?.matrix === name ? placeInPanel(placement, opened) : undefined;
    const followed = hasKeyRows(name)
      ? undefined
      : placeInPanel(placement, { row, column: placement.from });
    return html`<spotlight-number-grid
      label=${titleOf(name, turned)}
      shape=${shapeOf(whole, placement)}
      .title=${titleOf(name, turned)}
      .rows=${rows}
      .columns=${columns}
      .rowLabels=${!(sharesRows && room === 'wide')}
      .alignedWith=${isBeside(picture, stage, name) ? none : allLabels(input)}
      .matrix=${isReached(name, stage) ? shown(whole, placement) : undefined}
      .fills=${picture.source !== 'blackboard' && isMadeIn(name, stage)}
      .kind=${kindOf(name)}
      .scaleEnd=${scaleEndOf(picture.stages, name)}
      .mask=${name === 'weights' && matrices.masked ? hidden(matrices.masked, placement) : undefined}
      .palette=${view.palette}
      .numbers=${view.numbers}
      .dense=${whole.rows > mostHighRows}
      .selectedRow=${followed?.row ?? -1}
      .operandRow=${outlines.row}
      .operandColumn=${outlines.column}
      .pointed=${outlines.cell}
      .opened=${openedPlace}
      .editable=${isEditable(name)}
      .editedCells=${edited(picture, name, placement)}
      .nameFor=${names(input, name, placement)}
      .firstColumn=${placement.from}
      .foldedColumns=${isUnfolded ? undefined : folded[room]}
      @spotlight-cell-opened=${({ detail }: At<Place>) => {
        part.open({ matrix: name, ...placeInMatrix(placement, detail) });
      }}
      @spotlight-row-chosen=${({ detail }: At<Pick<Place, 'row'>>) => {
        if (!turned && !hasKeyRows(name)) part.chooseRow(placement.only ?? detail.row);
      }}
      @spotlight-columns-unfolded=${() => {
        part.unfold(name);
      }}
      @spotlight-number-edited=${({ detail }: At<Place & { value: number }>) => {
        if (!isEditable(name)) return;
        part.edit({ matrix: name, ...placeInMatrix(placement, detail), value: detail.value });
      }}
      >${openedPlace ? part.arithmetic : nothing}</spotlight-number-grid
    >`;
  };
}

function foldedIn(stage: StageName, keys: number): Readonly<Record<Room, number>> {
  if (stage === 'projections') return foldedToBeside;
  return stage === 'scores' && keys > mostKeysBeside ? foldedBesideScores : foldedTo;
}

/** Right of another matrix; else its columns are in line with those above and below. */
function isBeside({ source }: Picture, stage: StageName, name: MatrixName): boolean {
  return source === 'blackboard' || (besideAnother[stage]?.includes(name) ?? false);
}

/** Where the columns of the head that is followed begin among those of all heads. */
function ownColumns({ input }: Picture): number {
  return (input.surroundings?.head ?? 0) * input.query.columns;
}
