// The trial of scaled and unscaled scores: what it reports is what the plain transformer finds, the
// two kinds differ in nothing but the scaling, and the scaling shows.
#include "transformer/scaling_trial.hpp"

#include "helpers.hpp"
#include "plain_in_core.hpp"
#include "plain_transformer_backward.hpp"
#include "transformer/training_batch.hpp"

namespace spotlight {
namespace {

TrialOptions small(double head_dim, bool scaled) {
  TrialOptions options;
  options.head_dim = head_dim;
  options.scaled = scaled;
  options.seed = 5;
  options.batch = 4;
  options.total_steps = 20;
  return options;
}

std::vector<double> numbers_of(const TrialStep& step) {
  return {step.loss, step.largest_weight, step.entropy, step.grad_scores, step.grad_query_key};
}

std::vector<double> numbers_of(const TrialOptions& options, Size steps) {
  ScalingTrial trial(options);
  std::vector<double> all;
  for (Size n = 0; n < steps; ++n) {
    const std::vector<double> found = numbers_of(trial.step());
    all.insert(all.end(), found.begin(), found.end());
  }
  EXPECT_EQ(trial.steps_done(), steps);
  return all;
}

plain::Batch plain_batch(const Batch& batch) {
  plain::Batch plain{.sentences = {}, .targets = {}, .causal = true};
  for (Size n = 0; n < batch.sentence_count(); ++n) {
    const kernels::Range rows = batch.sentence(n);
    plain.sentences.emplace_back(batch.ids.begin() + rows.begin, batch.ids.begin() + rows.end);
    plain.targets.emplace_back(batch.targets.begin() + rows.begin,
                               batch.targets.begin() + rows.end);
  }
  return plain;
}

void expect_what_the_plain_transformer_finds(const TrialOptions& options) {
  ScalingTrial trial(options);
  const ParameterLayout layout(trial.config());
  const std::vector<float> start = layout.initial(5);
  plain::Params<double> params(plain::config_of(trial.config()));
  for (const auto& tensor : plain::list_of(params)) {
    const ParameterEntry& entry = *plain::entry_of(layout, tensor);
    std::copy_n(start.data() + entry.offset, entry.count, tensor.data);
  }
  const plain::Batch batch = plain_batch(training_batch(trial.recipe(), 1));
  const auto activations = plain::forward(params, batch);
  const auto loss = plain::loss_of(activations, batch);
  const auto grads = plain::gradients_of(params, batch, activations, loss);
  double largest = 0;
  double rows = 0;
  double squares = 0;
  for (const auto& layer : activations.layers) {
    for (const auto& head : layer.heads) {
      largest += head.weights.rowwise().maxCoeff().sum();
      rows += static_cast<double>(head.weights.rows());
    }
  }
  for (const auto& layer : grads.layers) {
    squares += layer.w_q.squaredNorm() + layer.w_k.squaredNorm();
  }

  const TrialStep step = trial.step();
  EXPECT_NEAR(step.loss, loss.cross_entropy, 1e-5);
  EXPECT_NEAR(step.largest_weight, largest / rows, 1e-5);
  EXPECT_NEAR(step.entropy, loss.entropy, 1e-5);
  EXPECT_NEAR(step.grad_query_key, std::sqrt(squares), 1e-4 * std::sqrt(squares));
}

TEST(ScalingTrial, FindsWhatThePlainTransformerFinds) {
  expect_what_the_plain_transformer_finds(small(5, true));
  expect_what_the_plain_transformer_finds(small(64, true));
  expect_what_the_plain_transformer_finds(small(64, false));
}

TEST(ScalingTrial, GivesTheSameBitsTwice) {
  EXPECT_EQ(numbers_of(small(16, false), 6), numbers_of(small(16, false), 6));
}

/// sqrt(1) is 1: there is nothing to scale, so all else that differed would show.
TEST(ScalingTrial, DiffersInNothingButTheScaling) {
  EXPECT_EQ(numbers_of(small(1, true), 6), numbers_of(small(1, false), 6));
  EXPECT_NE(numbers_of(small(4, true), 1), numbers_of(small(4, false), 1));
}

TEST(ScalingTrial, StartsWithFlatRowsWhereScoresAreScaledAndWithPeaksWhereNot) {
  const auto first = [](double head_dim, bool scaled) {
    TrialOptions options = small(head_dim, scaled);
    options.batch = 16;
    return ScalingTrial(options).step();
  };
  double before = 0.6;
  for (const double head_dim : {16, 64, 256}) {
    const TrialStep scaled = first(head_dim, true);
    const TrialStep unscaled = first(head_dim, false);
    EXPECT_NEAR(scaled.largest_weight, 0.44, 0.04) << head_dim;
    EXPECT_NEAR(scaled.entropy, 1.43, 0.12) << head_dim;
    EXPECT_GT(unscaled.largest_weight, before) << head_dim;
    EXPECT_LT(unscaled.entropy, scaled.entropy / 1.8) << head_dim;
    EXPECT_GT(unscaled.grad_query_key, 2 * scaled.grad_query_key) << head_dim;
    before = unscaled.largest_weight;
  }
}

TEST(ScalingTrial, Learns) {
  TrialOptions options = small(16, true);
  options.batch = 8;
  options.total_steps = 60;
  ScalingTrial trial(options);
  const double blind = std::log(static_cast<double>(trial.config().vocab_size));
  EXPECT_NEAR(trial.step().loss, blind, 1);
  double last = 0;
  for (int n = 0; n < 59; ++n) last = trial.step().loss;
  EXPECT_LT(last, blind - 1);
}

TEST(ScalingTrial, RejectsNumbersThatCannotBe) {
  const auto expect_bad = [](double TrialOptions::*member, double number,
                             const std::string& message) {
    TrialOptions options;
    options.*member = number;
    expect_error(ErrorCode::kInvalidArgument, "scaling_trial: " + message,
                 [&] { ScalingTrial trial(options); });
  };
  const std::string width = "head_dim: expected a whole number from 1 to 512, got ";
  expect_bad(&TrialOptions::head_dim, 0, width + "0");
  expect_bad(&TrialOptions::head_dim, 513, width + "513");
  expect_bad(&TrialOptions::head_dim, 1.5, width + "1.5");
  expect_bad(&TrialOptions::head_dim, kNaN, width + "NaN");
  expect_bad(&TrialOptions::head_dim, 1e12, width + "1000000000000");
  expect_bad(&TrialOptions::num_heads, 9, "num_heads: expected a whole number from 1 to 8, got 9");
  expect_bad(&TrialOptions::batch, 257, "batch: expected a whole number from 1 to 256, got 257");
  expect_bad(&TrialOptions::total_steps, 0,
             "total_steps: expected a whole number from 1 to 1000000, got 0");
  expect_bad(&TrialOptions::seed, -1,
             "seed: expected a whole number from 0 to 9007199254740991, got -1");
}

}  // namespace
}  // namespace spotlight
