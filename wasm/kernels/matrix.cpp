#include "kernels/matrix.hpp"

#include <array>

#include "kernels/vector.hpp"

namespace spotlight::kernels {

bool all_finite(const ConstMatrixView& matrix) {
  // 0 * x is NaN for infinity and NaN, and stays in the sum; 0 otherwise. Four sums side by side do
  // not wait for each other.
  constexpr int kSums = 4;
  std::array<Vector, kSums> sums{};
  float last_sum = 0;
  for (Index i = 0; i < matrix.rows(); ++i) {
    const float* const row = matrix.data() + i * matrix.outerStride();
    Index j = 0;
    for (; j + kSums * kVectorSize <= matrix.cols(); j += kSums * kVectorSize) {
      for (int c = 0; c < kSums; ++c) sums[c] += load(row + j + c * kVectorSize) * 0.0F;
    }
    for (; j < matrix.cols(); ++j) last_sum += row[j] * 0.0F;
  }
  const Vector sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (int c = 0; c < kVectorSize; ++c) last_sum += sum[c];
  return last_sum == 0.0F;
}

}  // namespace spotlight::kernels
