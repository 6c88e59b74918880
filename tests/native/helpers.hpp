/// What every native test needs: random tensors, comparisons with a tolerance or bit by bit, and
/// the check that a call throws a given error.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "compare.hpp"
#include "model/error.hpp"
#include "model/tensor.hpp"

namespace spotlight {

inline constexpr float kInfinity = std::numeric_limits<float>::infinity();
inline constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// Uniform in [-2, 2). mt19937 gives the same numbers everywhere, the standard's distributions do
/// not.
inline float random_number(std::mt19937& rng) {
  return static_cast<float>(static_cast<double>(rng()) * 0x1p-30 - 2);
}

/// A whole number from low to high.
inline Size random_size(std::mt19937& rng, Size low, Size high) {
  return low + static_cast<Size>(rng() % static_cast<std::uint32_t>(high - low + 1));
}

inline Tensor random_tensor(const Shape& shape, std::mt19937& rng) {
  Tensor tensor(shape, "random tensor");
  for (float& value : tensor.data) value = random_number(rng);
  return tensor;
}

/// An additive mask: about a third -inf, a third 0, a third other numbers.
inline Tensor random_mask(const Shape& shape, std::mt19937& rng) {
  Tensor mask = random_tensor(shape, rng);
  for (float& value : mask.data) {
    const auto kind = rng() % 3;
    if (kind == 0) value = -kInfinity;
    if (kind == 1) value = 0;
  }
  return mask;
}

inline AllowedTensor random_allowed(const Shape& shape, std::mt19937& rng) {
  AllowedTensor allowed(shape, "random allowed");
  for (std::uint8_t& value : allowed.data) value = rng() % 3 == 0 ? 0 : 1;
  return allowed;
}

inline Tensor tensor_of(const Shape& shape, const std::vector<float>& data) {
  Tensor tensor(shape, "tensor");
  EXPECT_EQ(tensor.data.size(), data.size());
  std::copy(data.begin(), data.end(), tensor.data.begin());
  return tensor;
}

inline AllowedTensor allowed_of(const Shape& shape, const std::vector<std::uint8_t>& data) {
  AllowedTensor allowed(shape, "allowed");
  EXPECT_EQ(allowed.data.size(), data.size());
  std::copy(data.begin(), data.end(), allowed.data.begin());
  return allowed;
}

inline std::vector<float> numbers_of(const Tensor& tensor) {
  return {tensor.data.begin(), tensor.data.end()};
}

/// The elements of a tensor beside those of another, or beside numbers that are written down.
template <typename T>
bool operator==(const Elements<T>& a, const Elements<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}
template <typename T>
bool operator==(const Elements<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// The first `rows` rows of a matrix.
inline Tensor first_rows(const Tensor& x, Size rows) {
  return tensor_of({rows, x.size(1)}, {x.data.begin(), x.data.begin() + rows * x.size(1)});
}

/// |got - want| <= atol + rtol |want| everywhere; infinities and NaN must be the same ones.
template <typename Got, typename Wanted>
void expect_close(const Got& got, const Wanted& want, double rtol, double atol) {
  ASSERT_EQ(got.size(), want.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double g = got[i];
    const double w = want[i];
    ASSERT_TRUE(is_close(g, w, rtol, atol)) << "element " << i << ": got " << g << ", want " << w;
  }
}

/// Every row of the last axis sums to 1, all of it within 0 and 1.
inline void expect_rows_sum_to_one(const Tensor& weights) {
  const Size width = weights.size(-1);
  for (std::size_t start = 0; start < weights.data.size(); start += width) {
    double sum = 0;
    for (Size j = 0; j < width; ++j) {
      const float weight = weights.data[start + j];
      ASSERT_TRUE(weight >= 0 && weight <= 1) << weight;
      sum += weight;
    }
    ASSERT_NEAR(sum, 1.0, 1e-6);
  }
}

/// The call throws spotlight::Error with that code and exactly that message.
template <typename Call>
void expect_error(ErrorCode code, const std::string& message, Call call) {
  try {
    call();
    ADD_FAILURE() << "expected an error: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(name_of(error.code()), name_of(code));
    EXPECT_EQ(std::string(error.what()), message);
  }
}

}  // namespace spotlight
