/** The matrices of a step in reading order, with what to look for; an example for the blackboard has all of them. */

import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { mathText } from '../../components/math_text.ts';
import { rememberLast } from '../../lib/remember.ts';
import { lookFor } from './look_for.ts';
import { createMatrixPanel, type PanelPart } from './matrix_panel.ts';
import type { MatrixName, SourceName, StageName } from './matrices.ts';
import { besideAnother, blackboardLines, panelsOf, type Panel } from './panels.ts';
import { whatHappens } from './wording.ts';

/** Also where there is none: the matrices of a step stand below each other. */
function renderSign(sign: string): TemplateResult {
  const classes = classMap({ sign: true, short: sign.length === 1, none: sign === '' });
  return html`<span class=${classes} aria-hidden="true">${mathText(sign)}</span>`;
}

export function createStepSection(): (part: PanelPart) => TemplateResult {
  const renderers = new Map<string, ReturnType<typeof createMatrixPanel>>();
  const rendererOf = (matrix: MatrixName): ReturnType<typeof createMatrixPanel> => {
    const known = renderers.get(matrix) ?? createMatrixPanel();
    renderers.set(matrix, known);
    return known;
  };

  const renderOne = (
    panel: Panel,
    part: PanelPart,
    step: readonly MatrixName[],
  ): TemplateResult => {
    const { matrix, sign, extent } = panel;
    const classes = {
      panel: true,
      alone: extent === 'row',
      now: step.includes(matrix),
      first: step[0] === matrix,
    };
    return html`<div class=${classMap(classes)}>
      ${renderSign(sign)} ${rendererOf(matrix)(panel, part)}
    </div>`;
  };

  const linesOf = rememberLast(
    (source: SourceName, stage: StageName, headDim: number): readonly (readonly Panel[])[] =>
      source === 'blackboard' ? blackboardLines(headDim) : [panelsOf(source, stage, headDim)],
  );

  return (part) => {
    const { picture, stage, row } = part;
    const { source, input } = picture;
    const headDim = input.query.columns;
    const step = panelsOf(source, stage, headDim).map(({ matrix }) => matrix);
    const isBoard = source === 'blackboard';
    return html`<div class="told">
        <p aria-live="polite">${mathText(whatHappens(picture, stage))}</p>
        <p class="look-for"><strong>Look for</strong> ${lookFor(picture, stage, row)}</p>
      </div>
      <div class=${classMap({ matrices: true, board: isBoard })}>
        ${linesOf(source, stage, headDim).map(
          (line) =>
            html`<div
              class=${classMap({
                line: true,
                beside: !isBoard && stage in besideAnother,
                level: source !== 'cross',
              })}
            >
              ${repeat(
                line,
                ({ matrix, extent }) => `${source} ${matrix} ${extent}`,
                (panel) => renderOne(panel, part, step),
              )}
            </div>`,
        )}
      </div>`;
  };
}
