/// The one exception of the core, and the closed list of its codes.
#pragma once

#include <array>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

namespace spotlight {

/// web/engine/errors.ts has the same names; a test holds the two lists together.
enum class ErrorCode {
  kInvalidArgument,  ///< a size, count or option that cannot be
  kShapeMismatch,    ///< shapes that do not fit each other or the data
  kNonFinite,        ///< NaN or infinity where a number is needed
  kOutOfMemory,      ///< too large to compute
  kInternal,         ///< a fault of Spotlight itself
};

inline constexpr std::array kErrorCodes = {ErrorCode::kInvalidArgument, ErrorCode::kShapeMismatch,
                                           ErrorCode::kNonFinite, ErrorCode::kOutOfMemory,
                                           ErrorCode::kInternal};

/// The code as JavaScript sees it: "invalid_argument".
std::string_view name_of(ErrorCode code);

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  [[nodiscard]] ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

/// Throws an Error whose message is these parts, one after the other. Not written out at each
/// place: building strings there would be a tenth of the module.
[[noreturn]] void fail(ErrorCode code, std::initializer_list<std::string_view> message);

/// "forward: mask", as messages name an argument of a call.
std::string argument(std::string_view caller, std::string_view name);

}  // namespace spotlight
