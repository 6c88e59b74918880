/// Tensors: a shape and its row-major elements, owned; and the checks that every entry point needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotlight {

/// As wide as a pointer (32 bits in WebAssembly): products are checked in 64 bits when a tensor is
/// made, and fit from then on.
using Size = std::ptrdiff_t;
using Shape = std::vector<Size>;

/// "[2, 3]", as error messages show a shape.
std::string to_string(const Shape& shape);

/// A number as JavaScript writes it: "1.5", "NaN", "-Infinity".
std::string number_text(double value);

/// The product of the sizes. Throws invalid_argument if a size is not positive, out_of_memory if an
/// array of elements of that many bytes could not be addressed.
std::size_t element_count(const Shape& shape, std::size_t bytes_per_element, std::string_view name);

/// Throws out_of_memory: this tensor could be addressed, but there is no room for it.
[[noreturn]] void throw_out_of_memory(const Shape& shape, std::size_t bytes_per_element,
                                      std::string_view name);

/// The largest size of an axis that can be spoken of at all.
inline constexpr Size kLargestSize = std::numeric_limits<std::int32_t>::max();

/// A number that came in from JavaScript. Throws invalid_argument unless it is a whole number in
/// [low, high]; out_of_memory if high is kLargestSize and it is larger still.
std::int64_t whole_number(double value, std::int64_t low, std::int64_t high, std::string_view name);

/// The same for a size or count: 1 or more.
Size size_from(double value, std::string_view name);

/// T is float for numbers and std::uint8_t for a boolean mask (1 = may attend).
template <typename T>
struct BasicTensor {
  Shape shape;
  std::vector<T> data;

  BasicTensor() = default;
  /// All zeros. Throws as element_count() does.
  BasicTensor(Shape of_shape, std::string_view name) : shape(std::move(of_shape)) {
    const std::size_t count = element_count(shape, sizeof(T), name);
    try {
      data.resize(count);
    } catch (const std::bad_alloc&) {
      throw_out_of_memory(shape, sizeof(T), name);
    } catch (const std::length_error&) {  // a std::vector beyond 2 GB
      throw_out_of_memory(shape, sizeof(T), name);
    }
  }

  [[nodiscard]] Size rank() const { return static_cast<Size>(shape.size()); }
  /// The size of an axis; negative ones count from the end.
  [[nodiscard]] Size size(Size axis) const { return shape[axis < 0 ? axis + rank() : axis]; }
};

using Tensor = BasicTensor<float>;
using AllowedTensor = BasicTensor<std::uint8_t>;

/// Throws non_finite, naming the first element that is NaN or infinite. With minus_infinity_allowed
/// (masks), -inf passes.
void require_finite(const Tensor& tensor, std::string_view name,
                    bool minus_infinity_allowed = false);

/// Throws shape_mismatch unless the shape is the expected one.
void require_shape(const Shape& got, const Shape& expected, std::string_view name);

}  // namespace spotlight
