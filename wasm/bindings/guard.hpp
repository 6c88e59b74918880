/// No C++ exception crosses into JavaScript: every binding is wrapped, and what it throws becomes
/// an Error with a `code` (uncaught, it would arrive as an opaque object).
#pragma once

#include <string>
#include <utility>

#include "model/error.hpp"

namespace spotlight::bindings {

struct Failure {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
};

/// What the exception that is being handled says. To be called in a catch block.
Failure current_failure();

[[noreturn]] void throw_in_javascript(const Failure& failure);

template <auto kFunction>
struct Guarded;

/// guarded<&f> is f, guarded, with the same signature.
template <typename Result, typename... Arguments, Result (*kFunction)(Arguments...)>
struct Guarded<kFunction> {
  static Result call(Arguments... arguments) {
    // Thrown in JavaScript only after the handler has ended, so that the C++ exception is freed.
    Failure failure;
    try {
      return kFunction(std::forward<Arguments>(arguments)...);
    } catch (...) {
      failure = current_failure();
    }
    throw_in_javascript(failure);
  }
};

template <auto kFunction>
inline constexpr auto guarded = &Guarded<kFunction>::call;

}  // namespace spotlight::bindings
