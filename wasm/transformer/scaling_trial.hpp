/// Trains a small transformer whose scores are divided by sqrt(head_dim), or are not, and measures
/// in each step what that does to attention.
/// Source of the scaling: Vaswani et al., "Attention Is All You Need" (2017), section 3.2.1.
#pragma once

#include <memory>
#include <vector>

#include "transformer/learner.hpp"

namespace spotlight {

struct TrialOptions {
  double head_dim = 64;      ///< 1 to 512, typically 16, 64 or 256
  double num_heads = 2;      ///< 1 to 8
  bool scaled = true;        ///< whether scores are divided by sqrt(head_dim)
  double seed = 1;           ///< 0 to 2^53 - 1, of the sentences and of the first parameters
  double total_steps = 600;  ///< 1 to 10^6, the length of the learning rate's schedule
  double batch = 16;         ///< 1 to 256 sentences a step
};

/// What one step found, before it changed the parameters. Rows of weights are those of all layers,
/// heads and words; L is the step's loss.
struct TrialStep {
  double loss;            ///< the mean cross-entropy of the next words, nats a word
  double largest_weight;  ///< of a row: the mean over all rows
  double entropy;         ///< of a row, in nats: the mean over all rows
  /// |dL/dscores|: the length of the gradient of L by all scores together, as softmax gets them:
  /// after the scaling, so that both kinds of trials measure the same thing.
  double grad_scores;
  double grad_query_key;  ///< the length of the gradients of L by all w_q and w_k together
};

/// The page's transformer (two layers, a stream of 48), but with heads of any width: together they
/// may be wider than the stream, so that a head_dim of 256 is affordable. All matrices start with a
/// deviation of 1 / sqrt(their rows), so that queries and keys, which are made of the normalised
/// stream, have a variance of about 1; w_o and w_2 have 1 / sqrt(2 num_layers) of that. Trained by
/// the page's recipe, but left to right only, and without a cost of entropy: the loss asks for
/// nothing but the next word. Two trials of the same seed, batch and sizes read the same sentences
/// and start from the same parameters, scaled or not.
class ScalingTrial {
 public:
  /// Throws invalid_argument for a number that cannot be.
  explicit ScalingTrial(const TrialOptions& options);
  ScalingTrial(const ScalingTrial&) = delete;
  ScalingTrial& operator=(const ScalingTrial&) = delete;
  ~ScalingTrial() = default;

  /// Throws as Learner::step() does if training diverges.
  TrialStep step();

  [[nodiscard]] const TransformerConfig& config() const { return config_; }
  [[nodiscard]] const Recipe& recipe() const { return recipe_; }
  [[nodiscard]] Size steps_done() const { return steps_done_; }

 private:
  TransformerConfig config_;
  Recipe recipe_;
  ParameterLayout layout_;
  Learner learner_;
  Size steps_done_ = 0;
};

/// Some steps of a trial, one at a time.
class TrialJob {
 public:
  /// steps: 1 or more.
  TrialJob(std::shared_ptr<ScalingTrial> trial, Size steps)
      : trial_(std::move(trial)), steps_(static_cast<std::size_t>(steps)) {}

  [[nodiscard]] bool done() const { return taken_ == steps_.size(); }
  [[nodiscard]] double progress() const {
    return static_cast<double>(taken_) / static_cast<double>(steps_.size());
  }
  void step() {
    steps_[taken_] = trial_->step();
    ++taken_;
  }

  [[nodiscard]] const ScalingTrial& trial() const { return *trial_; }
  /// When all are done.
  [[nodiscard]] const Elements<TrialStep>& steps() const { return steps_; }

 private:
  std::shared_ptr<ScalingTrial> trial_;
  Elements<TrialStep> steps_;
  std::size_t taken_ = 0;
};

}  // namespace spotlight
