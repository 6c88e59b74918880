/** Sentences to begin with; the choices of a lesson start at the first. */

export const presets = [
  'The cat sat on the mat because it was tired',
  'The dogs in the park are playing',
  'The book that I bought yesterday was interesting',
  'The keys to the cabinet are on the table',
  'The trophy would not fit in the suitcase because it was too big',
  'The doctor told the nurse that she was tired',
  'Once upon a time there was a brave knight',
  'John gave Mary the book and she thanked him',
] as const;
