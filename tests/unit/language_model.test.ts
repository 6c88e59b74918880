/** A learned model through the package: what it gives agrees with itself and with what it is said to be. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createEngine, type LanguageModel, type Tensor } from '../../web/engine/index.ts';
import { matrixAt, rowOf } from '../../web/lib/tensor.ts';
import { bitsOf, expectClose, rowSums } from '../tensors.ts';

const engine = await createEngine();
const trainer = await engine.trainer({ seed: 3 });
await trainer.run({ steps: 20 }).next();
const model = await trainer.model();
const saved = await trainer.save();

const sentence = 'The dogs in the park chased the cat because they';
/** Never predicted. */
const marks = ['[S]', '[MASK]', '[UNK]'];
const [heads, headDim] = [model.numHeads, model.headDim];

describe('tokenize', () => {
  it('gives lower case, [S] first, a full stop last, and the places of what it does not know', async () => {
    const { tokens, ids, unknown } = await model.tokenize('The Cat, zorbled');
    expect(tokens[0]).toBe('[S]');
    expect(tokens.slice(1, 3).map((token) => token.replace(',', ''))).toEqual(['the', 'cat']);
    expect(tokens.slice(3)).toEqual(['zorbled', '.']);
    expect(unknown).toEqual([3]);
    expect(ids.map((id) => model.vocabulary[id])).toEqual(['[S]', 'the', 'cat', '[UNK]', '.']);
  });
});

describe('forward', () => {
  it('gives all that every layer computed, in the shapes of the words and heads', async () => {
    const { tokens, logits, layers } = await model.forward(sentence);
    const seq = tokens.length;
    expect(seq).toBe(12);
    expect(logits.shape).toEqual([seq, model.vocabulary.length]);
    expect(layers).toHaveLength(model.numLayers);
    for (const layer of layers) {
      for (const each of [layer.input, layer.output]) {
        expect(each.shape).toEqual([seq, model.embedDim]);
      }
      for (const each of [layer.query, layer.key, layer.value]) {
        expect(each.shape).toEqual([heads, seq, headDim]);
      }
      for (const each of [layer.positionBias, layer.scores, layer.maskedScores, layer.weights]) {
        expect(each.shape).toEqual([heads, seq, seq]);
      }
    }
  });

  it('scores by query, key and position, then masks, then takes the softmax', async () => {
    const { layers } = await model.forward(sentence);
    for (const { query, key, positionBias, scores, maskedScores, weights } of layers) {
      expectClose(scores, scoresOf(query, key, positionBias), 1e-5, 1e-5);
      const seq = weights.shape[1]!;
      scores.data.forEach((score, index) => {
        const [row, column] = [Math.floor(index / seq) % seq, index % seq];
        expect(maskedScores.data[index]).toBe(column > row ? -Infinity : score);
        if (column > row) expect(weights.data[index]).toBe(0);
      });
      expectClose(weights, await engine.softmax(maskedScores), 1e-5, 1e-7);
      for (const total of rowSums(weights)) expect(total).toBeCloseTo(1, 6);
    }
  });

  it('says of two words a distance apart what it says of any two as far apart', async () => {
    const { layers } = await model.forward(sentence);
    for (const { positionBias } of layers) {
      for (let head = 0; head < heads; ++head) {
        const bias = matrixAt(positionBias, head);
        for (let row = 1; row < bias.rows; ++row) {
          expect(rowOf(bias, row).slice(1)).toEqual(rowOf(bias, row - 1).slice(0, -1));
        }
      }
    }
  });

  it('reads left to right: a row keeps its bits when later words change', async () => {
    const [before, after] = [
      await model.forward('the cat sat on the mat'),
      await model.forward('the cat sat near a tall tower'),
    ];
    const kept = 4 * model.vocabulary.length;
    expect(bitsOf(after.logits.data.slice(0, kept))).toEqual(
      bitsOf(before.logits.data.slice(0, kept)),
    );
  });

  it('reads both ways when words are masked', async () => {
    const { layers } = await model.forward(sentence, { mode: 'masked' });
    for (const { scores, maskedScores, weights } of layers) {
      expect(bitsOf(maskedScores.data)).toEqual(bitsOf(scores.data));
      for (const weight of weights.data) expect(weight).toBeGreaterThan(0);
    }
  });

  it('goes without the heads that are off, and leaves what comes before them as it was', async () => {
    const all = await model.forward(sentence);
    const off = await model.forward(sentence, { headsOff: [{ layer: 1, head: 2 }] });
    expect(off.layers[0]).toEqual(all.layers[0]);
    expect(off.layers[1]!.weights).toEqual(all.layers[1]!.weights);
    expect(off.layers[1]!.output).not.toEqual(all.layers[1]!.output);
    expect(off.logits).not.toEqual(all.logits);
    expect(await model.forward(sentence)).toEqual(all);
  });

  it('tells all words the same where all heads of a layer are off', async () => {
    const headsOff = Array.from({ length: heads }, (_, head) => ({ layer: 0, head }));
    const { layers } = await model.forward(sentence, { headsOff });
    const output = matrixAt(layers[0]!.output, 0);
    for (let row = 1; row < output.rows; ++row)
      expect(rowOf(output, row)).toEqual(rowOf(output, 0));
  });
});

describe('attentionParams', () => {
  it('gives the parameters that make query, key, value and output of each layer', async () => {
    const { layers } = await model.forward(sentence);
    for (const [index, layer] of layers.entries()) {
      const params = await model.attentionParams(index);
      expect(Object.keys(params).sort()).toEqual(
        ['q', 'k', 'v', 'o'].flatMap((name) => [`w_${name}`, `b_${name}`]).sort(),
      );
      const projected = (x: Tensor, name: string): Promise<Tensor> =>
        engine.linear(x, params[`w_${name}`]!, { bias: params[`b_${name}`] });
      for (const stage of ['query', 'key', 'value'] as const) {
        const want = await projected(layer.input, stage[0]!);
        expect(bitsOf(joined(layer[stage]).data)).toEqual(bitsOf(want.data));
      }
      const { output: perHead } = await engine.attention(layer.query, layer.key, layer.value, {
        mask: layer.positionBias,
        causal: true,
      });
      expectClose(layer.output, await projected(joined(perHead), 'o'), 1e-5, 1e-5);
    }
  });

  it('gives copies', async () => {
    const before = await model.attentionParams(0);
    before.w_q!.data.fill(0);
    expect((await model.attentionParams(0)).w_q).not.toEqual(before.w_q);
  });
});

/** [heads, seq, headDim] -> [seq, embedDim], the heads side by side. */
function joined({ data, shape }: Tensor): Tensor {
  const [seq, embedDim] = [shape[1]!, heads * headDim];
  const rows = Float32Array.from({ length: seq * embedDim }, (_, index) => {
    const [row, column] = [Math.floor(index / embedDim), index % embedDim];
    const head = Math.floor(column / headDim);
    return data[(head * seq + row) * headDim + (column % headDim)]!;
  });
  return { shape: [seq, embedDim], data: rows };
}

describe('predict', () => {
  it('gives the likeliest words after those typed: the softmax of a row, without what is no word', async () => {
    const { tokens, logits } = await model.forward(sentence);
    const row = await probabilities(logits, tokens.length - 2);
    expect(await model.predict(sentence)).toEqual(likeliest(row, 5));
  });

  it('gives as many words as asked for, at any place; all of them sum to 1', async () => {
    const { logits } = await model.forward(sentence);
    const k = model.vocabulary.length - marks.length;
    const words = await model.predict(sentence, { position: 3, k });
    expect(words).toEqual(likeliest(await probabilities(logits, 2), k));
    expect(words.reduce((total, { probability }) => total + probability, 0)).toBeCloseTo(1, 5);
  });

  it('of a hidden word does not depend on that word', async () => {
    const options = { mode: 'masked', position: 6 } as const;
    const hidden = await model.predict('the dog in the park was tired', options);
    expect(await model.predict('the dog in the park is tired', options)).toEqual(hidden);
    const typed = await model.predict('the dog in the park [MASK] tired', { mode: 'masked' });
    expect(typed).toEqual(hidden);
  });
});

describe('evaluate', () => {
  it('scores every head in every role, and gives four roles to four heads', async () => {
    const heard: number[] = [];
    const { roles } = await model.evaluate({
      sentences: 20,
      seed: 1,
      onProgress: (done) => heard.push(done),
    });
    expect(Object.keys(roles).sort()).toEqual(['antecedent', 'opener', 'previous', 'subject']);
    for (const { best, score, perHead } of Object.values(roles)) {
      expect(perHead.map(({ length }) => length)).toEqual(Array(model.numLayers).fill(heads));
      expect(score).toBe(perHead[best.layer]![best.head]);
    }
    expect(new Set(Object.values(roles).map(({ best }) => JSON.stringify(best))).size).toBe(4);
    expect(roles.previous.accuracy).toBeNull();
    expect(roles.subject.accuracy).toBeGreaterThanOrEqual(0);
    expect(heard.at(-1)).toBe(1);
  });

  it('draws the same sentences for the same seed', async () => {
    const draw = async (seed: number) => model.evaluate({ sentences: 10, seed });
    expect(await draw(5)).toEqual(await draw(5));
    expect(await draw(6)).not.toEqual(await draw(5));
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('not now');
    const call = model.evaluate({
      sentences: 1000,
      signal: controller.signal,
      onProgress: () => {
        controller.abort(reason);
      },
    });
    await expect(call).rejects.toBe(reason);
    expect((await model.tokenize('the cat')).tokens).toHaveLength(4);
  });
});

describe('weights from elsewhere', () => {
  it('in memory stay the caller’s, and give the same bits', async () => {
    const before = saved.slice();
    for (const source of [saved, saved.buffer, new DataView(saved.buffer), Buffer.from(saved)]) {
      await sameAsTrained(await engine.languageModel(source));
    }
    expect(saved).toEqual(before);
  });

  it('are read before the call returns', async () => {
    const copy = saved.slice();
    const loading = engine.languageModel(copy);
    copy.fill(0);
    await sameAsTrained(await loading);
  });

  it('on disk are found by their address', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'spotlight-'));
    const url = pathToFileURL(path.join(folder, 'own.safetensors'));
    await writeFile(url, saved);
    for (const source of [url, url.href]) await sameAsTrained(await engine.languageModel(source));
    await rm(folder, { recursive: true });
  });

  it('have a card of what they say about themselves', async () => {
    const { card } = await engine.languageModel(saved);
    expect(card).toMatchObject({ seed: 3, steps: 20, recipe: { text: 'grammar' } });
    expect(card.parameters).toBeGreaterThan(50_000);
    expect(card.modes).toBeUndefined();
  });
});

it('works beside others, and after others are disposed', async () => {
  const [first, second] = [await engine.languageModel(saved), await engine.languageModel(saved)];
  first.dispose();
  first.dispose();
  await sameAsTrained(second);
  await expect(first.forward(sentence)).rejects.toMatchObject({
    code: 'invalid_argument',
    message: 'modelForward: this LanguageModel was disposed',
  });
});

async function sameAsTrained(other: LanguageModel): Promise<void> {
  expect(await other.forward(sentence)).toEqual(await model.forward(sentence));
  other.dispose();
}

/** query . key / sqrt(headDim) + bias, in double precision. */
function scoresOf(query: Tensor, key: Tensor, bias: Tensor): Tensor {
  const seq = query.shape[1]!;
  const data = bias.data.map((each, index) => {
    const [head, i, j] = [Math.floor(index / seq ** 2), Math.floor(index / seq) % seq, index % seq];
    const [q, k] = [rowOf(matrixAt(query, head), i), rowOf(matrixAt(key, head), j)];
    return q.reduce((dot, value, d) => dot + value * k[d]!, 0) / Math.sqrt(headDim) + each;
  });
  return { data, shape: bias.shape };
}

async function probabilities(logits: Tensor, row: number): Promise<Float32Array> {
  return rowOf(matrixAt(await engine.softmax(logits), 0), row);
}

function likeliest(row: Float32Array, k: number): unknown {
  const words = model.vocabulary
    .map((word, id) => ({ word, probability: row[id]! }))
    .filter(({ word }) => !marks.includes(word))
    .sort((a, b) => b.probability - a.probability);
  const total = words.reduce((sum, { probability }) => sum + probability, 0);
  return words.slice(0, k).map(({ word, probability }) => ({
    word,
    probability: expect.closeTo(probability / total, 6) as number,
  }));
}
