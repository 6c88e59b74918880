#include "model/attention.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "kernels/attention.hpp"
#include "kernels/attention_backward.hpp"
#include "model/attention_call.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

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
  kernels::AttentionWorkspace workspace;

  const auto stage_of_head = [&](std::optional<Tensor>& stage, Size nth_head) -> float* {
    return stage ? stage->data.data() + nth_head * sizes.seq_len * sizes.kv_len : nullptr;
  };
  call.for_each_head([&](Size b, Size h, Size nth_head, Size nth_kv_head) {
    const auto values = rows_of_head(all_values, nth_kv_head, sizes.kv_len, sizes.value_dim);
    const kernels::AttentionHead head{
        .q = rows_of_head(query, nth_head, sizes.seq_len, sizes.head_dim),
        .k = rows_of_head(all_keys, nth_kv_head, sizes.kv_len, sizes.head_dim),
        .v = values,
        .scale = call.scale,
        .softcap = call.softcap,
        .mask = call.mask_of(b, h),
        .all_finite = kernels::all_finite(values)};
    const auto output = rows_of_head(result.output, nth_head, sizes.seq_len, sizes.value_dim);
    const kernels::AttentionStages stages{
        .scores = stage_of_head(result.scores, nth_head),
        .capped_scores = stage_of_head(result.capped_scores, nth_head),
        .masked_scores = stage_of_head(result.masked_scores, nth_head),
        .weights = stage_of_head(result.weights, nth_head)};
    kernels::for_each_panel(sizes.seq_len, [&](const kernels::Panel& panel) {
      if (stages.any()) {
        kernels::attention(head, panel, workspace, output, stages);
      } else {
        kernels::attention(head, panel, workspace, output);
      }
    });
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
  kernels::AttentionWorkspace workspace;

  call.for_each_head([&](Size b, Size h, Size nth_head, Size nth_kv_head) {
    const auto q = rows_of_head(query, nth_head, sizes.seq_len, sizes.head_dim);
    const auto k = rows_of_head(all_keys, nth_kv_head, sizes.kv_len, sizes.head_dim);
    const auto v = rows_of_head(all_values, nth_kv_head, sizes.kv_len, sizes.value_dim);
    const auto grad = rows_of_head(grad_output, nth_head, sizes.seq_len, sizes.value_dim);
    const kernels::AttentionHead head{
        .q = q,
        .k = k,
        .v = v,
        .scale = call.scale,
        .softcap = call.softcap,
        .mask = call.mask_of(b, h),
        .all_finite = kernels::all_finite(q) && kernels::all_finite(k) && kernels::all_finite(v) &&
                      kernels::all_finite(grad)};
    float* grad_mask = nullptr;
    if (gradients.grad_mask) {
      grad_mask =
          gradients.grad_mask->data.data() + (head.mask.additive.data - options.mask->data.data());
    }
    const kernels::AttentionGradients sums{
        .q = rows_of_head(gradients.grad_query, nth_head, sizes.seq_len, sizes.head_dim),
        .k = rows_of_head(gradients.grad_key, nth_kv_head, sizes.kv_len, sizes.head_dim),
        .v = rows_of_head(gradients.grad_value, nth_kv_head, sizes.kv_len, sizes.value_dim),
        .mask = grad_mask};
    kernels::for_each_panel(sizes.seq_len, [&](const kernels::Panel& panel) {
      kernels::attention_backward(head, panel, grad, workspace, sums);
    });
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
