/// What is read in one step of training.
#pragma once

#include "transformer/batch.hpp"
#include "transformer/recipe.hpp"

namespace spotlight {

/// The batch of step 1, 2, ...: a pure function of the recipe and the step. A step is causal, where
/// every word but the first is predicted from those before it, or masked, where about a fifth of
/// the words are, most of them hidden behind [MASK]. In both, now and then a word is read as
/// [UNK], so that the model knows what to do with words that it does not know.
/// Source of the masking: Devlin et al., "BERT" (2019), with shares of our own.
Batch training_batch(const Recipe& recipe, Size step);

}  // namespace spotlight
