/// Long calls as objects that JavaScript advances a slice at a time.
#pragma once

#include <emscripten/val.h>

#include "bindings/convert.hpp"
#include "model/attention_job.hpp"

namespace spotlight::bindings {

class Job {
 public:
  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  virtual ~Job() = default;

  /// Computes for about so many milliseconds, at least one step. Returns the part that is done:
  /// 1 at the end.
  virtual double advance(double milliseconds) = 0;
  /// Once, when all is done.
  virtual val take_result() = 0;
};

/// Both copy in what they are given, so that the caller may change it while the job runs.
Job* make_attention_job(const val& query, const val& key, const val& value, const val& options);
Job* make_attention_backward_job(const val& query, const val& key, const val& value,
                                 const val& grad_output, const val& options);

}  // namespace spotlight::bindings
