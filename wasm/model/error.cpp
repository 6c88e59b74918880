#include "model/error.hpp"

namespace spotlight {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid_argument";
    case ErrorCode::kShapeMismatch:
      return "shape_mismatch";
    case ErrorCode::kOutOfRange:
      return "out_of_range";
    case ErrorCode::kNonFinite:
      return "non_finite";
    case ErrorCode::kUnsupportedFormat:
      return "unsupported_format";
    case ErrorCode::kCorruptFile:
      return "corrupt_file";
    case ErrorCode::kOutOfMemory:
      return "out_of_memory";
    case ErrorCode::kInternal:
      break;
  }
  return "internal";
}

void fail(ErrorCode code, std::initializer_list<std::string_view> message) {
  std::string text;
  for (const std::string_view part : message) text += part;
  throw Error(code, text);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string shown = "\"";
  for (const char character : text.substr(0, kLongest)) {
    shown += character >= ' ' && character <= '~' ? character : '?';
  }
  return shown + (text.size() > kLongest ? "...\"" : "\"");
}

std::string argument(std::string_view caller, std::string_view name) {
  return std::string(caller) + ": " + std::string(name);
}

}  // namespace spotlight
