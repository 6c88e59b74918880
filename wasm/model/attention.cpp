#include "model/attention.hpp"

#include <cmath>

#include "kernels/attention.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

/// The sizes of one call, all ranks seen as [batch, heads, seq_len or kv_len, head_dim].
struct Sizes {
  Size batch;
  Size heads;
  Size seq_len;
  Size kv_len;
  Size head_dim;
  Size value_dim;
};

std::string argument(std::string_view caller, std::string_view name) {
  return std::string(caller) + ": " + std::string(name);
}

/// Checks that key and value fit the query, and names the sizes.
Sizes sizes_of(const Tensor& query, const Tensor& key, const Tensor& value,
               std::string_view caller) {
  if (query.rank() < 2 || query.rank() > 4) {
    throw Error(ErrorCode::kInvalidArgument,
                argument(caller, "query") +
                    ": expected [seq_len, head_dim], [heads, seq_len, head_dim] or [batch, heads, "
                    "seq_len, head_dim], got " +
                    to_string(query.shape));
  }
  const auto require_like_query = [&](const Tensor& tensor, Size length, Size width,
                                      std::string_view name) {
    Shape expected = query.shape;
    expected[expected.size() - 2] = length;
    expected[expected.size() - 1] = width;
    require_shape(tensor.shape, expected, argument(caller, name));
  };
  // The free sizes (the number of keys, the width of the values) are taken from key and value.
  if (key.rank() != query.rank()) require_shape(key.shape, query.shape, argument(caller, "key"));
  if (value.rank() != query.rank()) {
    require_shape(value.shape, key.shape, argument(caller, "value"));
  }
  require_like_query(key, key.size(-2), query.size(-1), "key");
  require_like_query(value, key.size(-2), value.size(-1), "value");
  return {.batch = query.rank() == 4 ? query.size(0) : 1,
          .heads = query.rank() >= 3 ? query.size(-3) : 1,
          .seq_len = query.size(-2),
          .kv_len = key.size(-2),
          .head_dim = query.size(-1),
          .value_dim = value.size(-1)};
}

/// One mask for all heads and batches, or one each: finds the [seq_len, kv_len] part of a head.
template <typename T>
class MaskOfHead {
 public:
  MaskOfHead(const BasicTensor<T>* mask, const Sizes& sizes, std::string_view name) : mask_(mask) {
    if (mask == nullptr) return;
    const Shape full = {sizes.batch, sizes.heads, sizes.seq_len, sizes.kv_len};
    bool fits = mask->rank() >= 2 && mask->rank() <= 4;
    for (Size axis = 1; fits && axis <= mask->rank(); ++axis) {
      const Size expected = full[4 - axis];
      const bool may_be_shared = axis > 2;
      fits = mask->size(-axis) == expected || (may_be_shared && mask->size(-axis) == 1);
    }
    if (!fits) {
      throw Error(ErrorCode::kShapeMismatch,
                  std::string(name) + ": expected shape " +
                      to_string({sizes.seq_len, sizes.kv_len}) + ", or one for each head " +
                      to_string({sizes.heads, sizes.seq_len, sizes.kv_len}) + ", got " +
                      to_string(mask->shape));
    }
    const Size per_head = sizes.seq_len * sizes.kv_len;
    const Size heads = mask->rank() >= 3 ? mask->size(-3) : 1;
    head_step_ = heads > 1 ? per_head : 0;
    batch_step_ = mask->rank() == 4 && mask->size(0) > 1 ? heads * per_head : 0;
  }

  /// Null where there is no mask.
  [[nodiscard]] const T* at(Size batch, Size head) const {
    return mask_ == nullptr ? nullptr
                            : mask_->data.data() + batch * batch_step_ + head * head_step_;
  }

 private:
  const BasicTensor<T>* mask_;
  Size batch_step_ = 0;
  Size head_step_ = 0;
};

float scale_of(const AttentionOptions& options, const Sizes& sizes, std::string_view caller) {
  if (!options.scale) return 1.0F / std::sqrt(static_cast<float>(sizes.head_dim));
  if (!std::isfinite(*options.scale)) {
    throw Error(ErrorCode::kInvalidArgument, argument(caller, "scale") +
                                                 ": expected a finite number, got " +
                                                 number_text(*options.scale));
  }
  return *options.scale;
}

}  // namespace

AttentionResult attention(const Tensor& query, const Tensor& key, const Tensor& value,
                          const AttentionOptions& options, std::string_view caller) {
  const Sizes sizes = sizes_of(query, key, value, caller);
  const float scale = scale_of(options, sizes, caller);
  const MaskOfHead mask(options.mask, sizes, argument(caller, "mask"));
  const MaskOfHead allowed(options.allowed, sizes, argument(caller, "allowed"));

  // Everything is allocated before anything is computed: what does not fit fails at once.
  Shape output_shape = query.shape;
  output_shape.back() = sizes.value_dim;
  Shape stage_shape = query.shape;
  stage_shape.back() = sizes.kv_len;
  AttentionResult result{.output = Tensor(output_shape, argument(caller, "output"))};
  if (options.wants_scores) result.scores.emplace(stage_shape, argument(caller, "scores"));
  if (options.wants_masked_scores) {
    result.masked_scores.emplace(stage_shape, argument(caller, "masked scores"));
  }
  if (options.wants_weights) result.weights.emplace(stage_shape, argument(caller, "weights"));
  kernels::AttentionWorkspace workspace(sizes.kv_len, sizes.head_dim);

  const auto stage_of_head = [&](std::optional<Tensor>& stage, Size nth_head) -> float* {
    return stage ? stage->data.data() + nth_head * sizes.seq_len * sizes.kv_len : nullptr;
  };
  for (Size b = 0; b < sizes.batch; ++b) {
    for (Size h = 0; h < sizes.heads; ++h) {
      const Size nth_head = b * sizes.heads + h;
      const auto rows_of_head = [&](auto& tensor, Size rows, Size width) {
        return kernels::view(tensor.data.data() + nth_head * rows * width, rows, width);
      };
      kernels::attention(
          rows_of_head(query, sizes.seq_len, sizes.head_dim),
          rows_of_head(key, sizes.kv_len, sizes.head_dim),
          rows_of_head(value, sizes.kv_len, sizes.value_dim), scale,
          {.causal = options.causal, .additive = mask.at(b, h), .allowed = allowed.at(b, h)},
          workspace, rows_of_head(result.output, sizes.seq_len, sizes.value_dim),
          {.scores = stage_of_head(result.scores, nth_head),
           .masked_scores = stage_of_head(result.masked_scores, nth_head),
           .weights = stage_of_head(result.weights, nth_head)});
    }
  }
  return result;
}

}  // namespace spotlight
