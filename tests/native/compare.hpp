/// Comparisons of numbers, bit by bit or within a tolerance, for tests of any kind.
#pragma once

#include <cmath>
#include <cstring>

#include "model/tensor.hpp"

namespace spotlight {

inline bool same_bits(const float* a, const float* b, std::size_t count) {
  return std::memcmp(a, b, count * sizeof(float)) == 0;
}
inline bool same_bits(const Tensor& a, const Tensor& b) {
  return a.shape == b.shape && same_bits(a.data.data(), b.data.data(), a.data.size());
}

/// |got - want| <= atol + rtol |want|; infinities and NaN must be the same ones.
inline bool is_close(double got, double want, double rtol, double atol) {
  const bool same = got == want || (std::isnan(got) && std::isnan(want));
  return same || std::abs(got - want) <= atol + rtol * std::abs(want);
}

}  // namespace spotlight
