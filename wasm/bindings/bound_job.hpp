/// Makes a Job of whatever takes steps: done(), progress(), step().
#pragma once

#include <memory>
#include <utility>

#include "bindings/job.hpp"

namespace spotlight::bindings {

template <typename ModelJob, typename Convert>
class BoundJob : public Job {
 public:
  BoundJob(std::unique_ptr<ModelJob> job, Convert convert)
      : convert_(std::move(convert)), job_(std::move(job)) {}

  val take_result() override { return convert_(*job_); }

 private:
  void step() override { job_->step(); }
  [[nodiscard]] bool done() const override { return job_->done(); }
  [[nodiscard]] double progress() const override { return job_->progress(); }

  Convert convert_;  ///< before the job: it may hold what the job refers to
  std::unique_ptr<ModelJob> job_;
};

/// convert(job) makes the result of a job that is done.
template <typename ModelJob, typename Convert>
OwnJob bind_job(std::unique_ptr<ModelJob> job, Convert convert) {
  return std::make_unique<BoundJob<ModelJob, Convert>>(std::move(job), std::move(convert));
}

}  // namespace spotlight::bindings
