#include "transformer/optimiser.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/adam.hpp"
#include "kernels/elementary.hpp"
#include "kernels/pointwise.hpp"

namespace spotlight {
namespace {

/// By squaring: std::pow rounds differently from library to library.
double power(double base, Size exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base) {
    if (exponent % 2 == 1) result *= base;
  }
  return result;
}

}  // namespace

float learning_rate_at(const Recipe& recipe, Size step) {
  const double warm =
      std::min(1.0, static_cast<double>(step) / static_cast<double>(recipe.warm_up_steps));
  const double done =
      std::min(1.0, static_cast<double>(step) / static_cast<double>(recipe.total_steps));
  const double cosine = kernels::portable_sine_cosine(done / 2).cosine;
  const double share = recipe.final_share + (1.0 - recipe.final_share) * (1 + cosine) / 2;
  return static_cast<float>(recipe.learning_rate * warm * share);
}

Optimiser::Optimiser(const ParameterLayout& layout)
    : first(layout.count()), second(layout.count()), layout_(layout) {}

void Optimiser::update(const Recipe& recipe, Size step, const std::vector<float>& grads,
                       double norm, std::vector<float>& params) {
  kernels::AdamStep adam{
      .learning_rate = learning_rate_at(recipe, step),
      .beta_1 = recipe.beta_1,
      .beta_2 = recipe.beta_2,
      .epsilon = recipe.epsilon,
      .correction_1 = static_cast<float>(1 - power(recipe.beta_1, step)),
      .correction_2 = static_cast<float>(1 - power(recipe.beta_2, step)),
      .gradient_factor = norm > recipe.clip ? static_cast<float>(recipe.clip / norm) : 1.0F,
      .decay = 0};
  for (const ParameterEntry& entry : layout_.entries()) {
    adam.decay = entry.decays ? recipe.decay : 0.0F;
    kernels::adam(adam, entry.count, grads.data() + entry.offset, first.data() + entry.offset,
                  second.data() + entry.offset, params.data() + entry.offset);
  }
}

double norm_of(const std::vector<float>& grads) {
  return std::sqrt(
      kernels::sum_of_squares(grads.data(), static_cast<kernels::Index>(grads.size())));
}

}  // namespace spotlight
