/// Long calls as objects that JavaScript advances a slice at a time.
#pragma once

#include <emscripten/val.h>

#include <memory>
#include <string>

#include "bindings/convert.hpp"
#include "model/simple_attention.hpp"

namespace spotlight::bindings {

class Job {
 public:
  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  virtual ~Job() = default;

  /// Computes for at most so many milliseconds, if no step is longer than those before it, and at
  /// least one step. Returns the part that is done: 1 at the end.
  double advance(double milliseconds);
  /// Once, when all is done.
  virtual val take_result() = 0;

 private:
  virtual void step() = 0;
  [[nodiscard]] virtual bool done() const = 0;
  [[nodiscard]] virtual double progress() const = 0;
};

using OwnJob = std::unique_ptr<Job>;

/// All copy in what they are given, so that the caller may change it while the job runs.
OwnJob attention_job(const val& query, const val& key, const val& value, const val& options);
OwnJob attention_backward_job(const val& query, const val& key, const val& value,
                              const val& grad_output, const val& options);

/// The layer may change, or end, while the job runs. Weights are always among the results.
OwnJob multi_head_job(const SimpleAttention& layer, const val& query, const val& key,
                      const val& value, const val& options);
OwnJob multi_head_backward_job(const SimpleAttention& layer, const val& query, const val& key,
                               const val& value, const val& grad_output, const val& options);
OwnJob self_attention_job(const SimpleAttention& layer, const val& x, bool return_weights,
                          const val& options, const std::string& caller);

}  // namespace spotlight::bindings
