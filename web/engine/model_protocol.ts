/** What the client may ask of the learned model and of its training, and the types that both sides share. */

import type { Tensor } from '../lib/tensor.ts';
import type { OnHandle } from './handles.ts';

/** Left to right, to predict the next word (as GPT); or both ways, to predict a hidden one (as BERT). */
export type ReadingMode = 'causal' | 'masked';

/** A head of the model: both count from 0. */
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

/**
 * What a head may have learned to look at: the subject of the verb, the antecedent of the pronoun, the
 * previous word, the adverb that opened the sentence.
 */
export type Role = 'subject' | 'antecedent' | 'previous' | 'opener';

/** A text as the model reads it: lower case, '[S]' first, '.' last. */
export interface Tokens {
  /** Words that the model does not know keep their text. */
  readonly tokens: readonly string[];
  /** Rows of the vocabulary, one for each token; those of unknown words are that of '[UNK]'. */
  readonly ids: readonly number[];
  /** Places of the unknown words in `tokens`. */
  readonly unknown: readonly number[];
}

/** All that one layer's attention computed. */
export interface ModelLayer {
  /** [seq, embedDim]: the residual stream after layer norm, what query, key and value are made of. */
  readonly input: Tensor;
  /** [heads, seq, headDim], and so are key and value. */
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  /** [heads, seq, seq], and so are all up to weights: what was learned about distance, part of the scores. */
  readonly positionBias: Tensor;
  readonly scores: Tensor;
  readonly maskedScores: Tensor;
  readonly weights: Tensor;
  /** [seq, embedDim]: what attention adds to the residual stream, w_o included. */
  readonly output: Tensor;
}

export interface ModelForward {
  readonly tokens: readonly string[];
  /** [seq, vocabulary]: softmax of a row gives the probability of each word. */
  readonly logits: Tensor;
  readonly layers: readonly ModelLayer[];
}

export interface WordProbability {
  readonly word: string;
  readonly probability: number;
}

/** How well the heads fill a role, on sentences that were never trained on. */
export interface RoleScore {
  /** The head that has the role: four different heads for the four roles, with the largest total score. */
  readonly best: HeadPlace;
  /** Of that head, from 0 to 1: how often its largest weight is at the right word; 'previous': its mean weight there. */
  readonly score: number;
  /** How often the model predicts the word that depends on the role; 'previous' has none. */
  readonly accuracy: number | null;
  /** perHead[layer][head]: the scores of all heads. */
  readonly perHead: readonly (readonly number[])[];
}

export interface Evaluation {
  readonly roles: Readonly<Record<Role, RoleScore>>;
}

/** What a file of weights says about itself. */
interface ModelMetadata {
  readonly seed: number;
  /** Training steps. */
  readonly steps: number;
  /** What it was trained on: 'grammar', or a control: 'shuffled_targets', 'shuffled_words'. */
  readonly text: string;
}

/** A model that lives beside the core, and what never changes about it. */
export interface ModelIdentity extends OnHandle {
  readonly embedDim: number;
  readonly numLayers: number;
  readonly numHeads: number;
  readonly headDim: number;
  readonly maxTokens: number;
  readonly numParams: number;
  readonly vocabulary: readonly string[];
  readonly metadata: ModelMetadata;
}

/** How a trainer is set up; what is left out is the core's default, or what the file `from` says. */
export interface TrainerSettings {
  readonly seed?: number | undefined;
  readonly totalSteps?: number | undefined;
  readonly learningRate?: number | undefined;
  readonly batch?: number | undefined;
  readonly causalShare?: number | undefined;
  readonly entropyCost?: number | undefined;
  readonly from?: Uint8Array<ArrayBuffer> | undefined;
}

/** How a trial is set up; what is left out is the core's default. */
export interface TrialSettings {
  readonly headDim?: number | undefined;
  readonly numHeads?: number | undefined;
  readonly scaled?: boolean | undefined;
  readonly seed?: number | undefined;
  readonly totalSteps?: number | undefined;
  readonly batch?: number | undefined;
}

/** What one step of a trial found, before it changed the parameters. Rows are those of all layers, heads and words. */
export interface TrialStep {
  /** Cross-entropy of the next words, in nats a word. */
  readonly loss: number;
  /** The largest weight of a row: the mean over all rows. From 0 to 1. */
  readonly largestWeight: number;
  /** Of a row of weights, in nats: the mean over all rows. */
  readonly entropy: number;
  /**
   * |dL/dscores|: the length (root of the sum of squares) of the gradient of the step's loss by all scores
   * together, as softmax gets them: after the scaling, so that scaled and unscaled can be compared.
   */
  readonly gradScores: number;
  /** The length of the gradients of the loss by all w_q and w_k together. */
  readonly gradQueryKey: number;
}

export interface TrialReport {
  /** Steps done in all. */
  readonly step: number;
  /** One for each step of this run, in order. */
  readonly steps: readonly TrialStep[];
}

/** How a text is read: checked and copied. */
export interface ReadingOptions {
  readonly mode: ReadingMode;
  readonly headsOff: readonly HeadPlace[];
}

export interface ModelOperations {
  createLanguageModel: { request: { bytes: Uint8Array<ArrayBuffer> }; reply: ModelIdentity };
  tokenize: { request: OnHandle & { text: string }; reply: Tokens };
  modelForward: { request: OnHandle & ReadingOptions & { text: string }; reply: ModelForward };
  predict: {
    request: OnHandle &
      ReadingOptions & { text: string; position?: number | undefined; k?: number | undefined };
    reply: readonly WordProbability[];
  };
  evaluate: {
    request: OnHandle &
      ReadingOptions & { sentences?: number | undefined; seed?: number | undefined };
    reply: Evaluation;
  };
  attentionParams: {
    request: OnHandle & { layer: number };
    reply: Readonly<Record<string, Tensor>>;
  };
  disposeLanguageModel: { request: OnHandle; reply: null };

  createTrainer: {
    request: TrainerSettings;
    reply: OnHandle & { seed: number; stepsDone: number; totalSteps: number };
  };
  /** So many steps more. If it fails, or is aborted, the steps that were done remain. */
  train: {
    request: OnHandle & { steps: number };
    reply: { step: number; loss: number; learningRate: number };
  };
  countTrainingSteps: { request: OnHandle; reply: number };
  /** A copy of the model as it is now. */
  copyTrainedModel: { request: OnHandle; reply: ModelIdentity };
  saveTraining: { request: OnHandle; reply: Uint8Array<ArrayBuffer> };
  disposeTrainer: { request: OnHandle; reply: null };

  createScalingTrial: {
    request: TrialSettings;
    reply: OnHandle & { headDim: number; scaled: boolean };
  };
  /** So many steps more. If it fails, or is aborted, the steps that were done remain. */
  runTrial: { request: OnHandle & { steps: number }; reply: TrialReport };
  countTrialSteps: { request: OnHandle; reply: number };
  disposeScalingTrial: { request: OnHandle; reply: null };
}
