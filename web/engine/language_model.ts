/** The client of one learned model, which lives beside the core. */

import { checkedNumber, checkedOptions, checkedWatch } from './arguments.ts';
import type { CallWatch, Link } from './link.ts';
import {
  checkedReading,
  checkedText,
  modelOptions,
  optionalNumber,
  type ModelOptions,
} from './model_arguments.ts';
import type { ModelCard } from './model_card.ts';
import type {
  Evaluation,
  ModelForward,
  ModelIdentity,
  Tokens,
  WordProbability,
} from './model_protocol.ts';
import type { Params } from './protocol.ts';
import { RemoteObject } from './remote_object.ts';

export interface PredictOptions extends ModelOptions {
  /**
   * Index in `tokens` of the word to be predicted. Causal: from the words before it; default the last
   * place, so what follows the words typed. Masked: that word is hidden; default a typed [MASK], else
   * the last word.
   */
  position?: number | undefined;
  /** How many words. Default 5. */
  k?: number | undefined;
}

export interface EvaluateOptions extends ModelOptions, CallWatch {
  /** Items for each role. Default 200; typically 50 to 1000. */
  sentences?: number | undefined;
  /** Fixes the draw of sentences: a whole number from 0 to 2^53 - 1. Default 1. */
  seed?: number | undefined;
}

/**
 * A small transformer, trained on sentences of a small English grammar. Every call gives a promise, and
 * rejects with a SpotlightError: invalid_argument for a text without words or with more than maxTokens,
 * out_of_range for heads or positions that are not there, out_of_memory.
 */
export class LanguageModel {
  readonly card: ModelCard;
  /** All words that it knows, by id. */
  readonly vocabulary: readonly string[];
  readonly embedDim: number;
  readonly numLayers: number;
  readonly numHeads: number;
  readonly headDim: number;
  /** '[S]' and the full stop included. */
  readonly maxTokens: number;
  readonly #remote: RemoteObject;

  /** Use engine.languageModel(), or trainer.model(). */
  constructor(link: Link, identity: ModelIdentity, card: ModelCard) {
    this.#remote = new RemoteObject(link, 'LanguageModel', identity);
    this.card = card;
    this.vocabulary = identity.vocabulary;
    this.embedDim = identity.embedDim;
    this.numLayers = identity.numLayers;
    this.numHeads = identity.numHeads;
    this.headDim = identity.headDim;
    this.maxTokens = identity.maxTokens;
  }

  /** The text in lower case, '[S]' first, '.' appended if absent; of any length. */
  async tokenize(text: string): Promise<Tokens> {
    return await this.#remote.ask('tokenize', { text: checkedText(text, 'tokenize: text') });
  }

  /** Reads the text, and gives all that was computed on the way. */
  async forward(text: string, options?: ModelOptions): Promise<ModelForward> {
    const caller = 'forward';
    const given = checkedOptions(options, modelOptions, caller);
    return await this.#remote.ask('modelForward', {
      text: checkedText(text, `${caller}: text`),
      ...checkedReading(given, caller),
    });
  }

  /** The likeliest words at one place, the likeliest first; '[S]', '[MASK]' and '[UNK]' are none. */
  async predict(text: string, options?: PredictOptions): Promise<readonly WordProbability[]> {
    const caller = 'predict';
    const known = [...modelOptions, 'position', 'k'] as const;
    const { position, k, ...reading } = checkedOptions(options, known, caller);
    return await this.#remote.ask('predict', {
      text: checkedText(text, `${caller}: text`),
      ...checkedReading(reading, caller),
      position: optionalNumber(position, `${caller}: position`),
      k: optionalNumber(k, `${caller}: k`),
    });
  }

  /**
   * Copies of one layer's attention parameters: w_q, w_k, w_v, w_o [embedDim, embedDim], used as x * w, and
   * b_q, b_k, b_v, b_o [embedDim]; a head's columns of w_q, w_k, w_v stand side by side. Layers count from 0;
   * out_of_range for any other.
   */
  async attentionParams(layer: number): Promise<Params> {
    const caller = 'attentionParams';
    return await this.#remote.ask(caller, { layer: checkedNumber(layer, `${caller}: layer`) });
  }

  /** Scores every head in every role, on sentences that no model was trained on. Takes its time: in slices. */
  async evaluate(options?: EvaluateOptions): Promise<Evaluation> {
    const caller = 'evaluate';
    const known = [...modelOptions, 'sentences', 'seed', 'signal', 'onProgress'] as const;
    const { sentences, seed, ...rest } = checkedOptions(options, known, caller);
    const request = {
      ...checkedReading(rest, caller),
      sentences: optionalNumber(sentences, `${caller}: sentences`),
      seed: optionalNumber(seed, `${caller}: seed`),
    };
    return await this.#remote.ask(caller, request, checkedWatch(options, caller));
  }

  /** Frees its memory. May be called again; any other call after it is an invalid_argument. */
  dispose(): void {
    this.#remote.dispose();
  }
}
