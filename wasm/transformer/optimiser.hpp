/// Adam over all parameters of a transformer.
#pragma once

#include <vector>

#include "transformer/parameters.hpp"
#include "transformer/recipe.hpp"

namespace spotlight {

class Optimiser {
 public:
  explicit Optimiser(const ParameterLayout& layout);

  /// Changes the parameters by the gradients of step 1, 2, ..., whose norm_of() is given; all:
  /// [layout.count()].
  void update(const Recipe& recipe, Size step, const std::vector<float>& grads, double norm,
              std::vector<float>& params);

  /// The running averages of the gradients and of their squares, for checkpoints.
  std::vector<float> first;
  std::vector<float> second;

 private:
  const ParameterLayout& layout_;
};

/// The length of all gradients taken together.
double norm_of(const std::vector<float>& grads);

}  // namespace spotlight
