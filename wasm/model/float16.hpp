/// IEEE 754 half precision, in which weights are stored: half the bytes of a float. Hardware and
/// compilers convert it in some places only, so it is done by hand, on the bits.
#pragma once

#include <cstdint>

namespace spotlight {

/// The bits of the half nearest to a float; of two that are equally near, the even one. From 65520
/// on that is infinity. NaN stays NaN.
std::uint16_t half_from(float value);

/// The float of the same value: every half has one. NaN keeps its bits.
float float_from(std::uint16_t half);

}  // namespace spotlight
