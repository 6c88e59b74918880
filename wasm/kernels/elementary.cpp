#include "kernels/elementary.hpp"

#include <cmath>
#include <numbers>

namespace spotlight::kernels {

double portable_log(double x) {
  // x = mantissa * 2^exponent with the mantissa within a factor sqrt(2) of 1; frexp is exact.
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < std::numbers::sqrt2 / 2) {
    mantissa *= 2;
    --exponent;
  }
  // log(m) = 2 artanh(s) with s = (m - 1) / (m + 1), |s| <= 0.172: eleven terms of
  // s + s^3/3 + s^5/5 + ... leave less than 1e-18.
  const double s = (mantissa - 1) / (mantissa + 1);
  const double s_squared = s * s;
  double series = 0;
  for (int power = 21; power >= 1; power -= 2) series = series * s_squared + 1.0 / power;
  return 2 * s * series + exponent * std::numbers::ln2;
}

SineCosine portable_sine_cosine(double turns) {
  // The nearest quarter turn is taken off; what is left is an angle within pi / 4 of 0.
  const int quarter = static_cast<int>(turns * 4 + 0.5);
  const double angle = (turns - quarter * 0.25) * (2 * std::numbers::pi);
  const double angle_squared = angle * angle;
  // Taylor series, innermost term first: angle^17 / 17! is below 1e-16 here.
  double sine = 1;
  double cosine = 1;
  for (int n = 16; n >= 2; n -= 2) {
    sine = 1 - angle_squared / (n * (n + 1)) * sine;
    cosine = 1 - angle_squared / (n * (n - 1)) * cosine;
  }
  sine *= angle;
  switch (quarter % 4) {
    case 0:
      return {sine, cosine};
    case 1:
      return {cosine, -sine};
    case 2:
      return {-sine, -cosine};
    default:
      return {-cosine, sine};
  }
}

}  // namespace spotlight::kernels
