#include "kernels/panel_softmax.hpp"

#include "kernels/vector_math.hpp"

namespace spotlight::kernels {
namespace {

constexpr int kPanelVectors = kPanelQueries / kVectorSize;

using PanelVectors = std::array<Vector, kPanelVectors>;

PanelVectors vectors_of(const PanelNumbers& numbers) {
  PanelVectors vectors;
  for (int c = 0; c < kPanelVectors; ++c) vectors[c] = load(&numbers[c * kVectorSize]);
  return vectors;
}

/// Calls take(c, at) for each vector of rows of a panel: c is the vector's place in its row.
template <typename Take>
void for_each_vector(float* panel, Index rows, const Take& take) {
  float* const end = panel + rows * kPanelQueries;
  for (; panel != end; panel += kPanelQueries) {
    for (int c = 0; c < kPanelVectors; ++c) take(c, panel + c * kVectorSize);
  }
}

}  // namespace

// None of these is inlined, since V8 allocates registers per function.

[[gnu::noinline]] void raise_largest(const float* scores, Index keys, PanelNumbers& largest) {
  PanelVectors vectors = vectors_of(largest);
  const float* const end = scores + keys * kPanelQueries;
  for (; scores != end; scores += kPanelQueries) {
    for (int c = 0; c < kPanelVectors; ++c) {
      vectors[c] = larger_of(vectors[c], load(scores + c * kVectorSize));
    }
  }
  for (int c = 0; c < kPanelVectors; ++c) store(&largest[c * kVectorSize], vectors[c]);
}

[[gnu::noinline]] void exponentiate(float* scores, Index keys, const PanelNumbers& largest,
                                    PanelNumbers& sums) {
  const Exp exp;
  // One vector of columns after the other: the constants, the largest and the sum stay in
  // registers.
  for (Index column = 0; column < kPanelQueries; column += kVectorSize) {
    const Vector largest_here = load(&largest[column]);
    Vector sum{};
    float* score = scores + column;
    float* const end = score + keys * kPanelQueries;
    for (; score != end; score += kPanelQueries) {
      const Vector exponential = exp(load(score) - largest_here);
      sum += exponential;
      store(score, exponential);
    }
    store(&sums[column], load(&sums[column]) + sum);
  }
}

[[gnu::noinline]] void rescale(const PanelNumbers& before, const PanelNumbers& largest, Index width,
                               PanelNumbers& sums, float* weighted) {
  if (before == largest) return;
  const Exp exp;
  PanelVectors factors;
  for (int c = 0; c < kPanelVectors; ++c) {
    factors[c] = exp(load(&before[c * kVectorSize]) - load(&largest[c * kVectorSize]));
    store(&sums[c * kVectorSize], load(&sums[c * kVectorSize]) * factors[c]);
  }
  for_each_vector(weighted, width, [&](int c, float* at) {
    // Chosen, not multiplied: what weighs nothing any more is gone, even if it was infinite.
    store(at, factors[c] == 0.0F ? Vector{} : load(at) * factors[c]);
  });
}

[[gnu::noinline]] void divide_visible(float* numbers, Index rows, const PanelNumbers& sums) {
  PanelVectors factors = vectors_of(sums);
  for (Vector& factor : factors) factor = 1.0F / factor;
  for_each_vector(numbers, rows, [&](int c, float* at) {
    const Vector number = load(at);
    store(at, number == 0.0F ? Vector{} : number * factors[c]);
  });
}

}  // namespace spotlight::kernels
