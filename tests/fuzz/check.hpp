/// What a fuzz target does when something is not as it must be: says what, and stops where the
/// fuzzer notices and keeps the input.
#pragma once

#include <cmath>
#include <cstdio>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>

#include "../native/compare.hpp"
#include "model/error.hpp"
#include "model/tensor.hpp"

namespace spotlight::fuzz {

[[noreturn]] inline void fail(const std::string& what) {
  std::fprintf(stderr, "Not as it must be: %s\n", what.c_str());
  __builtin_trap();
}

/// Messages that have to be put together are better left to fail(): loops check millions of
/// numbers.
inline void require(bool holds, const char* what) {
  if (!holds) fail(what);
}

/// Runs a call that may be refused. Returns whether it was not. Any other exception, and the error
/// that means a fault of Spotlight itself, ends the run.
template <typename Call>
bool accepts(const Call& call) {
  try {
    call();
    return true;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kInternal) fail(std::string("internal: ") + error.what());
    require(std::strlen(error.what()) > 0, "an error without a message");
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {
  }
  return false;
}

/// |got - want| <= atol + rtol |want| everywhere; infinities and NaN must be the same ones.
template <typename Got, typename Wanted>
void require_close(const Got& got, const Wanted& want, double rtol, double atol,
                   const std::string& name) {
  if (got.size() != want.size()) fail(name + ": another number of elements");
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double g = got[i];
    const double w = want[i];
    if (is_close(g, w, rtol, atol)) continue;
    fail(name + ": element " + std::to_string(i) + " is " + std::to_string(g) + " and not " +
         std::to_string(w) + " within " + number_text(atol * 1e9) + "e-9");
  }
}

/// Every row of the last axis sums to 1, or is all 0; all of it within 0 and 1.
inline void require_weights(const Tensor& weights, const std::string& name) {
  const auto width = static_cast<std::size_t>(weights.size(-1));
  for (std::size_t start = 0; start < weights.data.size(); start += width) {
    double sum = 0;
    for (std::size_t j = start; j < start + width; ++j) {
      const float weight = weights.data[j];
      if (!(weight >= 0 && weight <= 1)) fail(name + ": a weight of " + std::to_string(weight));
      sum += static_cast<double>(weight);
    }
    if (sum != 0 && std::abs(sum - 1) > 1e-5) fail(name + ": a row of sum " + std::to_string(sum));
  }
}

}  // namespace spotlight::fuzz
