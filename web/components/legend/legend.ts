/** What the colours of a heatmap mean: 0 to 1, or both signs up to an end; and the hatch. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { defaultPalette, weightRamp, type Palette } from '../../lib/colour.ts';
import { signedRamp } from '../../lib/signed_colour.ts';
import { hatched } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

/**
 * @cssproperty --ink-2, --rule, --hatch - see styles/tokens.css
 */
export class SpotlightLegend extends LitElement {
  static override properties = {
    hatch: {},
    palette: { attribute: false },
    end: { attribute: false },
    most: { attribute: false },
  };

  static override styles = [
    hatched,
    css`
      :host {
        align-items: center;
        color: var(--ink-2);
        display: flex;
        flex-wrap: wrap;
        font: var(--label);
        gap: 4px 10px;
      }

      .ramp {
        block-size: 14px;
        border: 1px solid var(--rule);
        forced-color-adjust: none;
        border-radius: var(--radius-cell);
        inline-size: 180px;
      }

      .swatch {
        block-size: 14px;
        border: 1px solid var(--hatch);
        inline-size: 22px;
      }

      .reason {
        margin-inline-start: 14px;
        align-items: center;
        display: inline-flex;
        gap: 10px;
      }
    `,
  ];

  /** Why some cells are hatched ("not read yet"); empty: none are. */
  declare hatch: string;
  declare palette: Palette;
  /** The end of a signed scale, from −end to end; absent for weights. */
  declare end: number | undefined;
  /** The smallest weight that has the last colour. */
  declare most: number;

  constructor() {
    super();
    this.hatch = '';
    this.palette = defaultPalette;
    this.end = undefined;
    this.most = 1;
  }

  protected override render(): TemplateResult {
    const { end, most, palette } = this;
    const stops = end === undefined ? weightRamp(palette) : signedRamp(palette.theme);
    const ramp = `linear-gradient(to right, ${stops.join(', ')})`;
    return html`<span>${end === undefined ? '0' : `−${end}`}</span>
      <span class="ramp" ${styleProperties({ background: ramp })}></span>
      <span>${end ?? (most === 1 ? '1' : `${most} or more`)}</span>
      ${
        this.hatch === ''
          ? nothing
          : html`<span class="reason"><span class="swatch hatched"></span>${this.hatch}</span>`
      }`;
  }
}
