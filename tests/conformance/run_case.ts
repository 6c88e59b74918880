/** Runs a case of the official data through the package, and says where the results differ. */

import type {
  Allowed,
  AttentionOptions,
  AttentionResult,
  Engine,
  Stage,
  Tensor,
} from '../../web/engine/index.ts';
import type { CaseTensor, ConformanceCase } from './cases.ts';

interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

function numbers({ data }: CaseTensor): number[] {
  return data.map((value) => Number(value));
}

function tensor(from: CaseTensor): Tensor {
  return { data: Float32Array.from(numbers(from)), shape: from.shape };
}

/** [batch, length, heads * width] -> [batch, heads, length, width]; the hidden axis is head-major. */
function splitHeads({ data, shape }: Tensor, heads: number): Tensor {
  const [batch = 1, length = 1, hidden = 1] = shape;
  const width = hidden / heads;
  const split = new Float32Array(data.length);
  let at = 0;
  for (let b = 0; b < batch; ++b) {
    for (let h = 0; h < heads; ++h) {
      for (let i = 0; i < length; ++i) {
        const from = (b * length + i) * hidden + h * width;
        split.set(data.subarray(from, from + width), at);
        at += width;
      }
    }
  }
  return { data: split, shape: [batch, heads, length, width] };
}

/** The way back. */
function joinHeads({ data, shape }: Tensor): Tensor {
  const [batch = 1, heads = 1, length = 1, width = 1] = shape;
  const joined = new Float32Array(data.length);
  let from = 0;
  for (let b = 0; b < batch; ++b) {
    for (let h = 0; h < heads; ++h) {
      for (let i = 0; i < length; ++i) {
        joined.set(data.subarray(from, from + width), ((b * length + i) * heads + h) * width);
        from += width;
      }
    }
  }
  return { data: joined, shape: [batch, length, heads * width] };
}

/** What is wrong with the values; empty if nothing. */
function differences(
  name: string,
  got: Tensor | undefined,
  want: CaseTensor,
  tolerance: Tolerance,
): string[] {
  if (!got) return [`${name}: missing`];
  if (got.shape.join() !== want.shape.join()) {
    return [`${name}: shape [${got.shape.join()}] instead of [${want.shape.join()}]`];
  }
  const wanted = numbers(want);
  const { rtol, atol } = tolerance;
  const bad = wanted.findIndex((value, index) => {
    const mine = got.data[index] ?? NaN;
    if (!Number.isFinite(value)) return !Object.is(mine, value);
    return !(Math.abs(mine - value) <= atol + rtol * Math.abs(value));
  });
  return bad < 0 ? [] : [`${name}[${bad}]: ${got.data[bad]} instead of ${wanted[bad]}`];
}

const stageOfMode: readonly Stage[] = ['scores', 'cappedScores', 'maskedScores', 'weights'];

/** The Attention operator of ONNX. */
export async function runOnnxCase(
  engine: Engine,
  { attributes, inputs, outputs }: ConformanceCase,
  tolerance: Tolerance,
): Promise<string[]> {
  const { Q, K, V, attn_mask: mask, past_key: pastKey, past_value: pastValue } = inputs;
  if (!Q || !K || !V) return ['no query, key or value'];
  const { nonpad_kv_seqlen: lengths } = inputs;
  const packed = Q.shape.length === 3;
  const input = (from: CaseTensor, heads: unknown): Tensor =>
    packed ? splitHeads(tensor(from), Number(heads)) : tensor(from);
  const stage = stageOfMode[Number(attributes.qk_matmul_output_mode ?? 0)] ?? 'scores';
  const returns: Stage[] = [
    ...(outputs.qk_matmul_output ? [stage] : []),
    ...(outputs.present_key ? (['present'] as const) : []),
  ];
  const { left_window_size: left = -1, right_window_size: right = -1 } = attributes;
  const options: AttentionOptions = {
    causal: attributes.is_causal === 1,
    softcap: Number(attributes.softcap ?? 0),
    window: [Number(left), Number(right)],
    returns,
    ...(attributes.scale !== undefined && { scale: Number(attributes.scale) }),
    ...(pastKey && { pastKey: tensor(pastKey) }),
    ...(pastValue && { pastValue: tensor(pastValue) }),
    ...(lengths && { kvLengths: numbers(lengths) }),
    ...(mask?.dtype === 'bool' && { allowed: allowed(mask) }),
    ...(mask && mask.dtype !== 'bool' && { mask: tensor(mask) }),
  };
  const result = await engine.attention(
    input(Q, attributes.q_num_heads),
    input(K, attributes.kv_num_heads),
    input(V, attributes.kv_num_heads),
    options,
  );
  const got: Record<string, Tensor | undefined> = {
    Y: packed ? joinHeads(result.output) : result.output,
    present_key: result.presentKey,
    present_value: result.presentValue,
    qk_matmul_output: stage === 'present' ? undefined : result[stage],
  };
  return Object.entries(outputs).flatMap(([name, want]) =>
    want ? differences(name, got[name], want, tolerance) : [],
  );
}

function allowed({ data, shape }: CaseTensor): Allowed {
  return { data: Uint8Array.from(data, (value) => Number(value)), shape };
}

/** x [batch, length, inputs], w [outputs, inputs] as PyTorch stores it -> x w^T + b, in double. */
function linear({ data, shape }: Tensor, w: Tensor, bias: ArrayLike<number> | undefined): Tensor {
  const [batch = 1, length = 1, inputs = 1] = shape;
  const [outputs = 1] = w.shape;
  const projected = new Float32Array(batch * length * outputs);
  for (let row = 0; row < batch * length; ++row) {
    for (let o = 0; o < outputs; ++o) {
      let total = bias?.[o] ?? 0;
      for (let i = 0; i < inputs; ++i) {
        total += (data[row * inputs + i] ?? NaN) * (w.data[o * inputs + i] ?? NaN);
      }
      projected[row * outputs + o] = total;
    }
  }
  return { data: projected, shape: [batch, length, outputs] };
}

/** The forward pass of nn.MultiheadAttention: projected here, attended by the package. */
export async function runTorchCase(engine: Engine, torch: ConformanceCase): Promise<string[]> {
  const { attributes, inputs, parameters = {}, outputs, tolerance } = torch;
  const embedDim = Number(attributes.embed_dim);
  const heads = Number(attributes.num_heads);
  const batchFirst = attributes.batch_first === true;
  const unbatched = inputs.query?.shape.length === 2;

  const given = (name: string): Tensor => batched(tensor(inputs[name]!), unbatched, batchFirst);
  const whole = parameters.in_proj_weight && tensor(parameters.in_proj_weight);
  const bias = parameters.in_proj_bias && numbers(parameters.in_proj_bias);
  const project = (name: 'query' | 'key' | 'value', index: number): Tensor => {
    const part = whole?.data.subarray(index * embedDim ** 2, (index + 1) * embedDim ** 2);
    const own = parameters[`${name[0]}_proj_weight`];
    const w = part ? { data: part, shape: [embedDim, embedDim] } : tensor(own!);
    const b = bias?.slice(index * embedDim, (index + 1) * embedDim);
    return splitHeads(linear(given(name), w, b), heads);
  };
  const [query, key, value] = [project('query', 0), project('key', 1), project('value', 2)];
  const [batch = 1, , kvLength = 1] = key.shape;
  const result = await engine.attention(query, key, value, {
    mask: jointMask(inputs, batch, heads, query.shape[2] ?? 1, kvLength),
    returns: ['weights'],
  });
  const out = parameters['out_proj.bias'];
  const output = linear(
    joinHeads(result.output),
    tensor(parameters['out_proj.weight']!),
    out && numbers(out),
  );
  const { attn_output: wantOutput, attn_output_weights: wantWeights } = outputs;
  return [
    ...differences('attn_output', unbatch(output, unbatched, batchFirst), wantOutput!, tolerance),
    ...(wantWeights
      ? differences(
          'attn_output_weights',
          weightsLike(result, wantWeights, unbatched),
          wantWeights,
          tolerance,
        )
      : []),
  ];
}

/** To [batch, length, width]. */
function batched(x: Tensor, unbatched: boolean, batchFirst: boolean): Tensor {
  if (unbatched) return { ...x, shape: [1, ...x.shape] };
  return batchFirst ? x : swapped(x);
}

function unbatch(x: Tensor, unbatched: boolean, batchFirst: boolean): Tensor {
  if (unbatched) return { ...x, shape: x.shape.slice(1) };
  return batchFirst ? x : swapped(x);
}

/** [a, b, width] -> [b, a, width] */
function swapped({ data, shape: [a = 1, b = 1, width = 1] }: Tensor): Tensor {
  const turned = new Float32Array(data.length);
  for (let i = 0; i < a; ++i) {
    for (let j = 0; j < b; ++j) {
      const from = (i * b + j) * width;
      turned.set(data.subarray(from, from + width), (j * a + i) * width);
    }
  }
  return { data: turned, shape: [b, a, width] };
}

/** PyTorch's two masks as one additive one; its boolean ones say what may not be attended to. */
function jointMask(
  { attn_mask: mask, key_padding_mask: padding }: ConformanceCase['inputs'],
  batch: number,
  heads: number,
  length: number,
  kvLength: number,
): Tensor {
  const entry = (from: CaseTensor | undefined, index: number): number => {
    if (!from) return 0;
    const value = from.data[index];
    return from.dtype === 'bool' ? (value ? -Infinity : 0) : Number(value);
  };
  const perHead = mask?.shape.length === 3;
  const data = new Float32Array(batch * heads * length * kvLength);
  let at = 0;
  for (let b = 0; b < batch; ++b) {
    for (let h = 0; h < heads; ++h) {
      for (let i = 0; i < length; ++i) {
        for (let j = 0; j < kvLength; ++j) {
          const plane = perHead ? b * heads + h : 0;
          data[at++] =
            entry(mask, (plane * length + i) * kvLength + j) + entry(padding, b * kvLength + j);
        }
      }
    }
  }
  return { data, shape: [batch, heads, length, kvLength] };
}

/** Averaged over heads, or without the batch, as the case has it. */
function weightsLike({ weights }: AttentionResult, want: CaseTensor, unbatched: boolean): Tensor {
  const { data, shape } = weights!;
  const [batch = 1, heads = 1, length = 1, kvLength = 1] = shape;
  const averaged = want.shape.length === (unbatched ? 2 : 3);
  if (!averaged) return { data, shape: unbatched ? shape.slice(1) : shape };
  const size = length * kvLength;
  const mean = Float32Array.from({ length: batch * size }, (_, index) => {
    const b = Math.floor(index / size);
    let total = 0;
    for (let h = 0; h < heads; ++h) total += data[(b * heads + h) * size + (index % size)] ?? NaN;
    return total / heads;
  });
  return { data: mean, shape: unbatched ? [length, kvLength] : [batch, length, kvLength] };
}

/** w [outputs, inputs] as PyTorch stores it -> [inputs, outputs], used as x * w; and the way back. */
function transposed({ data, shape: [rows = 1, columns = 1] }: Tensor): Tensor {
  const turned = Float32Array.from(
    { length: data.length },
    (_, index) => data[(index % rows) * columns + Math.floor(index / rows)] ?? NaN,
  );
  return { data: turned, shape: [columns, rows] };
}

/** One third (query, key, value) of the joint parameters. */
function thirdOf({ data, shape: [rows = 1, ...rest] }: Tensor, index: number): Tensor {
  const size = data.length / 3;
  return { data: data.slice(index * size, (index + 1) * size), shape: [rows / 3, ...rest] };
}

/** The gradients of nn.MultiheadAttention, against SimpleAttention with the same parameters. */
export async function runTorchBackwardCase(
  engine: Engine,
  { attributes, inputs, parameters = {}, grads = {}, tolerance }: ConformanceCase,
): Promise<string[]> {
  const numHeads = Number(attributes.num_heads);
  const [w, b] = [parameters.in_proj_weight!, parameters.in_proj_bias];
  const [wOut, bOut] = [parameters['out_proj.weight']!, parameters['out_proj.bias']];
  const attention = await engine.simpleAttention({
    embedDim: Number(attributes.embed_dim),
    numHeads,
    bias: b !== undefined,
  });
  const names = ['q', 'k', 'v'] as const;
  await attention.setParams({
    ...Object.fromEntries(
      names.map((name, index) => [`w_${name}`, transposed(thirdOf(tensor(w), index))]),
    ),
    w_o: transposed(tensor(wOut)),
    ...(b && {
      ...Object.fromEntries(names.map((name, index) => [`b_${name}`, thirdOf(tensor(b), index)])),
      b_o: tensor(bOut!),
    }),
  });
  const matrixOf = (from: CaseTensor): Tensor => ({ ...tensor(from), shape: from.shape.slice(1) });
  const [query, key, value] = [inputs.query!, inputs.key!, inputs.value!].map(matrixOf) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const whole = jointMask(inputs, 1, numHeads, query.shape[0] ?? 1, key.shape[0] ?? 1);
  const mask = { ...whole, shape: whole.shape.slice(1) };
  const gradOutput = matrixOf(inputs.R!);
  const got = await attention.multiHeadAttentionBackward(query, key, value, gradOutput, { mask });
  attention.dispose();

  const like = (name: string, from: Tensor | undefined, want: CaseTensor | undefined): string[] =>
    want ? differences(name, from && { ...from, shape: want.shape }, want, tolerance) : [];
  const { gradParams } = got;
  const joined = (parts: readonly Tensor[]): Tensor => ({
    data: Float32Array.from(parts.flatMap(({ data }) => [...data])),
    shape: [],
  });
  return [
    ...like('query', got.gradQuery, grads.query),
    ...like('key', got.gradKey, grads.key),
    ...like('value', got.gradValue, grads.value),
    ...like(
      'w',
      joined(names.map((name) => transposed(gradParams[`w_${name}`]!))),
      grads.in_proj_weight,
    ),
    ...like('w_o', transposed(gradParams.w_o!), grads['out_proj.weight']),
    ...(b
      ? [
          ...like('b', joined(names.map((name) => gradParams[`b_${name}`]!)), grads.in_proj_bias),
          ...like('b_o', gradParams.b_o, grads['out_proj.bias']),
        ]
      : []),
    ...(await maskDifferences(
      engine,
      { query, key, value, mask, gradOutput },
      { w: tensor(w), b: b && numbers(b), wOut: tensor(wOut) },
      numHeads,
      grads.attn_mask,
      tolerance,
    )),
  ];
}

/** The gradient of a float mask, which SimpleAttention does not give: through engine.attentionBackward. */
async function maskDifferences(
  engine: Engine,
  call: Readonly<Record<'query' | 'key' | 'value' | 'mask' | 'gradOutput', Tensor>>,
  { w, b, wOut }: { w: Tensor; b: number[] | undefined; wOut: Tensor },
  numHeads: number,
  want: CaseTensor | undefined,
  tolerance: Tolerance,
): Promise<string[]> {
  if (!want) return [];
  const asBatch = (x: Tensor): Tensor => ({ ...x, shape: [1, ...x.shape] });
  const heads = [call.query, call.key, call.value].map((x, index) => {
    const size = (b?.length ?? 0) / 3;
    const bias = b?.slice(index * size, (index + 1) * size);
    return splitHeads(linear(asBatch(x), thirdOf(w, index), bias), numHeads);
  }) as [Tensor, Tensor, Tensor];
  const gradHeads = splitHeads(
    linear(asBatch(call.gradOutput), transposed(wOut), undefined),
    numHeads,
  );
  const shared = want.shape.length === 2;
  const mask = shared
    ? { data: call.mask.data.slice(0, call.mask.data.length / numHeads), shape: want.shape }
    : call.mask;
  const { gradMask } = await engine.attentionBackward(...heads, gradHeads, { mask });
  return differences('attn_mask', gradMask, want, tolerance);
}
