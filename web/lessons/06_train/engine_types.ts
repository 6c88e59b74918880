/** Mirrors what web/engine/index.ts will export. */

import type { Tensor } from '../../lib/tensor.ts';

export type ReadingMode = 'causal' | 'masked';
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}
export type Role = 'subject' | 'antecedent' | 'previous' | 'opener';
export interface RoleScore {
  readonly best: HeadPlace;
  readonly score: number;
  readonly accuracy: number | null;
  readonly perHead: readonly (readonly number[])[];
}
export interface Evaluation {
  readonly roles: Readonly<Record<Role, RoleScore>>;
}
export interface Tokens {
  readonly tokens: readonly string[];
  readonly ids: readonly number[];
  readonly unknown: readonly number[];
}
export interface ModelForward {
  readonly tokens: readonly string[];
  readonly logits: Tensor;
  readonly layers: readonly { readonly maskedScores: Tensor; readonly weights: Tensor }[];
}
export interface LanguageModel {
  readonly card: { readonly seed: number; readonly steps: number; readonly parameters: number };
  readonly vocabulary: readonly string[];
  readonly maxTokens: number;
  tokenize(text: string): Promise<Tokens>;
  forward(text: string, options?: { mode?: ReadingMode }): Promise<ModelForward>;
  evaluate(options?: {
    sentences?: number;
    seed?: number;
    mode?: ReadingMode;
  }): Promise<Evaluation>;
  dispose(): void;
}
export interface TrainingReport {
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number;
  readonly elapsedMs: number;
  readonly stepsPerSecond: number;
}
export interface Trainer {
  readonly stepsDone: number;
  readonly totalSteps: number;
  run(options?: {
    steps?: number;
    reportEvery?: number;
    signal?: AbortSignal;
  }): AsyncIterable<TrainingReport>;
  model(): Promise<LanguageModel>;
  save(): Promise<Uint8Array<ArrayBuffer>>;
  dispose(): void;
}
export interface TrainerOptions {
  readonly seed?: number;
  readonly totalSteps?: number;
  readonly learningRate?: number;
  readonly causalShare?: number;
  readonly from?: Uint8Array<ArrayBuffer>;
}
