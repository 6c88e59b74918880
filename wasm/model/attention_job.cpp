#include "model/attention_job.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "model/error.hpp"

namespace spotlight {
namespace {

/// past: [..., past_len, width], next: [..., kv_len, width] -> [..., past_len + kv_len, width]
Tensor concatenated(const Tensor* past, const Tensor& next, std::string_view name) {
  if (past == nullptr) return next;
  const Size length = past->size(-2) + next.size(-2);
  auto both = Tensor::unfilled(with_rows(next.shape, length, next.size(-1)), name);
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

/// The products of a panel's scores, and as many for its sums of values.
double cost_of_panel(const Sizes& sizes) {
  return static_cast<double>(kernels::kPanelQueries) * static_cast<double>(sizes.kv_len) *
         static_cast<double>(sizes.head_dim + sizes.value_dim);
}

}  // namespace

AttentionJob::AttentionJob(const Tensor& query, const Tensor& key, const Tensor& value,
                           const AttentionOptions& options, std::string_view caller)
    : query_(query),
      key_(key),
      value_(value),
      call_(query, key, value, options, caller),
      wants_present_(options.wants_present),
      walk_(call_.sizes) {
  const Sizes& sizes = call_.sizes;
  // Everything is allocated before anything is computed: what does not fit fails at once.
  result_.output = Tensor::unfilled(with_rows(query.shape, sizes.seq_len, sizes.value_dim),
                                    argument(caller, "output"));
  const auto make_stage = [&](bool wanted, std::optional<Tensor>& stage, const char* name) {
    if (!wanted) return;
    stage = Tensor::unfilled(with_rows(query.shape, sizes.seq_len, sizes.kv_len),
                             argument(caller, name));
  };
  make_stage(options.wants_scores, result_.scores, "scores");
  make_stage(options.wants_capped_scores, result_.capped_scores, "capped scores");
  make_stage(options.wants_masked_scores, result_.masked_scores, "masked scores");
  make_stage(options.wants_weights, result_.weights, "weights");
  if (options.past_key != nullptr || options.wants_present) {
    result_.present_key = concatenated(options.past_key, key, argument(caller, "present key"));
    result_.present_value =
        concatenated(options.past_value, value, argument(caller, "present value"));
  }
}

AttentionJob::Head AttentionJob::next_head() {
  const Sizes& sizes = call_.sizes;
  const HeadPlace place = walk_.head();
  const Tensor& keys = result_.present_key ? *result_.present_key : key_;
  const Tensor& values = result_.present_value ? *result_.present_value : value_;
  const auto v = rows_of_head(values, place.nth_kv, sizes.kv_len, sizes.value_dim);
  const auto stage_of_head = [&](std::optional<Tensor>& stage) -> float* {
    return stage ? stage->data.data() + place.nth * sizes.seq_len * sizes.kv_len : nullptr;
  };
  return {.inputs = {.q = rows_of_head(query_, place.nth, sizes.seq_len, sizes.head_dim),
                     .k = rows_of_head(keys, place.nth_kv, sizes.kv_len, sizes.head_dim),
                     .v = v,
                     .scale = call_.scale,
                     .softcap = call_.softcap,
                     .mask = call_.mask_of(place.batch, place.head),
                     .all_finite = kernels::all_finite(v)},
          .output = rows_of_head(result_.output, place.nth, sizes.seq_len, sizes.value_dim),
          .stages = {.scores = stage_of_head(result_.scores),
                     .capped_scores = stage_of_head(result_.capped_scores),
                     .masked_scores = stage_of_head(result_.masked_scores),
                     .weights = stage_of_head(result_.weights)}};
}

void AttentionJob::step() {
  if (walk_.at_new_head()) head_.emplace(next_head());
  const kernels::Panel panel = walk_.take();
  if (head_->stages.any()) {
    kernels::attention(head_->inputs, panel, workspace_, head_->output, head_->stages);
  } else {
    kernels::attention(head_->inputs, panel, workspace_, head_->output);
  }
}

double AttentionJob::cost_of_step() const { return cost_of_panel(call_.sizes); }

AttentionResult AttentionJob::take_result() {
  if (!wants_present_) {
    result_.present_key.reset();
    result_.present_value.reset();
  }
  return std::move(result_);
}

AttentionBackwardJob::AttentionBackwardJob(const Tensor& query, const Tensor& key,
                                           const Tensor& value, const Tensor& grad_output,
                                           const AttentionOptions& options, std::string_view caller)
    : query_(query),
      grad_output_(grad_output),
      mask_(options.mask),
      caller_(caller),
      call_(query, key, value, options, caller),
      key_(key),
      value_(value),
      walk_(call_.sizes) {
  require_shape(grad_output.shape,
                with_rows(query.shape, call_.sizes.seq_len, call_.sizes.value_dim),
                argument(caller, "grad output"));
  if (options.past_key != nullptr) {
    all_keys_ = concatenated(options.past_key, key, argument(caller, "keys"));
    all_values_ = concatenated(options.past_value, value, argument(caller, "values"));
  }
  gradients_.grad_query = Tensor::unfilled(query.shape, argument(caller, "grad query"));
  gradients_.grad_key = Tensor((all_keys_ ? *all_keys_ : key).shape, argument(caller, "grad key"));
  gradients_.grad_value =
      Tensor((all_values_ ? *all_values_ : value).shape, argument(caller, "grad value"));
  if (mask_ != nullptr) gradients_.grad_mask.emplace(mask_->shape, argument(caller, "grad mask"));
}

AttentionBackwardJob::Head AttentionBackwardJob::next_head() {
  const Sizes& sizes = call_.sizes;
  const HeadPlace place = walk_.head();
  const auto q = rows_of_head(query_, place.nth, sizes.seq_len, sizes.head_dim);
  const Tensor& keys = all_keys_ ? *all_keys_ : key_;
  const Tensor& values = all_values_ ? *all_values_ : value_;
  const auto k = rows_of_head(keys, place.nth_kv, sizes.kv_len, sizes.head_dim);
  const auto v = rows_of_head(values, place.nth_kv, sizes.kv_len, sizes.value_dim);
  const auto grad = rows_of_head(grad_output_, place.nth, sizes.seq_len, sizes.value_dim);
  const kernels::AttentionMask mask = call_.mask_of(place.batch, place.head);
  float* grad_mask = nullptr;
  if (gradients_.grad_mask) {
    grad_mask = gradients_.grad_mask->data.data() + (mask.additive.data - mask_->data.data());
  }
  return {.inputs = {.q = q,
                     .k = k,
                     .v = v,
                     .scale = call_.scale,
                     .softcap = call_.softcap,
                     .mask = mask,
                     .all_finite = kernels::all_finite(q) && kernels::all_finite(k) &&
                                   kernels::all_finite(v) && kernels::all_finite(grad)},
          .grad_output = grad,
          .gradients = {
              .q = rows_of_head(gradients_.grad_query, place.nth, sizes.seq_len, sizes.head_dim),
              .k = rows_of_head(gradients_.grad_key, place.nth_kv, sizes.kv_len, sizes.head_dim),
              .v = rows_of_head(gradients_.grad_value, place.nth_kv, sizes.kv_len, sizes.value_dim),
              .mask = grad_mask}};
}

void AttentionBackwardJob::step() {
  if (walk_.at_new_head()) head_.emplace(next_head());
  kernels::attention_backward(head_->inputs, walk_.take(), head_->grad_output, workspace_,
                              head_->gradients);
}

double AttentionBackwardJob::cost_of_step() const { return 2.5 * cost_of_panel(call_.sizes); }

AttentionGradients AttentionBackwardJob::take_result() {
  if (all_keys_) {
    const Size past_len = call_.sizes.past_len;
    std::tie(gradients_.grad_past_key, gradients_.grad_key) =
        separated(gradients_.grad_key, past_len, argument(caller_, "grad key"));
    std::tie(gradients_.grad_past_value, gradients_.grad_value) =
        separated(gradients_.grad_value, past_len, argument(caller_, "grad value"));
  }
  return std::move(gradients_);
}

}  // namespace spotlight
