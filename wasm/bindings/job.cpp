#include "bindings/job.hpp"

#include <emscripten.h>

#include <algorithm>
#include <utility>

#include "bindings/bound_job.hpp"
#include "model/attention_job.hpp"

namespace spotlight::bindings {
namespace {

/// What a job refers to: it stays where it is.
struct Inputs {
  Tensor query;
  Tensor key;
  Tensor value;
  Tensor grad_output;
  CallOptions options;

  Inputs(const val& options_value, const std::string& caller) : options(options_value, caller) {}
};
using OwnInputs = std::unique_ptr<Inputs>;

OwnInputs inputs_from(const val& query, const val& key, const val& value, const val& options,
                      const std::string& caller) {
  auto inputs = std::make_unique<Inputs>(options, caller);
  inputs->query = tensor_from(query, caller + ": query");
  inputs->key = tensor_from(key, caller + ": key");
  inputs->value = tensor_from(value, caller + ": value");
  return inputs;
}

OwnInputs inputs_from(const val& query, const val& key, const val& value, const val& grad_output,
                      const val& options, const std::string& caller) {
  OwnInputs inputs = inputs_from(query, key, value, options, caller);
  inputs->grad_output = tensor_from(grad_output, caller + ": grad output");
  return inputs;
}

/// The job of a call on tensors, with what it refers to.
template <typename ModelJob>
OwnJob bound(OwnInputs inputs, std::unique_ptr<ModelJob> job) {
  return bind_job(std::move(job), [inputs = std::move(inputs)](ModelJob& done) {
    return to_javascript(done.take_result());
  });
}

}  // namespace

double Job::advance(double milliseconds) {
  double now = emscripten_get_now();
  const double end = now + milliseconds;
  double longest_step = 0;
  do {
    step();
    const double before = std::exchange(now, emscripten_get_now());
    longest_step = std::max(longest_step, now - before);
  } while (!done() && now + longest_step < end);
  return progress();
}

OwnJob attention_job(const val& query, const val& key, const val& value, const val& options) {
  const std::string caller = "attention";
  OwnInputs inputs = inputs_from(query, key, value, options, caller);
  auto job = std::make_unique<AttentionJob>(inputs->query, inputs->key, inputs->value,
                                            inputs->options.attention(), caller);
  return bound(std::move(inputs), std::move(job));
}

OwnJob attention_backward_job(const val& query, const val& key, const val& value,
                              const val& grad_output, const val& options) {
  const std::string caller = "attention_backward";
  OwnInputs inputs = inputs_from(query, key, value, grad_output, options, caller);
  auto job = std::make_unique<AttentionBackwardJob>(inputs->query, inputs->key, inputs->value,
                                                    inputs->grad_output,
                                                    inputs->options.attention(), caller);
  return bound(std::move(inputs), std::move(job));
}

OwnJob multi_head_job(const SimpleAttention& layer, const val& query, const val& key,
                      const val& value, const val& options) {
  OwnInputs inputs = inputs_from(query, key, value, options, "multi_head_attention");
  AttentionOptions wanted = inputs->options.attention();
  wanted.wants_weights = true;
  auto job = layer.multi_head_job(inputs->query, inputs->key, inputs->value, wanted);
  return bound(std::move(inputs), std::move(job));
}

OwnJob multi_head_backward_job(const SimpleAttention& layer, const val& query, const val& key,
                               const val& value, const val& grad_output, const val& options) {
  OwnInputs inputs =
      inputs_from(query, key, value, grad_output, options, "multi_head_attention_backward");
  auto job = layer.multi_head_backward_job(inputs->query, inputs->key, inputs->value,
                                           inputs->grad_output, inputs->options.masks());
  return bound(std::move(inputs), std::move(job));
}

OwnJob self_attention_job(const SimpleAttention& layer, const val& x, bool return_weights,
                          const val& options, const std::string& caller) {
  auto inputs = std::make_unique<Inputs>(options, caller);
  inputs->query = tensor_from(x, caller + ": x");
  auto job =
      layer.self_attention_job(inputs->query, inputs->options.masks(), return_weights, caller);
  return bound(std::move(inputs), std::move(job));
}

}  // namespace spotlight::bindings
