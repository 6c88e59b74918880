/**
 * The package: attention computed by a C++ core in WebAssembly, in browsers and in Node.
 *
 *   const engine = await createEngine();
 *   const { weights } = await engine.attention(q, k, v, { causal: true, returns: ['weights'] });
 */

import { checkedBoolean, checkedOptions, invalid } from './arguments.ts';
import { Engine } from './engine.ts';
import type { SpotlightError } from './errors.ts';
import type { Link } from './link.ts';
import type { WasmSource } from './load_core.ts';
import { requireWasmSupport } from './wasm_support.ts';
import { WorkerLink } from './worker_link.ts';

export type { Allowed, NestedNumbers, Tensor, TensorLike } from '../lib/tensor.ts';
export type { AttentionOptions, Engine, RandomEmbeddingsOptions } from './engine.ts';
export { errorCodes, SpotlightError, type ErrorCode } from './errors.ts';
export type { EvaluateOptions, LanguageModel, PredictOptions } from './language_model.ts';
export type { WasmSource } from './load_core.ts';
export type { WeightsSource } from './load_model.ts';
export type { ModelOptions } from './model_arguments.ts';
export type { ModelCard, SwitchedOff } from './model_card.ts';
export type {
  Evaluation,
  HeadPlace,
  ModelForward,
  ModelLayer,
  ReadingMode,
  Role,
  RoleScore,
  Tokens,
  TrialReport,
  TrialStep,
  WordProbability,
} from './model_protocol.ts';
export type {
  AttentionGradients,
  AttentionResult,
  AttentionTiming,
  MemoryReport,
  MultiHeadGradients,
  Params,
  SoftmaxTerms,
  Stage,
} from './protocol.ts';
export type { ScalingTrial, ScalingTrialOptions, TrialRunOptions } from './scaling_trial.ts';
export type {
  MaskOption,
  MaskOptions,
  ParamsLike,
  SimpleAttention,
  SimpleAttentionOptions,
  WithWeights,
} from './simple_attention.ts';
export type { TimeAttentionOptions } from './timing_options.ts';
export type { RunOptions, Trainer, TrainerOptions, TrainingReport } from './trainer.ts';

export interface EngineOptions {
  /** Run the core in a worker of its own. Default: in browsers yes, in Node no. */
  worker?: boolean | undefined;
  /** The address or the bytes of the .wasm file. Default: the file beside this package. */
  wasm?: WasmSource | undefined;
  /** Gives up loading. */
  signal?: AbortSignal | undefined;
  /**
   * Called when the engine dies after it was loaded, be it in the middle of a call or not. The next call
   * starts a new one; what was made before (a SimpleAttention) is lost with the old one.
   */
  onCrash?: ((error: SpotlightError) => void) | undefined;
}

/**
 * Loads the core. Rejects with a SpotlightError: engine_crashed if it cannot be loaded here (the
 * message says why), invalid_argument for options that cannot be; or with the signal's reason.
 */
export async function createEngine(options?: EngineOptions): Promise<Engine> {
  const known = ['worker', 'wasm', 'signal', 'onCrash'] as const;
  const { worker, wasm, signal, onCrash } = checkedOptions(options, known, 'createEngine');
  const inWorker = checkedBoolean(worker ?? hasWorkers(), 'createEngine: worker');
  if (inWorker && !hasWorkers()) throw invalid('createEngine: worker: there are no workers here');
  requireOptionKinds({ wasm, signal, onCrash });
  signal?.throwIfAborted();
  requireWasmSupport();

  const link = inWorker ? new WorkerLink(wasm, onCrash) : await inThreadLink(wasm, onCrash);
  await startUnlessAborted(link, signal);
  return new Engine(link);
}

function requireOptionKinds({ wasm, signal, onCrash }: EngineOptions): void {
  const isSource =
    wasm === undefined ||
    typeof wasm === 'string' ||
    (wasm as unknown) instanceof URL ||
    (wasm as unknown) instanceof ArrayBuffer ||
    ArrayBuffer.isView(wasm);
  if (!isSource) throw invalid('createEngine: wasm: expected an address or the bytes of the file');
  if (signal !== undefined && !((signal as unknown) instanceof AbortSignal)) {
    throw invalid('createEngine: signal: expected an AbortSignal');
  }
  if (onCrash !== undefined && typeof onCrash !== 'function') {
    throw invalid('createEngine: onCrash: expected a function');
  }
}

async function startUnlessAborted(link: Link, signal: AbortSignal | undefined): Promise<void> {
  const giveUp = (): void => {
    link.close(signal?.reason as Error);
  };
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    if (signal?.aborted) giveUp(); // it was, while the link itself was loaded
    await link.start();
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

/** Loaded only where it is used: a page that has the core in a worker does not need it a second time. */
async function inThreadLink(...settings: ConstructorParameters<typeof WorkerLink>): Promise<Link> {
  const { InThreadLink } = await import('./in_thread_link.ts');
  return new InThreadLink(...settings);
}

/** Node's workers are of another kind; there the core runs in the thread. */
function hasWorkers(): boolean {
  return typeof Worker === 'function' && typeof window !== 'undefined';
}
