/** Gives elements their names, those that have none yet. */

/** Classes by the names that they are to have. */
export type ElementTable = Readonly<Record<string, CustomElementConstructor>>;

export function defineElements(elements: ElementTable): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
