#include "bindings/options.hpp"

#include <algorithm>

#include "bindings/convert.hpp"
#include "model/error.hpp"

namespace spotlight::bindings {

bool is_given(const val& value) { return !value.isUndefined() && !value.isNull(); }

double number_from(const val& value, std::string_view name) {
  if (!value.isNumber()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected a number"});
  }
  return value.as<double>();
}

NamedOptions::NamedOptions(const val& options, std::string_view caller,
                           std::span<const std::string_view> names)
    : caller_(caller), options_(options) {
  if (!is_given(options)) return;
  if (options.typeOf().as<std::string>() != "object" || options.isArray()) {
    fail(ErrorCode::kInvalidArgument, {caller, ": expected an object of options"});
  }
  for (const std::string& name :
       strings_from(val::global("Object").call<val>("keys", options), caller)) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      fail(ErrorCode::kInvalidArgument, {caller, ": unknown option ", name});
    }
  }
}

std::optional<val> NamedOptions::get(std::string_view option) const {
  if (!is_given(options_)) return std::nullopt;
  val value = options_[std::string(option)];
  if (!is_given(value)) return std::nullopt;
  return value;
}

std::optional<double> NamedOptions::number(std::string_view option) const {
  const std::optional<val> value = get(option);
  if (!value) return std::nullopt;
  return number_from(*value, path_of(option));
}

std::optional<std::int64_t> NamedOptions::whole(std::string_view option, std::int64_t low,
                                                std::int64_t high) const {
  const std::optional<double> value = number(option);
  if (!value) return std::nullopt;
  return whole_number(*value, low, high, path_of(option));
}

std::string NamedOptions::path_of(std::string_view option) const {
  return argument(caller_, option);
}

}  // namespace spotlight::bindings
