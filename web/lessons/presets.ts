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
    learned: ({ antecedent: { head, gpt, bert } }) =>
      `Left to right, “tired” is not read when “it” is. All the same, ${head} puts ${gpt('it', 'cat')} on “cat” and ${gpt('it', 'mat')} on “mat”; it would with “dirty” at the end, which says the mat. Both ways it sees the last word, and puts ${bert('it', 'cat')} and ${bert('it', 'mat')}. Where a head looks does not tell what “it” means.`,
    lookFor:
      '“it” means the cat, and only “tired” says so. Random vectors cannot know. Look at the two “the” instead: one word, one vector, one row.',
  },
  {
    sentence: 'The dogs in the park are playing',
    query: 5,
    role: 'subject',
    learned: ({ subject: { head, gpt } }) =>
      `“are” goes with “dogs”, not with “park” beside it: from “are”, ${head} puts ${gpt('are', 'dogs')} on “dogs” and ${gpt('are', 'park')} on “park”. Already from “park”, where the verb has to be chosen, it puts ${gpt('park', 'dogs')} on “dogs”.`,
    lookFor:
      '“are” goes with “dogs”, not with “park” beside it. A trained head finds that out; random vectors put weight anywhere.',
  },
  {
    sentence: 'The book that I bought yesterday was interesting',
    query: 6,
    role: 'subject',
    learned: ({ subject: { head, gpt } }) =>
      `“was” goes with “book”, six words back, and “I” in between is a subject too: ${head} puts ${gpt('was', 'book')} on “book” and ${gpt('was', 'I')} on “I”. Distance costs attention nothing: every word is one step away.`,
    lookFor:
      '“was” goes with “book”, five words back. Distance costs attention nothing: every word is one step away.',
  },
  {
    sentence: 'The keys to the cabinet are on the table',
    query: 5,
    role: 'subject',
    learned: ({ subject: { head, gpt } }) =>
      `“are” goes with “keys”, and “cabinet” stands in between: from “are”, ${head} puts ${gpt('are', 'keys')} on “keys” and ${gpt('are', 'cabinet')} on “cabinet”. Already from “cabinet”, where the verb has to be chosen, it puts ${gpt('cabinet', 'keys')} on “keys”.`,
    lookFor:
      'Three times “the”, three equal columns: random vectors know the word and not its place.',
  },
  {
    sentence: 'The trophy would not fit in the suitcase because it was too big',
    query: 9,
    role: 'antecedent',
    learned: ({ antecedent: { head, gpt, bert } }) =>
      `“it” means the trophy because of “big”, which is not read when “it” is. All the same, ${head} puts ${gpt('it', 'trophy')} on “trophy” and ${gpt('it', 'suitcase')} on “suitcase”; it would with “small” at the end, which says the suitcase. Both ways it sees the last word, and puts ${bert('it', 'trophy')} and ${bert('it', 'suitcase')}.`,
    lookFor:
      'Change “big” to “small” and “it” means the suitcase. Reading left to right, “it” cannot see that word.',
  },
  {
    sentence: 'The doctor told the nurse that she was tired',
    query: 6,
    role: 'antecedent',
    learned: ({ antecedent: { head, gpt } }) =>
      `Nobody can tell whom “she” means. Still ${head} puts ${gpt('she', 'doctor')} on “doctor” and ${gpt('she', 'nurse')} on “nurse”: a row always sums to 1. A picture shows where a head looks, not what is true.`,
    lookFor:
      'Nobody can tell whom “she” means. A picture shows where a head looks, not what is true.',
  },
  {
    sentence: 'Once upon a time there was a brave knight',
    query: 8,
    role: 'previous',
    learned: ({ previous: { head, gpt, shuffled } }) =>
      `Whatever the words mean, ${head} looks at the one before: from “knight” it puts ${gpt('knight', 'brave')} on “brave”. That is a pattern of places, not of grammar: a head that was trained on shuffled words puts ${shuffled} on the word before.`,
    lookFor: 'Two times “a”: their weights in a row are equal, and each is half of what both get.',
  },
  {
    sentence: 'John gave Mary the book and she thanked him',
    query: 6,
    role: 'antecedent',
    learned: ({ antecedent, subject }) =>
      `“she” means Mary, and the head that is best at antecedents misses her: from “she”, ${antecedent.head} puts ${antecedent.gpt('she', 'John')} on “John”, ${antecedent.gpt('she', 'book')} on “book” and ${antecedent.gpt('she', 'Mary')} on “Mary”. A name says what a head does most of the time. The one that is best at subjects, ${subject.head}, puts ${subject.gpt('she', 'Mary')} on “Mary” from “she”, and ${subject.gpt('him', 'John')} on “John” from “him”.`,
    lookFor:
      '“she” and “him” each need a person from before. Left to right, both names are already read.',
  },
] as const satisfies readonly Preset[];

export function presetFor(sentence: string): Preset | undefined {
  return presets.find((preset) => preset.sentence === sentence.trim());
}

export const presetSentences: readonly string[] = presets.map(({ sentence }) => sentence);
