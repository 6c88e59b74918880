/// Logarithm, sine and cosine that give the same bits on every machine: each C library rounds its
/// own differently, and random numbers made with them would differ between native and WebAssembly.
#pragma once

namespace spotlight::kernels {

/// Natural logarithm of a positive, finite, normal x; relative error below 1e-15.
double portable_log(double x);

struct SineCosine {
  double sine;
  double cosine;
};

/// Sine and cosine of a whole turn times `turns`, for turns in [0, 1); absolute error below 1e-15.
SineCosine portable_sine_cosine(double turns);

}  // namespace spotlight::kernels
