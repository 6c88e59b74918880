#include "model/tensor.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <utility>

#include "model/error.hpp"

namespace spotlight {
namespace {

/// The largest array: WebAssembly addresses 2 GB here.
constexpr std::uint64_t kMaximumBytes = std::uint64_t{1} << 31U;

/// "[1, 0]": the place of a flat index, for messages.
std::string place_of(std::size_t flat, const Shape& shape) {
  Shape place(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    place[axis] = static_cast<Size>(flat) % shape[axis];
    flat /= static_cast<std::size_t>(shape[axis]);
  }
  return to_string(place);
}

/// This tensor could be addressed, but there is no room for it.
[[noreturn]] void throw_out_of_memory(const Shape& shape, std::size_t bytes_per_element,
                                      std::string_view name) {
  double megabytes = static_cast<double>(bytes_per_element) / (1 << 20);
  for (const Size size : shape) megabytes *= static_cast<double>(size);
  fail(ErrorCode::kOutOfMemory,
       {name, " ", to_string(shape), " does not fit into memory: it needs ",
        number_text(std::ceil(megabytes)), " MB"});
}

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  // By hand: printf's way with floating point would be a tenth of the whole module.
  constexpr double kLargestWhole = 1e18;
  if (std::abs(value) < kLargestWhole && value == std::floor(value)) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  int exponent = 0;
  double magnitude = std::abs(value);
  for (; magnitude >= kLargestWhole / 1e6; magnitude /= 10) ++exponent;
  if (exponent > 0) {
    for (; magnitude >= 9.9999995; magnitude /= 10) ++exponent;
  }
  constexpr std::int64_t kMillion = 1'000'000;
  const auto millionths = static_cast<std::int64_t>(std::round(magnitude * kMillion));
  std::string text = (value < 0 ? "-" : "") + std::to_string(millionths / kMillion);
  if (millionths % kMillion != 0) {
    // One more million in front keeps the zeros after the point.
    std::string decimals = std::to_string(kMillion + millionths % kMillion);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += "." + decimals.substr(1);
  }
  return exponent > 0 ? text + "e+" + std::to_string(exponent) : text;
}

std::string to_string(const Shape& shape) {
  std::string text = "[";
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axis > 0) text += ", ";
    text += std::to_string(shape[axis]);
  }
  return text + "]";
}

std::size_t element_count(const Shape& shape, std::size_t bytes_per_element,
                          std::string_view name) {
  const std::uint64_t limit = kMaximumBytes / bytes_per_element;
  std::uint64_t count = 1;
  for (const Size size : shape) {
    if (size <= 0) {
      fail(ErrorCode::kInvalidArgument,
           {name, ": expected sizes of 1 or more, got ", to_string(shape)});
    }
    // Checked before multiplying, so the product cannot wrap around.
    if (static_cast<std::uint64_t>(size) > limit / count) {
      fail(ErrorCode::kOutOfMemory,
           {name, " ", to_string(shape), " is too large: expected at most ", std::to_string(limit),
            " elements"});
    }
    count *= static_cast<std::uint64_t>(size);
  }
  return static_cast<std::size_t>(count);
}

std::int64_t whole_number(double value, std::int64_t low, std::int64_t high,
                          std::string_view name) {
  const bool whole = std::isfinite(value) && value == std::floor(value);
  if (whole && value > static_cast<double>(kLargestSize) && high == kLargestSize) {
    fail(ErrorCode::kOutOfMemory, {name, ": ", number_text(value), " is too large for any array"});
  }
  if (!whole || value < static_cast<double>(low) || value > static_cast<double>(high)) {
    const std::string range = high == kLargestSize
                                  ? "of " + std::to_string(low) + " or more"
                                  : "from " + std::to_string(low) + " to " + std::to_string(high);
    fail(ErrorCode::kInvalidArgument,
         {name, ": expected a whole number ", range, ", got ", number_text(value)});
  }
  return static_cast<std::int64_t>(value);
}

Size size_from(double value, std::string_view name) {
  return static_cast<Size>(whole_number(value, 1, kLargestSize, name));
}

template <typename T>
BasicTensor<T> BasicTensor<T>::unfilled(Shape shape, std::string_view name) {
  const std::size_t count = element_count(shape, sizeof(T), name);
  BasicTensor tensor;
  tensor.shape = std::move(shape);
  try {
    tensor.data = Elements<T>(count);
  } catch (const std::bad_alloc&) {
    throw_out_of_memory(tensor.shape, sizeof(T), name);
  }
  return tensor;
}

template <typename T>
BasicTensor<T>::BasicTensor(Shape of_shape, std::string_view name)
    : BasicTensor(unfilled(std::move(of_shape), name)) {
  std::fill(data.begin(), data.end(), T{});
}

template struct BasicTensor<float>;
template struct BasicTensor<std::uint8_t>;

void require_finite(const Tensor& tensor, std::string_view name, bool minus_infinity_allowed) {
  for (std::size_t i = 0; i < tensor.data.size(); ++i) {
    const float value = tensor.data[i];
    if (std::isfinite(value)) continue;
    if (minus_infinity_allowed && value == -std::numeric_limits<float>::infinity()) continue;
    fail(ErrorCode::kNonFinite,
         {name, ": expected finite numbers", (minus_infinity_allowed ? " or -Infinity" : ""),
          ", got ", number_text(value), " at ", place_of(i, tensor.shape)});
  }
}

void require_shape(const Shape& got, const Shape& expected, std::string_view name) {
  if (got == expected) return;
  fail(ErrorCode::kShapeMismatch,
       {name, ": expected shape ", to_string(expected), ", got ", to_string(got)});
}

}  // namespace spotlight
