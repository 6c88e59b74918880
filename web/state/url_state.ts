/**
 * The state of a lesson in its address: #/spotlight?sentence=...&seed=7. One table of names and types
 * drives reading and writing; what has its default is left out.
 */

/** How one choice is written. `parse` gives undefined for what cannot be: the default is used then. */
export interface Field<T> {
  readonly fallback: T;
  parse(text: string): T | undefined;
  format(value: T): string;
}

export type FieldTable<State> = { readonly [Name in keyof State]: Field<State[Name]> };

export function textField(fallback: string): Field<string> {
  return { fallback, parse: (text) => text, format: (value) => value };
}

/** A whole number in [low, high]. */
export function wholeNumberField(fallback: number, low: number, high: number): Field<number> {
  return {
    fallback,
    parse(text) {
      const value = /^\d+$/.test(text) ? Number(text) : NaN;
      return value >= low && value <= high ? value : undefined;
    },
    format: String,
  };
}

export function choiceField<const T extends string>(fallback: T, choices: readonly T[]): Field<T> {
  return {
    fallback,
    parse: (text) => choices.find((choice) => choice === text),
    format: (value) => value,
  };
}

export interface Address<State> {
  readonly route: string;
  readonly state: State;
}

/** Reads "#/route?name=value". Never throws: what is damaged is replaced by its default. */
export function readAddress<State extends object>(
  hash: string,
  fields: FieldTable<State>,
): Address<State> {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?');
  const given = new URLSearchParams(query);
  const state: Partial<State> = {};
  for (const name in fields) {
    const text = given.get(name);
    const parsed = text === null ? undefined : fields[name].parse(text);
    state[name] = parsed === undefined ? fields[name].fallback : parsed;
  }
  return { route: path, state: state as State };
}

export function writeAddress<State extends object>(
  { route, state }: Address<State>,
  fields: FieldTable<State>,
): string {
  const query = new URLSearchParams();
  for (const name in fields) {
    if (state[name] === fields[name].fallback) continue;
    query.set(name, fields[name].format(state[name]));
  }
  const written = query.toString();
  return written === '' ? `#/${route}` : `#/${route}?${written}`;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
