#include "model/attention.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "kernels/attention.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

/// The sizes of one call, all ranks seen as [batch, heads, seq_len or kv_len, head_dim].
struct Sizes {
  Size batch;
  Size heads;
  Size kv_heads;
  Size seq_len;
  /// Of all keys, past ones included.
  Size kv_len;
  Size past_len;
  Size head_dim;
  Size value_dim;
};

std::string argument(std::string_view caller, std::string_view name) {
  return std::string(caller) + ": " + std::string(name);
}

/// The shape with other sizes for its last two axes.
Shape with_rows(Shape shape, Size length, Size width) {
  shape[shape.size() - 2] = length;
  shape[shape.size() - 1] = width;
  return shape;
}

/// Checks that key and value fit the query, and the past fits them, and names the sizes.
Sizes sizes_of(const Tensor& query, const Tensor& key, const Tensor& value,
               const AttentionOptions& options, std::string_view caller) {
  if (query.rank() < 2 || query.rank() > 4) {
    throw Error(ErrorCode::kInvalidArgument,
                argument(caller, "query") +
                    ": expected [seq_len, head_dim], [heads, seq_len, head_dim] or [batch, heads, "
                    "seq_len, head_dim], got " +
                    to_string(query.shape));
  }
  if (key.rank() != query.rank()) require_shape(key.shape, query.shape, argument(caller, "key"));
  if (value.rank() != query.rank()) {
    require_shape(value.shape, key.shape, argument(caller, "value"));
  }
  // The free sizes (key heads, the number of keys, the width of the values) are taken from key and
  // value.
  Shape key_shape = with_rows(query.shape, key.size(-2), query.size(-1));
  const Size heads = query.rank() >= 3 ? query.size(-3) : 1;
  const Size kv_heads = query.rank() >= 3 ? key.size(-3) : 1;
  if (heads % kv_heads == 0 && query.rank() >= 3) key_shape[key_shape.size() - 3] = kv_heads;
  require_shape(key.shape, key_shape, argument(caller, "key"));
  require_shape(value.shape, with_rows(key.shape, key.size(-2), value.size(-1)),
                argument(caller, "value"));
  Size past_len = 0;
  if ((options.past_key == nullptr) != (options.past_value == nullptr)) {
    throw Error(ErrorCode::kInvalidArgument,
                std::string(caller) + ": expected past key and past value together, got one");
  }
  if (options.past_key != nullptr) {
    const Tensor& past = *options.past_key;
    past_len = past.rank() >= 2 ? past.size(-2) : 1;
    require_shape(past.shape, with_rows(key.shape, past_len, key.size(-1)),
                  argument(caller, "past key"));
    require_shape(options.past_value->shape, with_rows(value.shape, past_len, value.size(-1)),
                  argument(caller, "past value"));
  }
  return {.batch = query.rank() == 4 ? query.size(0) : 1,
          .heads = heads,
          .kv_heads = kv_heads,
          .seq_len = query.size(-2),
          .kv_len = past_len + key.size(-2),
          .past_len = past_len,
          .head_dim = query.size(-1),
          .value_dim = value.size(-1)};
}

/// A mask for all heads and batches, or one each: finds the part of a head.
template <typename T>
class MaskOfHead {
 public:
  MaskOfHead(const BasicTensor<T>* mask, const Sizes& sizes, std::string_view name) : mask_(mask) {
    if (mask == nullptr) return;
    const Shape full = {sizes.batch, sizes.heads, sizes.seq_len, sizes.kv_len};
    bool fits = mask->rank() <= 4 && mask->size(-1) <= sizes.kv_len;
    Size step = mask->size(-1);
    for (Size axis = 2; fits && axis <= mask->rank(); ++axis) {
      const Size size = mask->size(-axis);
      fits = size == full[4 - axis] || size == 1;
      steps_[4 - axis] = size == 1 ? 0 : step;
      step *= size;
    }
    if (fits) return;
    throw Error(ErrorCode::kShapeMismatch,
                std::string(name) + ": expected shape " + to_string({sizes.seq_len, sizes.kv_len}) +
                    ", or one for each head " +
                    to_string({sizes.heads, sizes.seq_len, sizes.kv_len}) + ", got " +
                    to_string(mask->shape));
  }

  [[nodiscard]] kernels::MaskPart<T> at(Size batch, Size head) const {
    if (mask_ == nullptr) return {};
    return {.data = mask_->data.data() + batch * steps_[0] + head * steps_[1],
            .row_stride = steps_[2],
            .length = mask_->size(-1)};
  }

 private:
  const BasicTensor<T>* mask_;
  /// From one batch, head and query to the next: 0 where one mask serves all.
  std::array<Size, 3> steps_ = {0, 0, 0};
};

/// Where the queries stand and how many keys are there, for every batch.
class Places {
 public:
  Places(const AttentionOptions& options, const Sizes& sizes, std::string_view caller)
      : offset_(sizes.past_len), seq_len_(sizes.seq_len), kv_len_(sizes.kv_len) {
    const std::vector<double>& lengths = options.kv_lengths;
    if (lengths.empty()) return;
    const std::string name = argument(caller, "kv lengths");
    if (options.past_key != nullptr || options.wants_present) {
      throw Error(ErrorCode::kInvalidArgument, name + ": expected no past or present beside them");
    }
    if (static_cast<Size>(lengths.size()) != sizes.batch) {
      throw Error(ErrorCode::kShapeMismatch, name + ": expected " + std::to_string(sizes.batch) +
                                                 " numbers, one for each batch, got " +
                                                 std::to_string(lengths.size()));
    }
    for (const double length : lengths) {
      lengths_.push_back(static_cast<Size>(whole_number(length, 0, sizes.kv_len, name)));
    }
  }

  /// Not clamped: with fewer keys than queries the first queries stand before all keys.
  [[nodiscard]] Size offset(Size batch) const {
    return lengths_.empty() ? offset_ : lengths_[static_cast<std::size_t>(batch)] - seq_len_;
  }
  [[nodiscard]] Size visible_len(Size batch) const {
    return lengths_.empty() ? kv_len_ : lengths_[static_cast<std::size_t>(batch)];
  }

 private:
  Size offset_;
  Size seq_len_;
  Size kv_len_;
  std::vector<Size> lengths_;
};

/// past: [..., past_len, width], next: [..., kv_len, width] -> [..., past_len + kv_len, width]
Tensor concatenated(const Tensor* past, const Tensor& next, std::string_view name) {
  if (past == nullptr) return next;
  const Size length = past->size(-2) + next.size(-2);
  Tensor both(with_rows(next.shape, length, next.size(-1)), name);
  const Size past_step = past->size(-2) * past->size(-1);
  const Size next_step = next.size(-2) * next.size(-1);
  auto to = both.data.begin();
  for (auto from_past = past->data.begin(), from_next = next.data.begin();
       from_past != past->data.end(); from_past += past_step, from_next += next_step) {
    to = std::copy_n(from_past, past_step, to);
    to = std::copy_n(from_next, next_step, to);
  }
  return both;
}

float softcap_of(const AttentionOptions& options, std::string_view caller) {
  if (std::isfinite(options.softcap) && options.softcap >= 0) return options.softcap;
  throw Error(ErrorCode::kInvalidArgument, argument(caller, "softcap") +
                                               ": expected a finite number of 0 or more, got " +
                                               number_text(options.softcap));
}

/// One side of a window; wider than all keys is an open side.
Size side_of(double side, const char* name, std::string_view caller) {
  return static_cast<Size>(whole_number(side, -1, kLargestSize - 1, argument(caller, name)));
}

float scale_of(const AttentionOptions& options, const Sizes& sizes, std::string_view caller) {
  if (!options.scale) return 1.0F / std::sqrt(static_cast<float>(sizes.head_dim));
  if (!std::isfinite(*options.scale)) {
    throw Error(ErrorCode::kInvalidArgument, argument(caller, "scale") +
                                                 ": expected a finite number, got " +
                                                 number_text(*options.scale));
  }
  return *options.scale;
}

/// A call whose arguments have been checked: what both directions need.
struct CheckedCall {
  CheckedCall(const Tensor& query, const Tensor& key, const Tensor& value,
              const AttentionOptions& options, std::string_view caller)
      : sizes(sizes_of(query, key, value, options, caller)),
        scale(scale_of(options, sizes, caller)),
        softcap(softcap_of(options, caller)),
        causal(options.causal),
        window_left(side_of(options.window.value_or(Window{}).left, "window", caller)),
        window_right(side_of(options.window.value_or(Window{}).right, "window", caller)),
        places(options, sizes, caller),
        mask(options.mask, sizes, argument(caller, "mask")),
        allowed(options.allowed, sizes, argument(caller, "allowed")) {}

  [[nodiscard]] kernels::AttentionMask mask_of(Size batch, Size head) const {
    return {.causal = causal,
            .window_left = window_left,
            .window_right = window_right,
            .offset = places.offset(batch),
            .visible_len = places.visible_len(batch),
            .additive = mask.at(batch, head),
            .allowed = allowed.at(batch, head)};
  }

  /// Calls run(batch, head, nth_head, nth_kv_head) for all heads of the query.
  template <typename Run>
  void for_each_head(const Run& run) const {
    for (Size b = 0; b < sizes.batch; ++b) {
      for (Size h = 0; h < sizes.heads; ++h) {
        const Size shared_by = sizes.heads / sizes.kv_heads;
        run(b, h, b * sizes.heads + h, b * sizes.kv_heads + h / shared_by);
      }
    }
  }

  Sizes sizes;
  float scale;
  float softcap;
  bool causal;
  Size window_left;
  Size window_right;
  Places places;
  MaskOfHead<float> mask;
  MaskOfHead<std::uint8_t> allowed;
};

/// The [rows, width] of one head.
template <typename AnyTensor>
auto rows_of_head(AnyTensor& tensor, Size nth_head, Size rows, Size width) {
  return kernels::view(tensor.data.data() + nth_head * rows * width, rows, width);
}

/// Parts [..., past_len + kv_len, width] at past_len: the way back from concatenated().
std::pair<Tensor, Tensor> separated(const Tensor& both, Size past_len, std::string_view name) {
  const Size width = both.size(-1);
  Tensor past(with_rows(both.shape, past_len, width), name);
  Tensor next(with_rows(both.shape, both.size(-2) - past_len, width), name);
  const Size past_step = past_len * width;
  const Size next_step = next.size(-2) * width;
  auto from = both.data.begin();
  for (auto to_past = past.data.begin(), to_next = next.data.begin(); from != both.data.end();
       to_past += past_step, to_next += next_step) {
    std::copy_n(from, past_step, to_past);
    std::copy_n(from + past_step, next_step, to_next);
    from += past_step + next_step;
  }
  return {std::move(past), std::move(next)};
}

}  // namespace

AttentionResult attention(const Tensor& query, const Tensor& key, const Tensor& value,
                          const AttentionOptions& options, std::string_view caller) {
  const CheckedCall call(query, key, value, options, caller);
  const Sizes& sizes = call.sizes;

  // Everything is allocated before anything is computed: what does not fit fails at once.
  AttentionResult result{.output = Tensor(with_rows(query.shape, sizes.seq_len, sizes.value_dim),
                                          argument(caller, "output"))};
  const auto make_stage = [&](bool wanted, std::optional<Tensor>& stage, const char* name) {
    if (!wanted) return;
    stage.emplace(with_rows(query.shape, sizes.seq_len, sizes.kv_len), argument(caller, name));
  };
  make_stage(options.wants_scores, result.scores, "scores");
  make_stage(options.wants_capped_scores, result.capped_scores, "capped scores");
  make_stage(options.wants_masked_scores, result.masked_scores, "masked scores");
  make_stage(options.wants_weights, result.weights, "weights");
  if (options.past_key != nullptr || options.wants_present) {
    result.present_key = concatenated(options.past_key, key, argument(caller, "present key"));
    result.present_value =
        concatenated(options.past_value, value, argument(caller, "present value"));
  }
  const Tensor& all_keys = result.present_key ? *result.present_key : key;
  const Tensor& all_values = result.present_value ? *result.present_value : value;
  kernels::AttentionWorkspace workspace(sizes.kv_len, sizes.head_dim);

  const auto stage_of_head = [&](std::optional<Tensor>& stage, Size nth_head) -> float* {
    return stage ? stage->data.data() + nth_head * sizes.seq_len * sizes.kv_len : nullptr;
  };
  call.for_each_head([&](Size b, Size h, Size nth_head, Size nth_kv_head) {
    kernels::attention(rows_of_head(query, nth_head, sizes.seq_len, sizes.head_dim),
                       rows_of_head(all_keys, nth_kv_head, sizes.kv_len, sizes.head_dim),
                       rows_of_head(all_values, nth_kv_head, sizes.kv_len, sizes.value_dim),
                       call.scale, call.softcap, call.mask_of(b, h), workspace,
                       rows_of_head(result.output, nth_head, sizes.seq_len, sizes.value_dim),
                       {.scores = stage_of_head(result.scores, nth_head),
                        .capped_scores = stage_of_head(result.capped_scores, nth_head),
                        .masked_scores = stage_of_head(result.masked_scores, nth_head),
                        .weights = stage_of_head(result.weights, nth_head)});
  });
  if (!options.wants_present) {
    result.present_key.reset();
    result.present_value.reset();
  }
  return result;
}

AttentionGradients attention_backward(const Tensor& query, const Tensor& key, const Tensor& value,
                                      const Tensor& grad_output, const AttentionOptions& options,
                                      std::string_view caller) {
  const CheckedCall call(query, key, value, options, caller);
  const Sizes& sizes = call.sizes;
  require_shape(grad_output.shape, with_rows(query.shape, sizes.seq_len, sizes.value_dim),
                argument(caller, "grad output"));

  const Tensor all_keys = concatenated(options.past_key, key, argument(caller, "keys"));
  const Tensor all_values = concatenated(options.past_value, value, argument(caller, "values"));
  AttentionGradients gradients{
      .grad_query = Tensor(query.shape, argument(caller, "grad query")),
      .grad_key = Tensor(all_keys.shape, argument(caller, "grad key")),
      .grad_value = Tensor(all_values.shape, argument(caller, "grad value"))};
  if (options.mask != nullptr) {
    gradients.grad_mask.emplace(options.mask->shape, argument(caller, "grad mask"));
  }
  kernels::AttentionWorkspace workspace(sizes.kv_len, sizes.head_dim);

  call.for_each_head([&](Size b, Size h, Size nth_head, Size nth_kv_head) {
    const kernels::AttentionMask mask = call.mask_of(b, h);
    float* grad_mask = nullptr;
    if (gradients.grad_mask) {
      grad_mask =
          gradients.grad_mask->data.data() + (mask.additive.data - options.mask->data.data());
    }
    kernels::attention_backward(
        rows_of_head(query, nth_head, sizes.seq_len, sizes.head_dim),
        rows_of_head(all_keys, nth_kv_head, sizes.kv_len, sizes.head_dim),
        rows_of_head(all_values, nth_kv_head, sizes.kv_len, sizes.value_dim), call.scale,
        call.softcap, mask, rows_of_head(grad_output, nth_head, sizes.seq_len, sizes.value_dim),
        workspace,
        {.q = rows_of_head(gradients.grad_query, nth_head, sizes.seq_len, sizes.head_dim),
         .k = rows_of_head(gradients.grad_key, nth_kv_head, sizes.kv_len, sizes.head_dim),
         .v = rows_of_head(gradients.grad_value, nth_kv_head, sizes.kv_len, sizes.value_dim),
         .mask = grad_mask});
  });
  if (options.past_key != nullptr) {
    std::tie(gradients.grad_past_key, gradients.grad_key) =
        separated(gradients.grad_key, sizes.past_len, argument(caller, "grad key"));
    std::tie(gradients.grad_past_value, gradients.grad_value) =
        separated(gradients.grad_value, sizes.past_len, argument(caller, "grad value"));
  }
  return gradients;
}

}  // namespace spotlight
