/** What the colours of a heatmap mean: 0 to 1, and the hatch. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { defaultPalette, weightRamp, type Palette } from '../../lib/colour.ts';
import { hatched } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

/**
 * @cssproperty --ink-2, --rule, --hatch - see styles/tokens.css
 */
export class SpotlightLegend extends LitElement {
  static override properties = { hatch: {}, palette: { attribute: false } };

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

  constructor() {
    super();
    this.hatch = '';
    this.palette = defaultPalette;
  }

  protected override render(): TemplateResult {
    const ramp = `linear-gradient(to right, ${weightRamp(this.palette).join(', ')})`;
    return html`<span>0</span>
      <span class="ramp" ${styleProperties({ background: ramp })}></span>
      <span>1</span>
      ${
        this.hatch === ''
          ? nothing
          : html`<span class="reason"><span class="swatch hatched"></span>${this.hatch}</span>`
      }`;
  }
}
