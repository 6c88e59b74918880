#include "model/attention.hpp"

#include "model/attention_job.hpp"

namespace spotlight {

AttentionResult attention(const Tensor& query, const Tensor& key, const Tensor& value,
                          const AttentionOptions& options, std::string_view caller) {
  AttentionJob job(query, key, value, options, caller);
  while (!job.done()) job.step();
  return job.take_result();
}

AttentionGradients attention_backward(const Tensor& query, const Tensor& key, const Tensor& value,
                                      const Tensor& grad_output, const AttentionOptions& options,
                                      std::string_view caller) {
  AttentionBackwardJob job(query, key, value, grad_output, options, caller);
  while (!job.done()) job.step();
  return job.take_result();
}

}  // namespace spotlight
