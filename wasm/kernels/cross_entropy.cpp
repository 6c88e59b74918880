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
  float sum = sum_of(sums);
  for (; j < count; ++j) sum += row[j] = exp(splat(row[j] - largest))[0];
  return sum;
}

/// NaN is passed over: the sum of exponentials will be NaN.
float largest_of(const float* row, Index count) {
  Vector largest = splat(row[0]);
  Index j = 0;
  for (; j + kVectorSize <= count; j += kVectorSize) largest = larger_of(largest, load(row + j));
  float of_all = std::max(std::max(largest[0], largest[1]), std::max(largest[2], largest[3]));
  for (; j < count; ++j) of_all = std::max(of_all, row[j]);
  return of_all;
}

void scale(float factor, float* row, Index count) {
  Index j = 0;
  for (; j + kVectorSize <= count; j += kVectorSize) store(row + j, load(row + j) * factor);
  for (; j < count; ++j) row[j] *= factor;
}

}  // namespace

double cross_entropy(const std::int32_t* targets, float factor, MatrixView logits) {
  const Exp exp;
  double loss = 0;
  for (Index i = 0; i < logits.rows(); ++i) {
    float* const row = &logits(i, 0);
    const float largest = largest_of(row, logits.cols());
    const float of_target = row[targets[i]];
    const float sum = exponentiate_row(exp, largest, logits.cols(), row);
    // sum is NaN if a logit is: the logarithm is for numbers.
    loss += (sum > 0 ? portable_log(sum) : static_cast<double>(sum)) + largest - of_target;
    scale(factor / sum, row, logits.cols());
    row[targets[i]] -= factor;
  }
  return loss;
}

}  // namespace spotlight::kernels
