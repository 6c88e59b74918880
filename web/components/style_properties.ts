/**
 * Sets style properties of an element through its style object. Lit's styleMap writes a style
 * attribute at the first render, and the page's content security policy forbids those.
 */

import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

type StyleProperties = Readonly<Record<string, string>>;

class StylePropertiesDirective extends Directive {
  #previous: StyleProperties = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styleProperties belongs on an element');
  }

  override render(_properties: StyleProperties): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [StyleProperties]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const name in this.#previous) {
      if (!(name in properties)) style.removeProperty(name);
    }
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    this.#previous = properties;
    return noChange;
  }
}

/** In a template: `<span ${styleProperties({ 'background-color': colour })}></span>` */
export const styleProperties = directive(StylePropertiesDirective);
