/** What lesson 1 says about what it shows. */

import { describe, expect, it } from 'vitest';
import { largestWeights, library, question } from '../../web/lessons/01_spotlight/wording.ts';
import { looksAt } from '../../web/lessons/largest_weights.ts';
import { presets } from '../../web/lessons/presets.ts';
import { originText } from '../../web/lessons/random_attention.ts';
import { sentenceMessage } from '../../web/lessons/sentence_message.ts';

describe('the sentences of lesson 1', () => {
  it('name the chosen word, shortened if need be', () => {
    expect(question('it')).toBe('Where does “it” look?');
    expect(question('x'.repeat(2000)).length).toBeLessThan(40);
  });

  it('say the two largest weights', () => {
    const row = Float32Array.of(0.1, 0.61, 0.29);
    expect(largestWeights(['The', 'cat', 'sat'], 2, row)).toBe(
      '“sat” puts 61% on “cat” and 29% on itself.',
    );
    expect(largestWeights(['one'], 0, Float32Array.of(1))).toBe('“one” puts 100% on itself.');
  });

  it('tell the library picture on the chosen words', () => {
    const row = Float32Array.of(0.1, 0.61, 0.29);
    expect(library(['The', 'cat', 'sat'], 2, row).map(({ text }) => text)).toEqual([
      'what “sat” is looking for',
      'the label each word holds up; query · key is the score',
      'what a word hands over: 61% of what “cat” holds, 29% of what “sat” holds',
    ]);
    expect(looksAt(['The', 'cat', 'sat'], 2, row)).toBe('sat looks at cat 61%, sat 29%');
  });

  it('name words that stand in their presets, and the word to look from among them', () => {
    for (const { sentence, query, lookFor } of presets) {
      const words = sentence.split(' ');
      expect(words[query]).toBeDefined();
      const named = [...lookFor.matchAll(/“(\w+)”/g)].map(([, word]) => word);
      // "small" is what "big" is to be changed to.
      for (const word of named) {
        if (word !== 'small')
          expect(sentence.toLowerCase().split(' ')).toContain(word?.toLowerCase());
      }
    }
  });

  it('say how many words are shown, and that nothing is lost', () => {
    expect(sentenceMessage(Array<string>(64).fill('a'))).toBe('');
    expect(sentenceMessage(Array<string>(1500).fill('a'))).toBe(
      'Shown are the first 64 of 1,500 words. All of your text is kept.',
    );
    expect(sentenceMessage([])).toMatch(/at least one word/);
    expect(sentenceMessage(['one'])).toMatch(/only look at itself/);
  });

  it('say where the numbers come from', () => {
    expect(originText(42)).toBe('random vectors, seed 42: patterns carry no meaning yet');
  });
});
