/// exp and tanh of four floats at once, with the same bits on every machine.
#pragma once

#include <array>

#include "kernels/vector.hpp"

namespace spotlight::kernels {

/// exp(x) for x <= 88: relative error below 4e-7 + |x| 2^-23 where the result is a normal number,
/// exactly 1 at 0 and exactly 0 below -88.4, -inf included. NaN stays NaN. The constants are
/// members so that a loop keeps them in registers: V8 builds a literal vector anew at each use.
class Exp {
 public:
  Exp() {
    // Read from memory that the compiler cannot see through, or they would be literals again.
    const volatile float* constants = kConstants.data();
    for (std::size_t i = 0; i < kConstants.size(); ++i) constants_[i] = splat(constants[i]);
  }

  Vector operator()(Vector x) const {
    const auto& [log2_e, least, magic, c0, c1, c2, c3, c4, c5] = constants_;
    // exp(x) = 2^whole * 2^rest, with rest from -1/2 to 1/2.
    const Vector power = larger_of(x * log2_e, least);
    const Vector shifted = power + magic;
    const Vector rest = power - (shifted - magic);
    const Vector mantissa = ((((c5 * rest + c4) * rest + c3) * rest + c2) * rest + c1) * rest + c0;
    IntVector bits;
    std::memcpy(&bits, &shifted, sizeof(bits));
    bits <<= 23;  // the whole part becomes the exponent field
    Vector scale;
    std::memcpy(&scale, &bits, sizeof(scale));
    return mantissa * scale;
  }

 private:
  static constexpr std::array<float, 9> kConstants = {
      1.442695041F,  // log2(e)
      -127.0F,       // whose exponent field is 0: the scale, and so the result, is 0
      // 1.5 * 2^23 rounds to whole numbers; 127 is the bias of the exponent field.
      12582912.0F + 127.0F,
      // 2^x on [-1/2, 1/2], the least relative error (9.1e-8) of degree 5 that is exact at 0.
      1.0F, .6931469776F, .2402224208F, .05550733744F, .009671512751F, .001326472736F};
  std::array<Vector, 9> constants_;
};

/// tanh(x), relative error below 4e-7. NaN stays NaN.
inline Vector tanh(Vector x, const Exp& exp) {
  const Vector size = x < 0.0F ? -x : x;
  // Near 0, where 1 - exp(-2x) would lose digits, x + x^3 times a polynomial in x^2: the least
  // relative error (4.4e-9) up to 5/8.
  const Vector square = x * x;
  const Vector tail =
      (((-.005704984253F * square + .02063908474F) * square - .05373971430F) * square +
       .1333144219F) *
          square -
      .3333328194F;
  const Vector small = x + x * square * tail;
  const Vector decay = exp(size * -2.0F);
  const Vector large = (1.0F - decay) / (1.0F + decay);
  return size < 0.625F ? small : (x < 0.0F ? -large : large);
}

}  // namespace spotlight::kernels
