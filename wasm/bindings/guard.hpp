/// No C++ exception crosses into JavaScript: every binding is wrapped, and what it throws becomes
/// an Error with a `code` (uncaught, it would arrive as an opaque object).
#pragma once

#include <emscripten/val.h>

#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "model/error.hpp"

namespace spotlight::bindings {

[[noreturn]] inline void throw_in_javascript(ErrorCode code, const std::string& message) {
  emscripten::val error = emscripten::val::global("Error").new_(message);
  error.set("code", std::string(name_of(code)));
  error.throw_();
}

template <typename Body>
auto guard(Body body) -> decltype(body()) {
  // Thrown in JavaScript only after the handler has ended, so that the C++ exception is freed.
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  try {
    return body();
  } catch (const Error& error) {
    code = error.code();
    message = error.what();
  } catch (const std::bad_alloc&) {
    code = ErrorCode::kOutOfMemory;
    message = "not enough memory for this size";
  } catch (const std::length_error&) {  // a std::vector beyond 2 GB
    code = ErrorCode::kOutOfMemory;
    message = "not enough memory for this size";
  } catch (const std::exception& error) {
    message = error.what();
  }
  throw_in_javascript(code, message);
}

template <auto kFunction>
struct Guarded;

/// guarded<&f> is f, guarded, with the same signature.
template <typename Result, typename... Arguments, Result (*kFunction)(Arguments...)>
struct Guarded<kFunction> {
  static Result call(Arguments... arguments) {
    return guard([&]() -> Result { return kFunction(std::forward<Arguments>(arguments)...); });
  }
};

template <auto kFunction>
inline constexpr auto guarded = &Guarded<kFunction>::call;

}  // namespace spotlight::bindings
