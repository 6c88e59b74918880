/// The options of a call, as JavaScript gives them: an object, of which everything may be left out.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace spotlight::bindings {

using emscripten::val;

bool is_given(const val& value);

/// Throws invalid_argument if it is none.
double number_from(const val& value, std::string_view name);

class NamedOptions {
 public:
  /// Throws invalid_argument unless it is nothing, or an object that has no other names than these.
  NamedOptions(const val& options, std::string_view caller,
               std::span<const std::string_view> names);

  /// Nothing if it was left out.
  [[nodiscard]] std::optional<val> get(std::string_view option) const;
  [[nodiscard]] std::optional<double> number(std::string_view option) const;
  /// A whole number in [low, high]. Throws invalid_argument.
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view option, std::int64_t low,
                                                  std::int64_t high) const;
  /// As messages name it: "forward: mode".
  [[nodiscard]] std::string path_of(std::string_view option) const;

 private:
  std::string caller_;
  val options_;
};

}  // namespace spotlight::bindings
