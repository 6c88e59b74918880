/// What both contenders of the benchmark's training train, and how.
#pragma once

#include "transformer/language_model.hpp"
#include "transformer/recipe.hpp"

namespace spotlight::tools {

inline const Recipe kRecipe{.seed = 1};

/// Steps first, first + 1, ... of a contender. Gives the loss of the last one.
template <typename Contender>
double train(Contender& contender, int first, int steps) {
  double loss = 0;
  for (int n = 0; n < steps; ++n) loss = contender.step(first + n);
  return loss;
}

}  // namespace spotlight::tools
