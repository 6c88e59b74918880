/// Turns the fuzzer's bytes into what calls are made of: sizes, numbers, tensors. Where the bytes
/// run out everything is plain and small, so a short input is a simple call.
#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "model/tensor.hpp"

namespace spotlight::fuzz {

inline constexpr float kInfinity = std::numeric_limits<float>::infinity();
inline constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// How far the elements of tensors go. The later ones include the earlier ones.
enum class Values {
  kModerate,   ///< in [-2, 2): results can be compared with a reference
  kNonFinite,  ///< also NaN and infinities
  kHuge,       ///< also up to the largest float, and denormal: sums overflow
};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : provider_(data, size) {}

  Size whole(Size low, Size high) { return provider_.ConsumeIntegralInRange<Size>(low, high); }
  bool coin() { return provider_.ConsumeBool(); }
  bool one_in(Size n) { return whole(1, n) == n; }

  template <typename T, std::size_t count>
  T pick(const std::array<T, count>& choices) {
    return choices[provider_.ConsumeIntegralInRange<std::size_t>(0, count - 1)];
  }

  std::string text(Size longest) {
    return provider_.ConsumeRandomLengthString(static_cast<std::size_t>(longest));
  }

  /// A size from 1 to highest: mostly small, and one in `edge_odds` at an edge of what kernels do
  /// at once (SIMD lanes, panels of rows, blocks of keys) or one beside it.
  Size size(Size highest, Size edge_odds = 6) {
    constexpr std::array<Size, 19> kEdges = {15, 16,  17,  31,  32,  33,  48,  63,  64, 65,
                                             70, 127, 128, 129, 200, 255, 256, 257, 300};
    return std::min(highest, one_in(edge_odds) ? pick(kEdges) : whole(1, 12));
  }

  /// A number that a caller may have got wrong, or right by chance.
  double odd_number() {
    constexpr double kInf = std::numeric_limits<double>::infinity();
    constexpr std::array<double, 24> kOdd = {
        0,          -0.0,   -1,     -2,      1,      2,          3,      0.5,
        -0.5,       kNaN,   kInf,   -kInf,   1e-310, 0x1p31 - 1, 0x1p31, 0x1p32,
        0x1p53 - 1, 0x1p53, 0x1p63, -0x1p63, 1e300,  -1e300,     3e38,   7.000001};
    return pick(kOdd);
  }

  Values values() {
    constexpr std::array<Values, 4> kAll = {Values::kModerate, Values::kModerate,
                                            Values::kNonFinite, Values::kHuge};
    return pick(kAll);
  }

  Tensor tensor(const Shape& shape, Values values = Values::kModerate) {
    Tensor tensor(shape, "fuzz: tensor");
    // A seed for all elements: as many bytes as elements would be more than the fuzzer can vary.
    std::uint64_t state = provider_.ConsumeIntegral<std::uint16_t>();
    for (float& element : tensor.data) element = moderate(state);
    if (values == Values::kModerate) return tensor;
    if (values == Values::kHuge && one_in(3)) {
      const float factor = std::ldexp(1.0F, static_cast<int>(whole(-148, 126)));
      for (float& element : tensor.data) element *= factor;
    }
    for (Size n = whole(0, 6); n > 0; --n) {
      tensor.data[static_cast<std::size_t>(whole(0, static_cast<Size>(tensor.data.size()) - 1))] =
          special(values);
    }
    return tensor;
  }

  /// An additive mask: about a third -inf, a third 0, a third as above.
  Tensor mask(const Shape& shape, Values values) {
    Tensor mask = tensor(shape, values);
    std::uint64_t state = provider_.ConsumeIntegral<std::uint8_t>();
    for (float& element : mask.data) {
      const std::uint64_t kind = next(state) % 3;
      if (kind == 0) element = -kInfinity;
      if (kind == 1) element = 0;
    }
    return mask;
  }

  /// Any byte but 0 allows; 0 is about a third of them.
  AllowedTensor allowed(const Shape& shape) {
    AllowedTensor allowed(shape, "fuzz: allowed");
    std::uint64_t state = provider_.ConsumeIntegral<std::uint8_t>();
    const std::uint8_t yes = one_in(8) ? 255 : 1;
    for (std::uint8_t& element : allowed.data) element = next(state) % 3 == 0 ? 0 : yes;
    return allowed;
  }

 private:
  /// SplitMix64 (Steele, Lea, Flood, 2014): one step, 32 good bits.
  static std::uint64_t next(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15;
    const std::uint64_t mixed = (state ^ (state >> 30U)) * 0xBF58476D1CE4E5B9;
    return (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EB >> 32U;
  }
  static float moderate(std::uint64_t& state) {
    return static_cast<float>(static_cast<double>(next(state) >> 8U) * 0x1p-22 - 2);
  }

  float special(Values values) {
    using Limits = std::numeric_limits<float>;
    constexpr std::array<float, 12> kSpecial = {
        kNaN,          kInfinity,        -kInfinity,    -0.0F,  1e-3F, Limits::denorm_min(),
        Limits::max(), Limits::lowest(), Limits::min(), -1e30F, 1e20F, 88.8F};
    const Size last = values == Values::kHuge ? static_cast<Size>(kSpecial.size()) - 1 : 5;
    return kSpecial[static_cast<std::size_t>(whole(0, last))];
  }

  FuzzedDataProvider provider_;
};

}  // namespace spotlight::fuzz
