/** What lessons 1 and 4 say of the learned model, and how its heads and words are chosen. */

import { describe, expect, it } from 'vitest';
import { createEngine, type ModelCard, type RoleScore } from '../../web/engine/index.ts';
import { leakVerdict } from '../../web/lessons/04_causal/leak_test.ts';
import { predictNext } from '../../web/lessons/04_causal/next_word.ts';
import { thereText } from '../../web/lessons/04_causal/next_word_bars.ts';
import { knownHeads, throughIn, throughOptions } from '../../web/lessons/known_heads.ts';
import { createLearnedModel, ModelNotLoaded } from '../../web/lessons/learned_model.ts';
import { learnedSentence } from '../../web/lessons/learned_sentence.ts';
import { countWords, modelSentenceMessage, tokenAt } from '../../web/lessons/learned_words.ts';

const engine = await createEngine();
const model = await engine.languageModel();

describe('the word to look from', () => {
  it('comes after [S], may be the full stop, and is the last word for places beyond', () => {
    const words = ['the', 'cat'];
    expect([0, 1, 2, 3, 10_000].map((query) => tokenAt(query, words))).toEqual([1, 2, 3, 2, 2]);
  });
});

describe('the words that the model knows', () => {
  it('are counted without tokens that are none', () => {
    expect(countWords(['[S]', '[MASK]', '[UNK]', '.', 'cat', 'dog'])).toBe(2);
  });

  it('are said not to be others, which are named as far as there is room', () => {
    const said = (...unknown: string[]) => modelSentenceMessage('some words', unknown, 263);
    expect(said('zorb')).toBe(
      '“zorb” is not among the 263 words this model knows. It reads it as [UNK].',
    );
    expect(said('a', 'b', 'a', 'c', 'd')).toMatch(/^“a”, “b”, “c” and “d” are not among/u);
    expect(said('a', 'b', 'c', 'd', 'e', 'f')).toMatch(/^“a”, “b”, “c” and 3 more words are not/u);
    expect(said('x'.repeat(2000)).length).toBeLessThan(100);
  });

  it('are told from the others, the full stop included', async () => {
    const words = ['The', 'zorb', 'sat,'];
    const { labels, unknown, known } = await learnedSentence(model, words, 'causal');
    expect(labels).toEqual(['[S]', 'The', 'zorb', 'sat,', '.']);
    expect(unknown).toEqual([false, true, false, false]);
    expect(known).toBe(model.vocabulary.length - 4);
  });
});

describe('what is looked through', () => {
  const scored = (layer: number, head: number, perHead: number[][]): RoleScore => ({
    best: { layer, head },
    score: 0.9,
    accuracy: 0.9,
    perHead,
  });
  const roles = {
    subject: scored(1, 1, [
      [0, 0],
      [0, 0.9],
    ]),
    antecedent: scored(1, 0, [
      [0, 0],
      [0.9, 0],
    ]),
    previous: scored(0, 0, [
      [0.9, 0],
      [0, 0],
    ]),
    opener: scored(0, 1, [
      [0, 0.1],
      [0, 0],
    ]),
  };
  const card: ModelCard = {
    name: 'made up',
    seed: 1,
    steps: 1,
    parameters: 1,
    recipe: {},
    modes: { causal: { roles }, masked: { roles } },
  };
  const places = [0, 1].flatMap((layer) => [0, 1].map((head) => ({ layer, head })));
  const heads = knownHeads(card, 'causal', places);

  it('is the head that stands for a role, an own choice, or what the lesson is about', () => {
    const through = (text: string) => throughIn(card, 'causal', heads, text, 'antecedent');
    expect(through('subject')).toEqual({ kind: 'head', layer: 1, head: 1 });
    expect(through('1.2')).toEqual({ kind: 'head', layer: 0, head: 1 });
    expect(through('average')).toEqual({ kind: 'all' });
    expect(through('')).toEqual({ kind: 'head', layer: 1, head: 0 });
    expect(through('nonsense')).toEqual(through(''));
  });

  it('is offered by names that come from scores, in quotes, and as averages', () => {
    expect(throughOptions(heads).map(({ value, text }) => `${value} ${text}`)).toEqual([
      '1.1 head 1·1, “previous”',
      '1.2 head 1·2, no role',
      '2.1 head 2·1, “antecedent”',
      '2.2 head 2·2, “subject”',
      'average1 the average of layer 1',
      'average2 the average of layer 2',
      'average the average of all heads',
    ]);
  });
});

describe('the next word', () => {
  const sentence = 'The dogs in the park are playing';

  it('is expected left to right as from the words so far alone', async () => {
    const words = sentence.split(' ');
    for (const count of [1, 4, 7]) {
      const { causal } = await predictNext(model, sentence, count + 1);
      expect(causal.words).toEqual(await model.predict(words.slice(0, count).join(' ')));
    }
  });

  it('is expected both ways as if it were hidden', async () => {
    const { masked } = await predictNext(model, sentence, 6);
    const hidden = sentence.replace('are', '[MASK]');
    expect(masked.words).toEqual(await model.predict(hidden, { mode: 'masked' }));
  });

  it('is told with its probability, also when it is not among the five', async () => {
    const { causal } = await predictNext(model, sentence, 2);
    const all = await model.predict('The', { k: model.vocabulary.length - 3 });
    expect(causal.there).toEqual(all.find(({ word }) => word === 'dogs'));
    expect((await predictNext(model, 'the zorb', 2)).causal.there).toBeUndefined();
    expect((await predictNext(model, 'the cat', 3)).causal.there?.word).toBe('.');
  });

  it('is said in words', () => {
    const words = [{ word: 'cat', probability: 0.4 }];
    expect(thereText({ words, there: words[0] }, 'Cat,')).toBe(
      'Here stands “Cat,”: the outlined bar.',
    );
    expect(thereText({ words, there: { word: 'dog', probability: 0.034 } }, 'dog')).toBe(
      'Here stands “dog”, which gets 3%: it is not among these 1.',
    );
    expect(thereText({ words, there: undefined }, 'zorb')).toBe(
      'Here stands “zorb”: the model does not know it, and cannot expect it.',
    );
  });
});

describe('the leak test', () => {
  const moved = { sameBits: false, largest: 1 };
  const same = { sameBits: true, largest: 0 };

  it('counts the results before the changed word, and says so when nothing was changed', () => {
    const leak = {
      changed: 2,
      bothChanges: [moved, same, moved],
      causalChanges: [same, same, moved],
    };
    expect(leakVerdict(leak)).toBe(
      'Of 2 earlier results, 1 changed reading both ways. Under the causal mask, none moved by a single bit.',
    );
    expect(leakVerdict({ ...leak, causalChanges: [moved, same, moved] })).toContain(
      '1 changed under the mask.',
    );
    expect(leakVerdict({ ...leak, bothChanges: [same, same, same] })).toContain('same as before');
  });
});

describe('the model of the page', () => {
  it('is loaded once for an engine, and again after a failure', async () => {
    let calls = 0;
    const failing = { languageModel: () => Promise.reject(new Error(`failure ${++calls}`)) };
    const learnedModel = createLearnedModel();
    await expect(learnedModel(failing as never)).rejects.toThrow(ModelNotLoaded);
    await expect(learnedModel(failing as never)).rejects.toThrow('failure 2');
    const [first, second] = await Promise.all([learnedModel(engine), learnedModel(engine)]);
    expect(second).toBe(first);
  });
});
