#include "model/multi_head_job.hpp"

#include <algorithm>
#include <utility>

#include "model/error.hpp"

namespace spotlight {
namespace {

using kernels::Range;

Range nth_range(Size n, Size size, Size end) {
  return {.begin = n * size, .end = std::min((n + 1) * size, end)};
}

Size range_count(Size size, Size end) { return (end + size - 1) / size; }

/// The products of two numbers in a matrix product of these sizes: what a step costs.
double cost_of(Size rows, Size depth, Size columns) {
  return static_cast<double>(rows) * static_cast<double>(depth) * static_cast<double>(columns);
}

enum class Direction : std::uint8_t { kSplit, kJoin };

/// Between rows [size of the range, num_heads * head_dim] and the same rows of
/// heads [num_heads, length, head_dim].
void move_heads(Direction direction, float* rows, Range range, Tensor& heads) {
  const Size num_heads = heads.size(0);
  const Size head_dim = heads.size(2);
  for (Size h = 0; h < num_heads; ++h) {
    kernels::MatrixView columns(rows + h * head_dim, range.size(), head_dim,
                                kernels::RowStride(num_heads * head_dim));
    kernels::MatrixView head = kernels::view(
        heads.data.data() + (h * heads.size(1) + range.begin) * head_dim, range.size(), head_dim);
    if (direction == Direction::kSplit) {
      head = columns;
    } else {
      columns = head;
    }
  }
}

Range all_rows(const Tensor& heads) { return {.begin = 0, .end = heads.size(1)}; }

/// heads: [num_heads, length, head_dim] -> joined: [length, num_heads * head_dim]
void join_heads(Tensor& heads, Tensor& joined) {
  move_heads(Direction::kJoin, joined.data.data(), all_rows(heads), heads);
}

Tensor empty_heads(const Tensor& x, Size num_heads, std::string_view name) {
  return Tensor::unfilled({num_heads, x.size(0), x.size(1) / num_heads}, name);
}

}  // namespace

HeadsOfLayer::HeadsOfLayer(const Params& params, Size num_heads, const Tensor& query,
                           const Tensor& key, const Tensor& value, const AttentionOptions& options,
                           std::string_view caller)
    : inputs{&query, &key, &value},
      projections{Projection(params, "w_q", "b_q"), Projection(params, "w_k", "b_k"),
                  Projection(params, "w_v", "b_v")},
      projected{empty_heads(query, num_heads, "projected queries"),
                empty_heads(key, num_heads, "projected keys"),
                empty_heads(value, num_heads, "projected values")},
      joined(Tensor::unfilled(query.shape, "joined heads")),
      rows_(Tensor::unfilled({projections[0].rows_at_a_time(), query.size(1)}, "projected rows")),
      attention_(projected[0], projected[1], projected[2], options, caller) {}

void HeadsOfLayer::add_phases(PhaseWalk& walk) const {
  const Size at_a_time = rows_.size(0);
  for (const Tensor* x : inputs) {
    walk.add(range_count(at_a_time, x->size(0)), cost_of(at_a_time, x->size(1), x->size(1)));
  }
  walk.add(attention_.step_count(), attention_.cost_of_step());
  walk.add(1, cost_of(joined.size(0), joined.size(1), 1));
}

void HeadsOfLayer::take(PhaseWalk::Step step) {
  if (step.phase < inputs.size()) {
    const Tensor& x = *inputs[step.phase];
    const Range range = nth_range(step.step, rows_.size(0), x.size(0));
    const kernels::MatrixView rows = kernels::view(rows_.data.data(), range.size(), rows_.size(1));
    projections[step.phase].project(x, range, rows);
    move_heads(Direction::kSplit, rows_.data.data(), range, projected[step.phase]);
  } else if (step.phase == inputs.size()) {
    attention_.step();
  } else {
    attended = attention_.take_result();
    join_heads(attended.output, joined);
  }
}

MultiHeadJob::MultiHeadJob(std::shared_ptr<const Params> params, Size num_heads,
                           const Tensor& query, const Tensor& key, const Tensor& value,
                           const AttentionOptions& options, std::string_view caller)
    : params_(std::move(params)),
      heads_(*params_, num_heads, query, key, value, options, caller),
      project_o_(*params_, "w_o", "b_o"),
      output_(Tensor::unfilled(query.shape, argument(caller, "output"))) {
  heads_.add_phases(walk_);
  const Size at_a_time = project_o_.rows_at_a_time();
  walk_.add(range_count(at_a_time, output_.size(0)),
            cost_of(at_a_time, output_.size(1), output_.size(1)));
}

void MultiHeadJob::step() {
  const PhaseWalk::Step step = walk_.take();
  if (step.phase < HeadsOfLayer::kPhases) {
    heads_.take(step);
    return;
  }
  const Range rows = nth_range(step.step, project_o_.rows_at_a_time(), output_.size(0));
  project_o_.project(heads_.joined, rows, rows_of(output_, rows));
}

AttentionResult MultiHeadJob::take_result() {
  heads_.attended.output = std::move(output_);
  return std::move(heads_.attended);
}

MultiHeadBackwardJob::MultiHeadBackwardJob(std::shared_ptr<const Params> params, Size num_heads,
                                           const Tensor& query, const Tensor& key,
                                           const Tensor& value, const Tensor& grad_output,
                                           const AttentionOptions& options, std::string_view caller)
    : params_(std::move(params)),
      heads_(*params_, num_heads, query, key, value, options, caller),
      project_o_(*params_, "w_o", "b_o"),
      grad_joined_(Tensor::unfilled(query.shape, "gradient of joined heads")),
      grad_heads_(Tensor::unfilled(heads_.projected[0].shape, "gradient of heads")),
      attention_(heads_.projected[0], heads_.projected[1], heads_.projected[2], grad_heads_,
                 options, caller),
      grad_projected_{Tensor::unfilled(query.shape, "gradient of projected queries"),
                      Tensor::unfilled(key.shape, "gradient of projected keys"),
                      Tensor::unfilled(value.shape, "gradient of projected values")},
      gradients_{.grad_query = Tensor::unfilled(query.shape, argument(caller, "grad query")),
                 .grad_key = Tensor::unfilled(key.shape, argument(caller, "grad key")),
                 .grad_value = Tensor::unfilled(value.shape, argument(caller, "grad value")),
                 .grad_params = {}},
      backwards_{{{&project_o_, {"w_o", "b_o"}, &heads_.joined, &grad_output, &grad_joined_},
                  {&heads_.projections[0],
                   {"w_q", "b_q"},
                   &query,
                   &grad_projected_[0],
                   &gradients_.grad_query},
                  {&heads_.projections[1],
                   {"w_k", "b_k"},
                   &key,
                   &grad_projected_[1],
                   &gradients_.grad_key},
                  {&heads_.projections[2],
                   {"w_v", "b_v"},
                   &value,
                   &grad_projected_[2],
                   &gradients_.grad_value}}} {
  for (const auto& [name, tensor] : *params_) {
    gradients_.grad_params.emplace(name, Tensor::unfilled(tensor.shape, argument(caller, name)));
  }
  heads_.add_phases(walk_);
  add_phases_of(backwards_[0]);
  walk_.add(attention_.step_count(), attention_.cost_of_step());
  for (std::size_t i = 1; i < backwards_.size(); ++i) add_phases_of(backwards_[i]);
}

void MultiHeadBackwardJob::add_phases_of(const Backward& backward) {
  const Size length = backward.x->size(0);
  const Size embed_dim = backward.x->size(1);
  const Size at_a_time = project_o_.rows_at_a_time();
  walk_.add(range_count(at_a_time, embed_dim), cost_of(at_a_time, length, embed_dim));
  walk_.add(range_count(at_a_time, length), cost_of(at_a_time, embed_dim, embed_dim));
  walk_.add(1, cost_of(length, embed_dim, 1));
}

void MultiHeadBackwardJob::step() {
  PhaseWalk::Step step = walk_.take();
  if (step.phase < HeadsOfLayer::kPhases) {
    heads_.take(step);
    return;
  }
  constexpr std::size_t kPhasesOfBackward = 3;
  std::size_t phase = step.phase - HeadsOfLayer::kPhases;
  if (phase < kPhasesOfBackward) {
    take_backward(backwards_[0], phase, step.step);
    return;
  }
  phase -= kPhasesOfBackward;
  if (phase == 0) {
    if (step.step == 0) {
      move_heads(Direction::kSplit, grad_joined_.data.data(), all_rows(grad_heads_), grad_heads_);
    }
    attention_.step();
    if (!attention_.done()) return;
    AttentionGradients grads = attention_.take_result();
    join_heads(grads.grad_query, grad_projected_[0]);
    join_heads(grads.grad_key, grad_projected_[1]);
    join_heads(grads.grad_value, grad_projected_[2]);
    return;
  }
  --phase;
  take_backward(backwards_[1 + phase / kPhasesOfBackward], phase % kPhasesOfBackward, step.step);
}

void MultiHeadBackwardJob::take_backward(const Backward& backward, std::size_t phase, Size step) {
  const Tensor& x = *backward.x;
  const Size at_a_time = project_o_.rows_at_a_time();
  Params& grad_params = gradients_.grad_params;
  if (phase == 0) {
    backward.projection->weight_gradient(x, *backward.grad, nth_range(step, at_a_time, x.size(1)),
                                         grad_params.at(backward.names[0]));
  } else if (phase == 1) {
    backward.projection->input_gradient(*backward.grad, nth_range(step, at_a_time, x.size(0)),
                                        *backward.grad_x);
  } else if (const auto grad_b = grad_params.find(backward.names[1]); grad_b != grad_params.end()) {
    backward.projection->bias_gradient(*backward.grad, grad_b->second);
  }
}

}  // namespace spotlight
