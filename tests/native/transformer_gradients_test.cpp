// The loss and the gradients of the transformer, for every kind of parameter, against the plain
// transformer in double, which central differences hold (plain_transformer_test.cpp).
#include <gtest/gtest.h>

#include <random>

#include "plain_in_core.hpp"
#include "plain_transformer_backward.hpp"
#include "transformer/network.hpp"

namespace spotlight {
namespace {

/// Small, and with sentences that are longer than the largest offset.
const TransformerConfig kConfig{.vocab_size = 37,
                                .embed_dim = 24,
                                .num_layers = 2,
                                .num_heads = 3,
                                .head_dim = 8,
                                .ff_dim = 20,
                                .max_len = 20,
                                .max_offset = 3};

/// Heads that together are wider than the stream, and scores that are not scaled.
TransformerConfig wide_config() {
  TransformerConfig config = kConfig;
  config.head_dim = 20;
  config.scaled = false;
  return config;
}

struct Problem {
  std::vector<float> params;
  Batch batch;
  plain::Params<double> plain_params;
  plain::Batch plain_batch;
};

/// Parameters of all kinds are random, those that start from 0 or 1 too.
Problem random_problem(const TransformerConfig& config, ReadingMode mode, double entropy_cost,
                       std::uint32_t seed) {
  std::mt19937 rng(seed);
  std::normal_distribution<float> normal(0, 0.3F);
  const ParameterLayout layout(config);
  Problem problem{.params = layout.initial(seed),
                  .batch = {},
                  .plain_params = plain::Params<double>(plain::config_of(config)),
                  .plain_batch = {}};
  for (float& param : problem.params) param += normal(rng);
  problem.batch.mode = mode;
  problem.plain_batch.causal = mode == ReadingMode::kCausal;
  problem.plain_batch.entropy_cost = entropy_cost;
  std::uniform_int_distribution<TokenId> word(0, static_cast<TokenId>(config.vocab_size - 1));
  for (const int length : {7, 1, 20, 17, 3}) {
    std::vector<TokenId> sentence(static_cast<std::size_t>(length));
    std::vector<TokenId> targets(sentence.size());
    for (TokenId& id : sentence) id = word(rng);
    for (TokenId& target : targets) target = word(rng) % 3 == 0 ? kNoTarget : word(rng);
    problem.batch.add(sentence);
    std::copy(targets.begin(), targets.end(), problem.batch.targets.end() - length);
    problem.plain_batch.sentences.push_back(sentence);
    problem.plain_batch.targets.push_back(targets);
  }
  return problem;
}

void expect_same_gradients(const TransformerConfig& config, ReadingMode mode, double entropy_cost) {
  Problem problem = random_problem(config, mode, entropy_cost, 5);
  const ParameterLayout layout(config);
  auto plain_list = plain::list_of(problem.plain_params);
  ASSERT_EQ(plain_list.size(), layout.entries().size());
  for (auto& parameter : plain_list) {
    const ParameterEntry* const found = plain::entry_of(layout, parameter);
    ASSERT_NE(found, nullptr) << parameter.name;
    const ParameterEntry& entry = *found;
    ASSERT_EQ(static_cast<std::size_t>(parameter.rows * parameter.cols), entry.count);
    EXPECT_EQ(parameter.decays, entry.decays) << entry.name;
    std::copy_n(problem.params.data() + entry.offset, entry.count, parameter.data);
  }

  const auto activations = plain::forward(problem.plain_params, problem.plain_batch);
  const auto expected_loss = plain::loss_of(activations, problem.plain_batch);
  auto expected =
      plain::gradients_of(problem.plain_params, problem.plain_batch, activations, expected_loss);

  Network network(config);
  std::vector<float> grads(layout.count());
  const Network::Loss loss = network.gradients(
      layout.pointers_into(static_cast<const float*>(problem.params.data())), problem.batch,
      static_cast<float>(entropy_cost), layout.pointers_into(grads.data()));

  EXPECT_NEAR(loss.sum / static_cast<double>(loss.targets), expected_loss.cross_entropy, 1e-5);
  for (const auto& parameter : plain::list_of(expected)) {
    const ParameterEntry& entry = *plain::entry_of(layout, parameter);
    double largest = 0;
    for (std::size_t i = 0; i < entry.count; ++i) {
      largest = std::max(largest, std::abs(parameter.data[i]));
    }
    // A key's bias adds the same to all scores of a row: its gradient is 0 but for rounding.
    if (parameter.name == "b_k") largest = std::max(largest, 0.1);
    EXPECT_GT(largest, 1e-4) << entry.name;
    for (std::size_t i = 0; i < entry.count; ++i) {
      EXPECT_NEAR(grads[entry.offset + i], parameter.data[i], 2e-5 * largest + 1e-7)
          << entry.name << " at " << i;
    }
  }
}

TEST(TransformerGradients, AgreeWithThePlainTransformerInCausalMode) {
  expect_same_gradients(kConfig, ReadingMode::kCausal, 0);
}

TEST(TransformerGradients, AgreeWithThePlainTransformerInMaskedMode) {
  expect_same_gradients(kConfig, ReadingMode::kMasked, 0);
}

TEST(TransformerGradients, AgreeWithThePlainTransformerWhereHeadsAreWideAndNotScaled) {
  expect_same_gradients(wide_config(), ReadingMode::kCausal, 0);
  expect_same_gradients(wide_config(), ReadingMode::kMasked, 3);
}

TEST(TransformerGradients, HoldTheEntropyOfTheWeights) {
  expect_same_gradients(kConfig, ReadingMode::kCausal, 3);
  expect_same_gradients(kConfig, ReadingMode::kMasked, 3);
}

TEST(TransformerGradients, AreThoseOfTheEntropyAloneWithoutTargets) {
  Problem problem = random_problem(kConfig, ReadingMode::kCausal, 0, 6);
  std::fill(problem.batch.targets.begin(), problem.batch.targets.end(), kNoTarget);
  const ParameterLayout layout(kConfig);
  Network network(kConfig);
  std::vector<float> grads(layout.count());
  const auto params = layout.pointers_into(static_cast<const float*>(problem.params.data()));
  const auto loss = network.gradients(params, problem.batch, 0, layout.pointers_into(grads.data()));
  EXPECT_EQ(loss.targets, 0);
  for (const float grad : grads) EXPECT_EQ(grad, 0);
}

/// Buffers keep their memory and their numbers from batch to batch.
TEST(TransformerGradients, DoNotDependOnWhatTheNetworkReadBefore) {
  const Problem problem = random_problem(kConfig, ReadingMode::kCausal, 1, 7);
  const ParameterLayout layout(kConfig);
  const auto params = layout.pointers_into(static_cast<const float*>(problem.params.data()));
  std::vector<float> fresh(layout.count());
  Network(kConfig).gradients(params, problem.batch, 1, layout.pointers_into(fresh.data()));

  Network used(kConfig);
  std::vector<float> ignored(layout.count());
  const Problem other = random_problem(kConfig, ReadingMode::kMasked, 1, 8);
  used.gradients(params, other.batch, 1, layout.pointers_into(ignored.data()));
  std::vector<float> again(layout.count());
  used.gradients(params, problem.batch, 1, layout.pointers_into(again.data()));
  EXPECT_EQ(fresh, again);
}

}  // namespace
}  // namespace spotlight
