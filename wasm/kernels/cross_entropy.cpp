#include "kernels/cross_entropy.hpp"

#include <algorithm>

#include "kernels/elementary.hpp"
#include "kernels/vector_math.hpp"

namespace spotlight::kernels {
namespace {

/// row: [count], in place: exp(row - largest). Gives their sum.
float exponentiate_row(const Exp& exp, float largest, Index count, float* row) {
  Vector sums{};
  Index j = 0;
  for (; j + kVectorSize <= count; j += kVectorSize) {
    const Vector power = exp(load(row + j) - largest);
    store(row + j, power);
    sums += power;
  }
  float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (; j < count; ++j) sum += row[j] = exp(splat(row[j] - largest))[0];
  return sum;
}

}  // namespace

double cross_entropy(const std::int32_t* targets, float factor, MatrixView logits) {
  const Exp exp;
  double loss = 0;
  for (Index i = 0; i < logits.rows(); ++i) {
    float* const row = &logits(i, 0);
    const float largest = *std::max_element(row, row + logits.cols());
    const float of_target = row[targets[i]];
    const float sum = exponentiate_row(exp, largest, logits.cols(), row);
    // sum is NaN if a logit is: the logarithm is for numbers.
    loss += (sum > 0 ? portable_log(sum) : static_cast<double>(sum)) + largest - of_target;
    for (Index j = 0; j < logits.cols(); ++j) row[j] *= factor / sum;
    row[targets[i]] -= factor;
  }
  return loss;
}

}  // namespace spotlight::kernels
