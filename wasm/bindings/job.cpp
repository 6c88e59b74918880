#include "bindings/job.hpp"

#include <emscripten.h>

#include <string>
#include <utility>

namespace spotlight::bindings {
namespace {

template <typename ModelJob>
double advance_for(double milliseconds, ModelJob& job) {
  const double end = emscripten_get_now() + milliseconds;
  do job.step();
  while (!job.done() && emscripten_get_now() < end);
  return job.progress();
}

/// The tensors of a call.
struct Inputs {
  Tensor query;
  Tensor key;
  Tensor value;
  CallOptions options;

  Inputs(const val& query_value, const val& key_value, const val& value_value,
         const val& options_value, const std::string& caller)
      : query(tensor_from(query_value, caller + ": query")),
        key(tensor_from(key_value, caller + ": key")),
        value(tensor_from(value_value, caller + ": value")),
        options(options_value, caller) {}
};

class BoundAttentionJob : public Job {
 public:
  BoundAttentionJob(Inputs inputs, const std::string& caller)
      : inputs_(std::move(inputs)),
        job_(inputs_.query, inputs_.key, inputs_.value, inputs_.options.attention(), caller) {}

  double advance(double milliseconds) override { return advance_for(milliseconds, job_); }
  val take_result() override { return to_javascript(job_.take_result()); }

 private:
  Inputs inputs_;
  AttentionJob job_;
};

class BoundAttentionBackwardJob : public Job {
 public:
  BoundAttentionBackwardJob(Inputs inputs, Tensor grad_output, const std::string& caller)
      : inputs_(std::move(inputs)),
        grad_output_(std::move(grad_output)),
        job_(inputs_.query, inputs_.key, inputs_.value, grad_output_, inputs_.options.attention(),
             caller) {}

  double advance(double milliseconds) override { return advance_for(milliseconds, job_); }
  val take_result() override { return to_javascript(job_.take_result()); }

 private:
  Inputs inputs_;
  Tensor grad_output_;
  AttentionBackwardJob job_;
};

}  // namespace

Job* make_attention_job(const val& query, const val& key, const val& value, const val& options) {
  const std::string caller = "attention";
  return new BoundAttentionJob(Inputs(query, key, value, options, caller), caller);
}

Job* make_attention_backward_job(const val& query, const val& key, const val& value,
                                 const val& grad_output, const val& options) {
  const std::string caller = "attention_backward";
  return new BoundAttentionBackwardJob(Inputs(query, key, value, options, caller),
                                       tensor_from(grad_output, caller + ": grad output"), caller);
}

}  // namespace spotlight::bindings
