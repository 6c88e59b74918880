/** What lesson 1 says about what it shows. */

import { describe, expect, it } from 'vitest';
import {
  largestWeights,
  messageFor,
  originText,
  question,
} from '../../web/lessons/01_spotlight/wording.ts';

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

  it('say how many words are shown, and that nothing is lost', () => {
    expect(messageFor(Array<string>(64).fill('a'))).toBe('');
    expect(messageFor(Array<string>(1500).fill('a'))).toBe(
      'Shown are the first 64 of 1,500 words. All of your text is kept.',
    );
    expect(messageFor([])).toMatch(/at least one word/);
    expect(messageFor(['one'])).toMatch(/only look at itself/);
  });

  it('say where the numbers come from', () => {
    expect(originText(42)).toBe('random vectors, seed 42: patterns carry no meaning yet');
  });
});
