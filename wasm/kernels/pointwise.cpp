#include "kernels/pointwise.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "kernels/vector.hpp"

namespace spotlight::kernels {
namespace {

/// Calls take_vector(i) for each four numbers, and take_one(i) for those that are left.
template <typename TakeVector, typename TakeOne>
void for_each(Index count, const TakeVector& take_vector, const TakeOne& take_one) {
  Index i = 0;
  for (; i + kVectorSize <= count; i += kVectorSize) take_vector(i);
  for (; i < count; ++i) take_one(i);
}

}  // namespace

void relu(float* x, Index count) {
  for_each(
      count, [&](Index i) { store(x + i, larger_of(Vector{}, load(x + i))); },
      [&](Index i) { x[i] = std::max(x[i], 0.0F); });
}

void relu_backward(const float* activated, float* grads, Index count) {
  for_each(
      count,
      [&](Index i) { store(grads + i, load(activated + i) > 0.0F ? load(grads + i) : Vector{}); },
      [&](Index i) { grads[i] = activated[i] > 0.0F ? grads[i] : 0.0F; });
}

void add(const float* x, float* sums, Index count) {
  for_each(
      count, [&](Index i) { store(sums + i, load(sums + i) + load(x + i)); },
      [&](Index i) { sums[i] += x[i]; });
}

void drop_tiny(float* x, Index count) {
  constexpr float kTiny = 1e-30F;
  for_each(
      count,
      [&](Index i) {
        const Vector number = load(x + i);
        const Vector size = number < 0.0F ? -number : number;
        store(x + i, size < kTiny ? Vector{} : number);
      },
      [&](Index i) { x[i] = std::abs(x[i]) < kTiny ? 0.0F : x[i]; });
}

void repeat_row(const float* row, MatrixView out) {
  for (Index i = 0; i < out.rows(); ++i) {
    float* const to = out.data() + i * out.outerStride();
    for_each(
        out.cols(), [&](Index c) { store(to + c, load(row + c)); },
        [&](Index c) { to[c] = row[c]; });
  }
}

void sum_rows(const ConstMatrixView& matrix, float* sums) {
  constexpr int kSideBySide = 4;  // enough to hide the time of an addition
  const auto row = [&](Index i) { return matrix.data() + i * matrix.outerStride(); };
  Index c = 0;
  for (; c + kSideBySide * kVectorSize <= matrix.cols(); c += kSideBySide * kVectorSize) {
    std::array<Vector, kSideBySide> totals{};
    for (Index i = 0; i < matrix.rows(); ++i) {
      for (int n = 0; n < kSideBySide; ++n) totals[n] += load(row(i) + c + n * kVectorSize);
    }
    for (int n = 0; n < kSideBySide; ++n) store(sums + c + n * kVectorSize, totals[n]);
  }
  for (; c < matrix.cols(); ++c) {
    sums[c] = 0;
    for (Index i = 0; i < matrix.rows(); ++i) sums[c] += row(i)[c];
  }
}

void transpose(const ConstMatrixView& matrix, MatrixView out) {
  for (Index i = 0; i < matrix.rows(); ++i) {
    const float* const row = matrix.data() + i * matrix.outerStride();
    float* const column = out.data() + i;
    for (Index j = 0; j < matrix.cols(); ++j) column[j * out.outerStride()] = row[j];
  }
}

double sum_of_squares(const float* x, Index count) {
  // Four sums side by side: a single one would wait for each addition.
  std::array<double, kVectorSize> sums{};
  for_each(
      count,
      [&](Index i) {
        for (int lane = 0; lane < kVectorSize; ++lane) {
          const auto value = static_cast<double>(x[i + lane]);
          sums[lane] += value * value;
        }
      },
      [&](Index i) { sums[0] += static_cast<double>(x[i]) * static_cast<double>(x[i]); });
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace spotlight::kernels
