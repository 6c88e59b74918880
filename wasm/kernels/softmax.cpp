#include "kernels/softmax.hpp"

#include <cmath>
#include <limits>

namespace spotlight::kernels {

double softmax_exponentials(const float* x, Index count, Index stride, float* out) {
  constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

  // Pass 1: the maximum; a NaN becomes it and stays it, so that every visible weight becomes NaN.
  float largest = kMinusInfinity;
  for (Index i = 0; i < count; ++i) {
    const float value = x[i * stride];
    if (value > largest || std::isnan(value)) largest = value;
  }

  // Pass 2: exponentials and their sum, in double so that long rows still sum to 1. Where all is
  // -inf, -inf - -inf would be NaN; but it is hidden, and never subtracted.
  double sum = 0.0;
  for (Index i = 0; i < count; ++i) {
    const float value = x[i * stride];
    const float exponential = value == kMinusInfinity ? 0.0F : std::exp(value - largest);
    out[i * stride] = exponential;
    sum += static_cast<double>(exponential);
  }
  return sum;
}

void softmax(const float* x, Index count, Index stride, float* out) {
  const double sum = softmax_exponentials(x, count, stride, out);
  // A zero stays zero also where the sum is 0 or NaN: it is hidden.
  for (Index i = 0; i < count; ++i) {
    float& weight = out[i * stride];
    if (weight != 0.0F) weight = static_cast<float>(static_cast<double>(weight) / sum);
  }
}

}  // namespace spotlight::kernels
