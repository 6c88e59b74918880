/// Tensors: a shape and its row-major elements, owned; and the checks that every entry point needs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
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

/// The largest size of an axis that can be spoken of at all.
inline constexpr Size kLargestSize = std::numeric_limits<std::int32_t>::max();

/// A number that came in from JavaScript. Throws invalid_argument unless it is a whole number in
/// [low, high]; out_of_memory if high is kLargestSize and it is larger still.
std::int64_t whole_number(double value, std::int64_t low, std::int64_t high, std::string_view name);

/// The same for a size or count: 1 or more.
Size size_from(double value, std::string_view name);

/// A fixed number of elements, owned. Unlike those of a vector they are not cleared when they are
/// made: to clear what is overwritten at once takes as long as to copy it.
template <typename T>
class Elements {
 public:
  Elements() = default;
  explicit Elements(std::size_t count) : elements_(new T[count]), size_(count) {}
  Elements(const Elements& other) : Elements(other.size_) {
    std::copy(other.begin(), other.end(), begin());
  }
  Elements(Elements&& other) noexcept
      : elements_(std::move(other.elements_)), size_(std::exchange(other.size_, 0)) {}
  Elements& operator=(Elements other) noexcept {
    std::swap(elements_, other.elements_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Elements() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] T* data() { return elements_.get(); }
  [[nodiscard]] const T* data() const { return elements_.get(); }
  [[nodiscard]] T* begin() { return data(); }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] T* end() { return data() + size_; }
  [[nodiscard]] const T* end() const { return data() + size_; }
  [[nodiscard]] T& operator[](std::size_t i) { return elements_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return elements_[i]; }

 private:
  std::unique_ptr<T[]> elements_;
  std::size_t size_ = 0;
};

/// T is float for numbers and std::uint8_t for a boolean mask (1 = may attend).
template <typename T>
struct BasicTensor {
  Shape shape;
  Elements<T> data;

  BasicTensor() = default;
  /// For those who write every element. Throws as the constructor below.
  static BasicTensor unfilled(Shape shape, std::string_view name);
  /// All zeros. Throws as element_count() does, and out_of_memory if there is no room for it.
  BasicTensor(Shape of_shape, std::string_view name);

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
