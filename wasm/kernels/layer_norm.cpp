#include "kernels/layer_norm.hpp"

#include <cmath>

#include "kernels/vector.hpp"

namespace spotlight::kernels {
namespace {

/// Calls take(c) for the place of each vector of a row.
template <typename Take>
void for_each_vector(Index width, const Take& take) {
  eigen_assert(width % kVectorSize == 0);
  for (Index c = 0; c < width; c += kVectorSize) take(c);
}

}  // namespace

void layer_norm(const ConstMatrixView& x, const float* gain, const float* bias,
                MatrixView normalised, float* inverse_deviation, MatrixView out) {
  const Index width = x.cols();
  const auto size = static_cast<float>(width);
  for (Index i = 0; i < x.rows(); ++i) {
    const float* const row = x.data() + i * x.outerStride();
    Vector sum{};
    for_each_vector(width, [&](Index c) { sum += load(row + c); });
    const Vector mean = splat(sum_of(sum) / size);
    Vector squares{};
    for_each_vector(width, [&](Index c) {
      const Vector difference = load(row + c) - mean;
      squares += difference * difference;
    });
    inverse_deviation[i] = 1.0F / std::sqrt(sum_of(squares) / size + kNormEpsilon);
    for_each_vector(width, [&](Index c) {
      const Vector standard = (load(row + c) - mean) * inverse_deviation[i];
      store(&normalised(i, c), standard);
      store(&out(i, c), standard * load(gain + c) + load(bias + c));
    });
  }
}

void layer_norm_backward(const ConstMatrixView& normalised, const float* inverse_deviation,
                         const float* gain, const ConstMatrixView& grad_out, float* grad_gain,
                         float* grad_bias, MatrixView grad_x) {
  const Index width = normalised.cols();
  const auto size = static_cast<float>(width);
  for (Index i = 0; i < normalised.rows(); ++i) {
    const float* const standard = normalised.data() + i * normalised.outerStride();
    const float* const grad = grad_out.data() + i * grad_out.outerStride();
    Vector sum{};
    Vector product{};
    for_each_vector(width, [&](Index c) {
      const Vector by_standard = load(grad + c) * load(gain + c);
      sum += by_standard;
      product += by_standard * load(standard + c);
      store(grad_gain + c, load(grad_gain + c) + load(grad + c) * load(standard + c));
      store(grad_bias + c, load(grad_bias + c) + load(grad + c));
    });
    const Vector mean = splat(sum_of(sum) / size);
    const Vector mean_product = splat(sum_of(product) / size);
    for_each_vector(width, [&](Index c) {
      float* const to = &grad_x(i, c);
      const Vector by_standard = load(grad + c) * load(gain + c);
      store(to, load(to) + inverse_deviation[i] *
                               (by_standard - mean - load(standard + c) * mean_product));
    });
  }
}

}  // namespace spotlight::kernels
