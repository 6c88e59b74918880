/// Memory for a number of rows that changes from batch to batch.
#pragma once

#include <algorithm>
#include <vector>

#include "kernels/matrix.hpp"

namespace spotlight {

class Rows {
 public:
  explicit Rows(kernels::Index width) : width_(width) {}

  /// From now on there are so many; what stands in them means nothing. Memory is kept when they
  /// become fewer.
  kernels::MatrixView resize(kernels::Index rows) {
    rows_ = rows;
    const auto count = static_cast<std::size_t>(rows * width_);
    if (numbers_.size() < count) numbers_.resize(count);
    return edit();
  }
  kernels::MatrixView resize_to_zeros(kernels::Index rows) {
    resize(rows);
    std::fill_n(numbers_.data(), rows * width_, 0.0F);
    return edit();
  }

  [[nodiscard]] kernels::MatrixView edit() { return kernels::view(numbers_.data(), rows_, width_); }
  [[nodiscard]] kernels::ConstMatrixView all() const {
    return kernels::view(numbers_.data(), rows_, width_);
  }

 private:
  std::vector<float> numbers_;
  kernels::Index rows_ = 0;
  kernels::Index width_;
};

}  // namespace spotlight
