/** How the learned model and its training are carried out on the core. */

import type {
  CoreEvaluation,
  CoreLanguageModel,
  CoreModelForward,
  CoreModelOptions,
  CoreModule,
  CoreScalingTrial,
  CoreTrainer,
  CoreTrialReport,
} from './core_types.ts';
import type { Handlers, RunInSlices } from './handlers.ts';
import { Handles } from './handles.ts';
import type {
  Evaluation,
  ModelForward,
  ModelIdentity,
  ModelOperations,
  ReadingOptions,
  TrialReport,
} from './model_protocol.ts';

export function modelHandlers(
  core: CoreModule,
  inSlices: RunInSlices,
): Handlers<keyof ModelOperations> {
  const models = new Handles<CoreLanguageModel>('LanguageModel');
  const trainers = new Handles<CoreTrainer>('Trainer');
  const trials = new Handles<CoreScalingTrial>('ScalingTrial');

  const kept = (model: CoreLanguageModel): ModelIdentity => ({
    handle: models.keep(model),
    embedDim: model.embed_dim,
    numLayers: model.num_layers,
    numHeads: model.num_heads,
    headDim: model.head_dim,
    maxTokens: model.max_tokens,
    numParams: model.num_params,
    vocabulary: model.vocabulary(),
    metadata: model.metadata(),
  });

  return {
    createLanguageModel: ({ bytes }) => kept(new core.LanguageModel(bytes)),
    tokenize: ({ text, ...on }) => models.of(on).tokenize(text),
    modelForward: ({ text, mode, headsOff, ...on }) =>
      forwardFromCore(models.of(on).forward(text, toCore({ mode, headsOff }))),
    predict: ({ text, mode, headsOff, position, k, ...on }) =>
      models.of(on).predict(text, { ...toCore({ mode, headsOff }), position, k }),
    evaluate: ({ sentences, seed, mode, headsOff, ...on }, watch) =>
      inSlices(
        models.of(on).evaluate_job({ ...toCore({ mode, headsOff }), sentences, seed }),
        watch,
        evaluationFromCore,
      ),
    attentionParams: ({ layer, ...on }) => models.of(on).attention_params(layer),
    disposeLanguageModel: (on) => models.delete(on),

    createTrainer: ({ totalSteps, learningRate, causalShare, entropyCost, ...settings }) => {
      const trainer = new core.Trainer({
        ...settings,
        total_steps: totalSteps,
        learning_rate: learningRate,
        causal_share: causalShare,
        entropy_cost: entropyCost,
      });
      return {
        handle: trainers.keep(trainer),
        seed: trainer.seed,
        stepsDone: trainer.steps_done,
        totalSteps: trainer.total_steps,
      };
    },
    train: ({ steps, ...on }, watch) =>
      inSlices(
        trainers.of(on).run_job(steps),
        watch,
        ({ learning_rate: learningRate, ...report }) => ({ ...report, learningRate }),
      ),
    countTrainingSteps: (on) => trainers.of(on).steps_done,
    copyTrainedModel: (on) => kept(trainers.of(on).model()),
    saveTraining: (on) => trainers.of(on).save(),
    disposeTrainer: (on) => trainers.delete(on),

    createScalingTrial: ({ headDim, numHeads, totalSteps, ...settings }) => {
      const trial = new core.ScalingTrial({
        ...settings,
        head_dim: headDim,
        num_heads: numHeads,
        total_steps: totalSteps,
      });
      return { handle: trials.keep(trial), headDim: trial.head_dim, scaled: trial.scaled };
    },
    runTrial: ({ steps, ...on }, watch) =>
      inSlices(trials.of(on).run_job(steps), watch, trialReportFromCore),
    countTrialSteps: (on) => trials.of(on).steps_done,
    disposeScalingTrial: (on) => trials.delete(on),
  };
}

function toCore({ mode, headsOff }: ReadingOptions): CoreModelOptions {
  return { mode, heads_off: headsOff };
}

function forwardFromCore({ layers, ...forward }: CoreModelForward): ModelForward {
  return {
    ...forward,
    layers: layers.map(
      ({ position_bias: positionBias, masked_scores: maskedScores, ...layer }) => ({
        ...layer,
        positionBias,
        maskedScores,
      }),
    ),
  };
}

function trialReportFromCore({ step, steps }: CoreTrialReport): TrialReport {
  return {
    step,
    steps: steps.map(
      ({
        largest_weight: largestWeight,
        grad_scores: gradScores,
        grad_query_key: gradQueryKey,
        ...found
      }) => ({ ...found, largestWeight, gradScores, gradQueryKey }),
    ),
  };
}

function evaluationFromCore({ roles }: CoreEvaluation): Evaluation {
  const fromCore = ({
    per_head: perHead,
    ...score
  }: CoreEvaluation['roles']['subject']): Evaluation['roles']['subject'] => ({ ...score, perHead });
  return {
    roles: {
      subject: fromCore(roles.subject),
      antecedent: fromCore(roles.antecedent),
      previous: fromCore(roles.previous),
      opener: fromCore(roles.opener),
    },
  };
}
