#include "kernels/adam.hpp"

#include <cmath>

namespace spotlight::kernels {

// Plain numbers, since the compilers' vectors have no square root: they vectorise this loop.
void adam(const AdamStep& step, std::size_t count, const float* __restrict grads,
          float* __restrict first, float* __restrict second, float* __restrict params) {
  for (std::size_t i = 0; i < count; ++i) {
    const float g = step.gradient_factor * grads[i];
    first[i] = step.beta_1 * first[i] + (1 - step.beta_1) * g;
    second[i] = step.beta_2 * second[i] + (1 - step.beta_2) * g * g;
    const float deviation = std::sqrt(second[i] / step.correction_2) + step.epsilon;
    const float change = first[i] / step.correction_1 / deviation + step.decay * params[i];
    params[i] -= step.learning_rate * change;
  }
}

}  // namespace spotlight::kernels
