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
  kInvalidArgument,    ///< a size, count or option that cannot be
  kShapeMismatch,      ///< shapes that do not fit each other or the data
  kOutOfRange,         ///< an index outside its container
  kNonFinite,          ///< NaN or infinity where a number is needed
  kUnsupportedFormat,  ///< a file that is not what can be read, or holds other types of numbers
  kCorruptFile,        ///< a file of the right format that is cut off or contradicts itself
  kOutOfMemory,        ///< too large to compute
  kInternal,           ///< a fault of Spotlight itself
};

inline constexpr std::array kErrorCodes = {ErrorCode::kInvalidArgument,   ErrorCode::kShapeMismatch,
                                           ErrorCode::kOutOfRange,        ErrorCode::kNonFinite,
                                           ErrorCode::kUnsupportedFormat, ErrorCode::kCorruptFile,
                                           ErrorCode::kOutOfMemory,       ErrorCode::kInternal};

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

/// A text that came from outside, as messages show it: in quotes, in ASCII, and cut where it is
/// long.
std::string quoted(std::string_view text);

/// "forward: mask", as messages name an argument of a call.
std::string argument(std::string_view caller, std::string_view name);

}  // namespace spotlight
