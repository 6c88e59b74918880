/// Attention written a second time, in double and straight from the definition: what the core is
/// compared with. Nothing here calls the kernels.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "model/attention.hpp"
#include "model/tensor.hpp"

namespace spotlight::reference {

struct DoubleTensor {
  Shape shape;
  std::vector<double> data;

  DoubleTensor() = default;
  DoubleTensor(Shape of_shape, std::string_view name)
      : shape(std::move(of_shape)), data(element_count(shape, sizeof(double), name)) {}
  [[nodiscard]] Size rank() const { return static_cast<Size>(shape.size()); }
  [[nodiscard]] Size size(Size axis) const { return shape[axis < 0 ? axis + rank() : axis]; }
};

inline constexpr double kMinusInfinity = -std::numeric_limits<double>::infinity();

inline DoubleTensor widened(const Tensor& tensor) {
  DoubleTensor wide;
  wide.shape = tensor.shape;
  wide.data.assign(tensor.data.begin(), tensor.data.end());
  return wide;
}

/// Where [b, h, i, j] lies in a tensor whose leading axes may be missing or of size 1. By pointer:
/// this is called millions of times, also where every call and every [] is checked.
inline Size flat_place(const Shape& shape, const std::array<Size, 4>& place) {
  const auto rank = static_cast<Size>(shape.size());
  const Size* sizes = shape.data();
  const Size* indices = place.data() + (4 - rank);
  Size flat = 0;
  for (Size axis = 0; axis < rank; ++axis) {
    flat = flat * sizes[axis] + (sizes[axis] == 1 ? 0 : indices[axis]);
  }
  return flat;
}

/// The element [b, h, i, j].
template <typename AnyTensor>
auto& at(AnyTensor& tensor, Size b, Size h, Size i, Size j) {
  return tensor.data[flat_place(tensor.shape, {b, h, i, j})];
}

/// exp(x_i) / sum_j exp(x_j); all zeros if every x is -inf.
inline std::vector<double> softmax(const std::vector<double>& x) {
  const double largest = *std::max_element(x.begin(), x.end());
  std::vector<double> weights(x.size(), 0.0);
  if (largest == kMinusInfinity) return weights;
  double sum = 0;
  for (const double value : x) sum += std::exp(value - largest);
  for (std::size_t i = 0; i < x.size(); ++i) weights[i] = std::exp(x[i] - largest) / sum;
  return weights;
}

/// The element of a mask whose last axis may be short: `beyond` stands for what is missing.
template <typename AnyTensor>
double mask_at(const AnyTensor& mask, Size b, Size h, Size i, Size j, double beyond) {
  return j >= mask.size(-1) ? beyond : at(mask, b, h, i, j);
}

/// Where query i of batch b stands among the keys.
inline Size place_of(const AttentionOptions& options, Size b, Size i, Size seq_len) {
  if (!options.kv_lengths.empty()) return static_cast<Size>(options.kv_lengths[b]) - seq_len + i;
  return (options.past_key == nullptr ? 0 : options.past_key->size(-2)) + i;
}

inline bool is_hidden(const AttentionOptions& options, Size b, Size h, Size i, Size j,
                      Size seq_len) {
  const Size place = place_of(options, b, i, seq_len);
  const Window window = options.window.value_or(Window{});
  return (options.causal && j > place) ||
         (window.left >= 0 && static_cast<double>(place - j) > window.left) ||
         (window.right >= 0 && static_cast<double>(j - place) > window.right) ||
         (!options.kv_lengths.empty() && static_cast<double>(j) >= options.kv_lengths[b]) ||
         (options.allowed != nullptr && mask_at(*options.allowed, b, h, i, j, 0) == 0) ||
         (options.mask != nullptr &&
          mask_at(*options.mask, b, h, i, j, kMinusInfinity) == kMinusInfinity);
}

/// The past, if there is any, and then the new rows.
inline DoubleTensor joined(const Tensor* past, const DoubleTensor& next) {
  if (past == nullptr) return next;
  Shape shape = next.shape;
  const Size past_len = past->size(-2);
  shape[shape.size() - 2] += past_len;
  DoubleTensor both(shape, "joined");
  const DoubleTensor before = widened(*past);
  const Size batch = shape.size() == 4 ? shape[0] : 1;
  const Size heads = shape.size() >= 3 ? shape[shape.size() - 3] : 1;
  for (Size b = 0; b < batch; ++b) {
    for (Size h = 0; h < heads; ++h) {
      for (Size j = 0; j < shape[shape.size() - 2]; ++j) {
        for (Size d = 0; d < shape.back(); ++d) {
          at(both, b, h, j, d) =
              j < past_len ? at(before, b, h, j, d) : at(next, b, h, j - past_len, d);
        }
      }
    }
  }
  return both;
}

struct Attention {
  DoubleTensor scores;
  DoubleTensor capped_scores;
  DoubleTensor masked_scores;
  DoubleTensor weights;
  DoubleTensor output;
};

/// query: [..., seq_len, head_dim], key: [..., kv_len, head_dim], value: [..., kv_len, value_dim],
/// with the options as model/attention.hpp describes them.
inline Attention attention(const DoubleTensor& query, const DoubleTensor& new_key,
                           const DoubleTensor& new_value, const AttentionOptions& options) {
  const DoubleTensor key = joined(options.past_key, new_key);
  const DoubleTensor value = joined(options.past_value, new_value);
  const Size batch = query.rank() == 4 ? query.size(0) : 1;
  const Size heads = query.rank() >= 3 ? query.size(-3) : 1;
  const Size seq_len = query.size(-2);
  const Size kv_len = key.size(-2);
  const double scale =
      options.scale ? *options.scale : 1.0 / std::sqrt(static_cast<double>(query.size(-1)));

  Shape stage_shape = query.shape;
  stage_shape.back() = kv_len;
  Shape output_shape = query.shape;
  output_shape.back() = value.size(-1);
  Attention result{.scores = DoubleTensor(stage_shape, "scores"),
                   .capped_scores = DoubleTensor(stage_shape, "capped scores"),
                   .masked_scores = DoubleTensor(stage_shape, "masked scores"),
                   .weights = DoubleTensor(stage_shape, "weights"),
                   .output = DoubleTensor(output_shape, "output")};

  const Size kv_heads = query.rank() >= 3 ? key.size(-3) : 1;
  const auto attend_row = [&](Size b, Size h, Size i) {
    const Size g = h * kv_heads / heads;  // consecutive heads of the query share one
    std::vector<double> row;
    for (Size j = 0; j < kv_len; ++j) {
      double score = 0;
      for (Size d = 0; d < query.size(-1); ++d)
        score += at(query, b, h, i, d) * at(key, b, g, j, d);
      score *= scale;
      at(result.scores, b, h, i, j) = score;
      if (options.softcap > 0) score = options.softcap * std::tanh(score / options.softcap);
      at(result.capped_scores, b, h, i, j) = score;
      if (options.mask != nullptr) score += mask_at(*options.mask, b, h, i, j, kMinusInfinity);
      if (is_hidden(options, b, h, i, j, seq_len)) score = kMinusInfinity;
      at(result.masked_scores, b, h, i, j) = score;
      row.push_back(score);
    }
    const std::vector<double> weights = softmax(row);
    for (Size j = 0; j < kv_len; ++j) {
      at(result.weights, b, h, i, j) = weights[j];
      for (Size d = 0; d < value.size(-1); ++d) {
        at(result.output, b, h, i, d) += weights[j] * at(value, b, g, j, d);
      }
    }
  };
  for (Size b = 0; b < batch; ++b) {
    for (Size h = 0; h < heads; ++h) {
      for (Size i = 0; i < seq_len; ++i) attend_row(b, h, i);
    }
  }
  return result;
}

/// x: [rows, depth], w: [depth, columns], bias: [columns] or null -> x w + bias
inline DoubleTensor project(const DoubleTensor& x, const Tensor& w, const Tensor* bias) {
  DoubleTensor projected({x.size(0), w.size(1)}, "projected");
  for (Size i = 0; i < x.size(0); ++i) {
    for (Size j = 0; j < w.size(1); ++j) {
      double sum = bias == nullptr ? 0.0 : bias->data[j];
      for (Size d = 0; d < x.size(1); ++d) sum += at(x, 0, 0, i, d) * at(w, 0, 0, d, j);
      at(projected, 0, 0, i, j) = sum;
    }
  }
  return projected;
}

/// x: [seq_len, heads * head_dim] -> [heads, seq_len, head_dim]
inline DoubleTensor split_heads(const DoubleTensor& x, Size heads) {
  const Size head_dim = x.size(1) / heads;
  DoubleTensor result({heads, x.size(0), head_dim}, "split");
  for (Size h = 0; h < heads; ++h) {
    for (Size i = 0; i < x.size(0); ++i) {
      for (Size d = 0; d < head_dim; ++d) {
        at(result, 0, h, i, d) = at(x, 0, 0, i, h * head_dim + d);
      }
    }
  }
  return result;
}

}  // namespace spotlight::reference
