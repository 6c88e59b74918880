/// The gradients of attention written a second time, in double and straight from their definition.
/// Central differences (attention_backward_test.cpp) are more independent still, but slow: they
/// hold the kernel where it is small, and this where it is large.
#pragma once

#include <optional>

#include "reference.hpp"

namespace spotlight::reference {

struct Gradients {
  DoubleTensor query;
  DoubleTensor key;    ///< past and new
  DoubleTensor value;  ///< the same
  std::optional<DoubleTensor> mask;
};

/// The formulas of kernels/attention_backward.hpp on the weights of the double reference.
inline Gradients attention_backward(const Tensor& float_query, const Tensor& new_key,
                                    const Tensor& new_value, const Tensor& grad_output,
                                    const AttentionOptions& options) {
  const DoubleTensor query = widened(float_query);
  const auto forward = attention(query, widened(new_key), widened(new_value), options);
  const DoubleTensor key = joined(options.past_key, widened(new_key));
  const DoubleTensor value = joined(options.past_value, widened(new_value));
  Gradients gradients{.query = DoubleTensor(query.shape, "gradient"),
                      .key = DoubleTensor(key.shape, "gradient"),
                      .value = DoubleTensor(value.shape, "gradient"),
                      .mask = std::nullopt};
  if (options.mask != nullptr) gradients.mask = DoubleTensor(options.mask->shape, "gradient");
  const Size kv_len = key.size(-2);
  const double scale =
      options.scale ? *options.scale : 1 / std::sqrt(static_cast<double>(query.size(-1)));
  const Size heads = query.rank() >= 3 ? query.size(-3) : 1;
  const Size kv_heads = query.rank() >= 3 ? key.size(-3) : 1;

  const auto row_back = [&](Size b, Size h, Size i) {
    const Size g = h * kv_heads / heads;
    std::vector<double> grad_weights(static_cast<std::size_t>(kv_len));
    double weighted_sum = 0;
    for (Size j = 0; j < kv_len; ++j) {
      const double weight = at(forward.weights, b, h, i, j);
      for (Size d = 0; d < value.size(-1); ++d) {
        const double grad = at(grad_output, b, h, i, d);
        grad_weights[j] += grad * at(value, b, g, j, d);
        at(gradients.value, b, g, j, d) += weight * grad;
      }
      weighted_sum += weight * grad_weights[j];
    }
    for (Size j = 0; j < kv_len; ++j) {
      double gradient = at(forward.weights, b, h, i, j) * (grad_weights[j] - weighted_sum);
      if (gradients.mask && j < gradients.mask->size(-1)) {
        // A single place for all keys means the first key only, so j is right also where it is 1.
        at(*gradients.mask, b, h, i, j) += gradient;
      }
      if (options.softcap > 0) {
        const double share = at(forward.capped_scores, b, h, i, j) / options.softcap;
        gradient *= 1 - share * share;
      }
      for (Size d = 0; d < query.size(-1); ++d) {
        at(gradients.query, b, h, i, d) += gradient * scale * at(key, b, g, j, d);
        at(gradients.key, b, g, j, d) += gradient * scale * at(query, b, h, i, d);
      }
    }
  };
  for (Size b = 0; b < (query.rank() == 4 ? query.size(0) : 1); ++b) {
    for (Size h = 0; h < heads; ++h) {
      for (Size i = 0; i < query.size(-2); ++i) row_back(b, h, i);
    }
  }
  return gradients;
}

}  // namespace spotlight::reference
