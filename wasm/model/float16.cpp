#include "model/float16.hpp"

#include <cstring>

namespace spotlight {
namespace {

// A float has 8 bits of exponent with a bias of 127 and 23 of fraction, a half 5 with 15, and 10.
constexpr std::uint32_t kFractionShift = 23 - 10;
constexpr std::uint32_t kBiasDifference = (127U - 15U) << 23U;

constexpr std::uint32_t kFloatInfinity = 0x7F800000;
constexpr std::uint32_t kHalfInfinity = 0x7C00;
constexpr std::uint32_t kRoundsToInfinity = 0x477FF000;  // 65520: half way from the largest half
constexpr std::uint32_t kSmallestNormal = 0x38800000;    // 2^-14

/// std::bit_cast, which the libraries of older Emscriptens lack.
template <typename To, typename From>
To bit_cast(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof(to));
  return to;
}

}  // namespace

std::uint16_t half_from(float value) {
  const auto bits = bit_cast<std::uint32_t>(value);
  const std::uint32_t sign = bits >> 16U & 0x8000U;
  const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
  std::uint32_t half = 0;
  if (magnitude > kFloatInfinity) {
    const std::uint32_t fraction = magnitude >> kFractionShift & 0x3FFU;
    half =
        kHalfInfinity | (fraction == 0 ? 1 : fraction);  // without a fraction it would be infinity
  } else if (magnitude >= kRoundsToInfinity) {
    half = kHalfInfinity;
  } else if (magnitude < kSmallestNormal) {
    // The last place of 0.5 is worth 2^-24, as that of a subnormal half is: the sum is rounded
    // there.
    constexpr float kSamePlaces = 0.5F;
    half = bit_cast<std::uint32_t>(bit_cast<float>(magnitude) + kSamePlaces) -
           bit_cast<std::uint32_t>(kSamePlaces);
  } else {
    // A little less than half of the last place, or exactly half where that place is odd.
    const std::uint32_t rounding = 0xFFFU + (magnitude >> kFractionShift & 1U);
    half = (magnitude - kBiasDifference + rounding) >> kFractionShift;
  }
  return static_cast<std::uint16_t>(sign | half);
}

float float_from(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16U;
  const std::uint32_t magnitude = half & 0x7FFFU;
  std::uint32_t bits = magnitude << kFractionShift;
  if (magnitude >= kHalfInfinity) {
    bits |= kFloatInfinity;
  } else if (magnitude >= 0x400) {
    bits += kBiasDifference;
  } else {
    bits = bit_cast<std::uint32_t>(static_cast<float>(magnitude) * 0x1p-24F);
  }
  return bit_cast<float>(sign | bits);
}

}  // namespace spotlight
