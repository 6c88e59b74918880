#include "kernels/matrix.hpp"

#include "kernels/vector.hpp"

namespace spotlight::kernels {

bool all_finite(const ConstMatrixView& matrix) {
  // 0 * x is NaN for infinity and NaN, and stays in the sum; 0 otherwise.
  Vector vector_sum{};
  float sum = 0;
  for (Index i = 0; i < matrix.rows(); ++i) {
    const float* const row = matrix.row(i).data();
    Index j = 0;
    for (; j + kVectorSize <= matrix.cols(); j += kVectorSize) vector_sum += load(row + j) * 0.0F;
    for (; j < matrix.cols(); ++j) sum += row[j] * 0.0F;
  }
  for (int c = 0; c < kVectorSize; ++c) sum += vector_sum[c];
  return sum == 0.0F;
}

}  // namespace spotlight::kernels
