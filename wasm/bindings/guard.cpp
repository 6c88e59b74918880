#include "bindings/guard.hpp"

#include <emscripten/val.h>

#include <new>
#include <stdexcept>

namespace spotlight::bindings {

Failure current_failure() {
  constexpr const char* kNoMemory = "not enough memory for this size";
  try {
    throw;
  } catch (const Error& error) {
    return {.code = error.code(), .message = error.what()};
  } catch (const std::bad_alloc&) {
    return {.code = ErrorCode::kOutOfMemory, .message = kNoMemory};
  } catch (const std::length_error&) {  // a std::vector beyond 2 GB
    return {.code = ErrorCode::kOutOfMemory, .message = kNoMemory};
  } catch (const std::exception& error) {
    return {.code = ErrorCode::kInternal, .message = error.what()};
  }
}

void throw_in_javascript(const Failure& failure) {
  emscripten::val error = emscripten::val::global("Error").new_(failure.message);
  error.set("code", std::string(name_of(failure.code)));
  error.throw_();
}

}  // namespace spotlight::bindings
