#include "transformer/scaling_trial.hpp"

#include <cmath>

#include "corpus/vocabulary.hpp"
#include "kernels/pointwise.hpp"
#include "model/error.hpp"
#include "transformer/training_batch.hpp"

namespace spotlight {
namespace {

constexpr const char* kCaller = "scaling_trial";

std::int64_t checked(double value, std::int64_t low, std::int64_t high, std::string_view name) {
  return whole_number(value, low, high, argument(kCaller, name));
}

TransformerConfig config_from(const TrialOptions& options) {
  constexpr std::int64_t kMostHeads = 8;
  constexpr std::int64_t kLargestHeadDim = 512;
  TransformerConfig config{.vocab_size = static_cast<Size>(corpus::vocabulary().size()),
                           .max_len = static_cast<Size>(corpus::kMaxTokens)};
  config.num_heads = static_cast<Size>(checked(options.num_heads, 1, kMostHeads, "num_heads"));
  config.head_dim = static_cast<Size>(checked(options.head_dim, 1, kLargestHeadDim, "head_dim"));
  config.scaled = options.scaled;
  return config;
}

Recipe recipe_from(const TrialOptions& options) {
  constexpr std::int64_t kLargestSeed = (std::int64_t{1} << 53U) - 1;
  constexpr std::int64_t kMostSteps = 1'000'000;
  constexpr std::int64_t kLargestBatch = 256;
  Recipe recipe;
  recipe.seed = static_cast<std::uint64_t>(checked(options.seed, 0, kLargestSeed, "seed"));
  recipe.total_steps =
      static_cast<Size>(checked(options.total_steps, 1, kMostSteps, "total_steps"));
  recipe.batch = static_cast<Size>(checked(options.batch, 1, kLargestBatch, "batch"));
  recipe.causal_share = 1;
  recipe.entropy_cost = 0;
  return recipe;
}

/// The length of the gradients of all w_q and w_k together.
double norm_of_query_key(const ParameterLayout& layout, const std::vector<float>& grads) {
  double sum = 0;
  for (const ParameterEntry& entry : layout.entries()) {
    if (!entry.name.ends_with("w_q") && !entry.name.ends_with("w_k")) continue;
    sum += kernels::sum_of_squares(grads.data() + entry.offset,
                                   static_cast<kernels::Index>(entry.count));
  }
  return std::sqrt(sum);
}

}  // namespace

ScalingTrial::ScalingTrial(const TrialOptions& options)
    : config_(config_from(options)),
      recipe_(recipe_from(options)),
      layout_(config_),
      learner_(kCaller, config_, layout_, recipe_.seed) {}

TrialStep ScalingTrial::step() {
  const Size step = steps_done_ + 1;
  kernels::AttentionStatistics attention;
  const double loss = learner_.step(recipe_, step, training_batch(recipe_, step), &attention);
  steps_done_ = step;
  const auto rows = static_cast<double>(attention.rows);
  return {.loss = loss,
          .largest_weight = attention.largest_weight / rows,
          .entropy = attention.entropy / rows,
          .grad_scores = std::sqrt(attention.squared_grad_scores),
          .grad_query_key = norm_of_query_key(layout_, learner_.grads())};
}

}  // namespace spotlight
