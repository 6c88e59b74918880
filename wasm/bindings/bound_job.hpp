/// Makes a Job of whatever takes steps: done(), progress(), step().
#pragma once

#include <emscripten.h>

#include <algorithm>
#include <utility>

#include "bindings/job.hpp"

namespace spotlight::bindings {

template <typename ModelJob, typename Convert>
class BoundJob : public Job {
 public:
  BoundJob(std::unique_ptr<ModelJob> job, Convert convert)
      : convert_(std::move(convert)), job_(std::move(job)) {}

  double advance(double milliseconds) override {
    double now = emscripten_get_now();
    const double end = now + milliseconds;
    double longest_step = 0;
    do {
      job_->step();
      const double before = std::exchange(now, emscripten_get_now());
      longest_step = std::max(longest_step, now - before);
    } while (!job_->done() && now + longest_step < end);
    return job_->progress();
  }

  val take_result() override { return convert_(*job_); }

 private:
  Convert convert_;  ///< before the job: it may hold what the job refers to
  std::unique_ptr<ModelJob> job_;
};

/// convert(job) makes the result of a job that is done.
template <typename ModelJob, typename Convert>
OwnJob bind_job(std::unique_ptr<ModelJob> job, Convert convert) {
  return std::make_unique<BoundJob<ModelJob, Convert>>(std::move(job), std::move(convert));
}

}  // namespace spotlight::bindings
