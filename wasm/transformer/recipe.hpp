/// How a transformer is trained: every number that shapes it, with the values that were tried.
#pragma once

#include <cstdint>

#include "model/tensor.hpp"

namespace spotlight {

/// What is read in training. The other two are controls: what a head learns from them is not
/// grammar.
enum class TrainingText : std::uint8_t {
  kGrammar,
  kShuffledTargets,  ///< the words to be predicted are dealt out anew among the places of a batch
  kShuffledWords,    ///< the words of each sentence are in random order
};

struct Recipe {
  std::uint64_t seed = 1;
  Size total_steps = 2000;  ///< the length of the schedule; 5000 for a model to keep
  Size warm_up_steps = 100;
  float learning_rate = 5e-3F;  ///< at its peak
  float final_share = 0.02F;    ///< of the peak, at the end of the schedule and after it
  Size batch = 32;              ///< sentences a step
  float causal_share = 0.5F;    ///< of the steps; the others are masked
  float entropy_cost = 0.03F;   ///< of the mean entropy (nats) of rows of weights
  float clip = 1.0F;            ///< the largest norm of all gradients together
  float decay = 0.1F;           ///< of matrices, times the learning rate
  float beta_1 = 0.9F;
  float beta_2 = 0.98F;
  float epsilon = 1e-8F;
  TrainingText text = TrainingText::kGrammar;
};

/// For step 1, 2, ...: rises for warm_up_steps and falls along a half cosine.
float learning_rate_at(const Recipe& recipe, Size step);

}  // namespace spotlight
