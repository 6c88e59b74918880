/** Sentences to begin with. What is said of them holds for vectors that nothing has learned. */

export interface Preset {
  readonly sentence: string;
  /** The place of the word to look from, from 0. */
  readonly query: number;
  /** What to look for. */
  readonly lookFor: string;
}

export const presets = [
  {
    sentence: 'The cat sat on the mat because it was tired',
    query: 7,
    lookFor:
      '“it” means the cat, and only “tired” says so. Random vectors cannot know. Look at the two “the” instead: one word, one vector, one row.',
  },
  {
    sentence: 'The dogs in the park are playing',
    query: 5,
    lookFor:
      '“are” goes with “dogs”, not with “park” beside it. A trained head finds that out; random vectors put weight anywhere.',
  },
  {
    sentence: 'The book that I bought yesterday was interesting',
    query: 6,
    lookFor:
      '“was” goes with “book”, four words back. Distance costs attention nothing: every word is one step away.',
  },
  {
    sentence: 'The keys to the cabinet are on the table',
    query: 5,
    lookFor:
      'Three times “the”, three equal columns: random vectors know the word and not its place.',
  },
  {
    sentence: 'The trophy would not fit in the suitcase because it was too big',
    query: 9,
    lookFor:
      'Change “big” to “small” and “it” means the suitcase. Reading left to right, “it” cannot see that word.',
  },
  {
    sentence: 'The doctor told the nurse that she was tired',
    query: 6,
    lookFor:
      'Nobody can tell whom “she” means. A picture shows where a head looks, not what is true.',
  },
  {
    sentence: 'Once upon a time there was a brave knight',
    query: 8,
    lookFor: 'Two times “a”: their weights in a row are equal, and each is half of what both get.',
  },
  {
    sentence: 'John gave Mary the book and she thanked him',
    query: 6,
    lookFor:
      '“she” and “him” each need a person from before. Left to right, both names are already read.',
  },
] as const satisfies readonly Preset[];

export function presetFor(sentence: string): Preset | undefined {
  return presets.find((preset) => preset.sentence === sentence.trim());
}

export const presetSentences: readonly string[] = presets.map(({ sentence }) => sentence);
