/**
 * Sentences to begin with. What is said of them for the learned model is made of its own numbers; the other
 * text holds for vectors that nothing has learned.
 */

import type { Role } from '../engine/index.ts';
import type { Readings } from './readings.ts';

export interface Preset {
  readonly sentence: string;
  /** The place of the word to look from, from 0. */
  readonly query: number;
  /** What it is about: its head is looked through. */
  readonly role: Role;
  /** What to look for in the learned model. */
  readonly learned: (readings: Readings) => string;
  /** What to look for in random vectors. */
  readonly lookFor: string;
}

export const presets = [
  {
    sentence: 'The cat sat on the mat because it was tired',
    query: 7,
    role: 'antecedent',
    learned: ({ head, gpt, bert }) =>
      `Left to right nothing can decide whom “it” means: “tired” is not read yet, and ${head} puts ${gpt('it', 'cat')} on “cat” and ${gpt('it', 'mat')} on “mat”. Both ways “tired” is there, and the head puts ${bert('it', 'cat')} and ${bert('it', 'mat')}: its weights do not show what the word decides.`,
    lookFor:
      '“it” means the cat, and only “tired” says so. Random vectors cannot know. Look at the two “the” instead: one word, one vector, one row.',
  },
  {
    sentence: 'The dogs in the park are playing',
    query: 5,
    role: 'subject',
    learned: ({ head, gpt }) =>
      `“are” goes with “dogs”, not with “park” beside it: ${head} puts ${gpt('are', 'dogs')} on “dogs” and ${gpt('are', 'park')} on “park”. Already from “park”, where the verb is to be chosen, it puts ${gpt('park', 'dogs')} on “dogs”.`,
    lookFor:
      '“are” goes with “dogs”, not with “park” beside it. A trained head finds that out; random vectors put weight anywhere.',
  },
  {
    sentence: 'The book that I bought yesterday was interesting',
    query: 6,
    role: 'subject',
    learned: ({ head, gpt }) =>
      `“was” goes with “book”, five words back, with another subject in between: ${head} puts ${gpt('was', 'book')} on “book” and ${gpt('was', 'i')} on “I”. Distance costs attention nothing: every word is one step away.`,
    lookFor:
      '“was” goes with “book”, five words back. Distance costs attention nothing: every word is one step away.',
  },
  {
    sentence: 'The keys to the cabinet are on the table',
    query: 5,
    role: 'subject',
    learned: ({ head, gpt }) =>
      `“are” goes with “keys”, and “cabinet” stands in the way: ${head} puts ${gpt('are', 'keys')} on “keys” and ${gpt('are', 'cabinet')} on “cabinet”. From “cabinet”, where “is” or “are” has to be chosen, it puts ${gpt('cabinet', 'keys')} on “keys”.`,
    lookFor:
      'Three times “the”, three equal columns: random vectors know the word and not its place.',
  },
  {
    sentence: 'The trophy would not fit in the suitcase because it was too big',
    query: 9,
    role: 'antecedent',
    learned: ({ head, gpt, bert }) =>
      `“it” means the trophy, and only “big” says so. Left to right it is not read yet: ${head} puts ${gpt('it', 'suitcase')} on “suitcase” and ${gpt('it', 'trophy')} on “trophy”, with “small” as well as with “big”. Both ways it puts ${bert('it', 'suitcase')} and ${bert('it', 'trophy')}: its weights do not show what the word decides.`,
    lookFor:
      'Change “big” to “small” and “it” means the suitcase. Reading left to right, “it” cannot see that word.',
  },
  {
    sentence: 'The doctor told the nurse that she was tired',
    query: 6,
    role: 'antecedent',
    learned: ({ head, gpt }) =>
      `Nobody can tell whom “she” means. From “she”, ${head} puts ${gpt('she', 'nurse')} on “nurse” and ${gpt('she', 'doctor')} on “doctor”. A picture shows where a head looks, not what is true.`,
    lookFor:
      'Nobody can tell whom “she” means. A picture shows where a head looks, not what is true.',
  },
  {
    sentence: 'Once upon a time there was a brave knight',
    query: 8,
    role: 'previous',
    learned: ({ head, gpt, shuffled }) =>
      `From each word, ${head} looks at the word before: ${gpt('knight', 'brave')} from “knight” on “brave”. That is a pattern of places, not of grammar: trained on shuffled words, a head does it with ${shuffled}.`,
    lookFor: 'Two times “a”: their weights in a row are equal, and each is half of what both get.',
  },
  {
    sentence: 'John gave Mary the book and she thanked him',
    query: 6,
    role: 'antecedent',
    learned: ({ head, gpt }) =>
      `“she” and “him” each need a person from before: ${head} puts ${gpt('she', 'mary')} on “Mary” from “she”, and ${gpt('him', 'john')} on “John” from “him”.`,
    lookFor:
      '“she” and “him” each need a person from before. Left to right, both names are already read.',
  },
] as const satisfies readonly Preset[];

export function presetFor(sentence: string): Preset | undefined {
  return presets.find((preset) => preset.sentence === sentence.trim());
}

export const presetSentences: readonly string[] = presets.map(({ sentence }) => sentence);
