/// Some steps of training, one at a time.
#pragma once

#include <memory>

#include "transformer/trainer.hpp"

namespace spotlight {

struct TrainingReport {
  Size step;             ///< how many are done, since training began
  double loss;           ///< the mean over the job's steps, nats a word
  double learning_rate;  ///< of the last step
};

class TrainingJob {
 public:
  /// steps: 1 or more.
  TrainingJob(std::shared_ptr<Trainer> trainer, Size steps)
      : trainer_(std::move(trainer)), steps_(steps) {}

  [[nodiscard]] bool done() const { return taken_ == steps_; }
  [[nodiscard]] double progress() const {
    return static_cast<double>(taken_) / static_cast<double>(steps_);
  }

  /// Throws as Trainer::step() does.
  void step() {
    const StepReport report = trainer_->step();
    ++taken_;
    sum_ += report.loss;
    learning_rate_ = report.learning_rate;
  }

  [[nodiscard]] TrainingReport take_result() const {
    return {.step = trainer_->steps_done(),
            .loss = sum_ / static_cast<double>(taken_),
            .learning_rate = learning_rate_};
  }

 private:
  std::shared_ptr<Trainer> trainer_;
  Size steps_;
  Size taken_ = 0;
  double sum_ = 0;
  float learning_rate_ = 0;
};

}  // namespace spotlight
