/// Four floats at once: one source for WebAssembly's SIMD128 and for the native build. The vector
/// extension of GCC and Clang gives the operators + - * / and element-wise comparisons.
#pragma once

#include <cstdint>
#include <cstring>

namespace spotlight::kernels {

using Vector = float __attribute__((vector_size(16)));
using IntVector = std::int32_t __attribute__((vector_size(16)));

inline constexpr int kVectorSize = 4;

/// Any address will do, aligned or not.
inline Vector load(const float* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof(vector));
  return vector;
}
inline void store(float* to, Vector vector) { std::memcpy(to, &vector, sizeof(vector)); }

inline Vector splat(float value) { return Vector{value, value, value, value}; }

/// Of the four numbers, in an order that is the same everywhere.
inline float sum_of(Vector v) { return (v[0] + v[1]) + (v[2] + v[3]); }

/// The larger of each pair; a where either is NaN.
inline Vector larger_of(Vector a, Vector b) { return a < b ? b : a; }

}  // namespace spotlight::kernels
