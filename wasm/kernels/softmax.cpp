#include "kernels/softmax.hpp"

#include <cmath>
#include <limits>

namespace spotlight::kernels {

void softmax(const float* x, Index count, Index stride, float* out) {
  constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

  // Pass 1: the maximum; a NaN becomes it and stays it, so that every visible weight becomes NaN.
  bool sees_something = false;
  float largest = kMinusInfinity;
  for (Index i = 0; i < count; ++i) {
    const float value = x[i * stride];
    if (value != kMinusInfinity) sees_something = true;
    if (value > largest || std::isnan(value)) largest = value;
  }

  // All -inf: -inf - -inf would be NaN, and this row sees nothing, so its weights are zero.
  if (!sees_something) {
    for (Index i = 0; i < count; ++i) out[i * stride] = 0.0F;
    return;
  }

  // Pass 2: exponentials and their sum, in double so that long rows still sum to 1.
  double sum = 0.0;
  for (Index i = 0; i < count; ++i) {
    const float value = x[i * stride];
    const float exponential = value == kMinusInfinity ? 0.0F : std::exp(value - largest);
    out[i * stride] = exponential;
    sum += static_cast<double>(exponential);
  }

  // Pass 3: normalise. A zero stays zero even in a row whose sum is NaN: it is hidden.
  for (Index i = 0; i < count; ++i) {
    float& weight = out[i * stride];
    if (weight != 0.0F) weight = static_cast<float>(static_cast<double>(weight) / sum);
  }
}

}  // namespace spotlight::kernels
