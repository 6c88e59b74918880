/// Trains a transformer from nothing, a step at a time.
#pragma once

#include <span>
#include <vector>

#include "transformer/language_model.hpp"
#include "transformer/learner.hpp"
#include "transformer/recipe.hpp"

namespace spotlight {

struct StepReport {
  double loss;  ///< the mean cross-entropy of the step's targets, nats a word
  float learning_rate;
};

class Trainer {
 public:
  /// Throws invalid_argument if a number of the recipe cannot be.
  explicit Trainer(const Recipe& recipe);
  /// Goes on where the trainer was that saved this file, with the same bits. Throws as
  /// LanguageModel does, and unsupported_format if the file holds a model only.
  explicit Trainer(std::span<const std::uint8_t> file);

  /// Throws as Learner::step() does if training diverges.
  StepReport step();

  [[nodiscard]] const Recipe& recipe() const { return recipe_; }
  [[nodiscard]] Size steps_done() const { return steps_done_; }
  /// A copy of the model as it is now.
  [[nodiscard]] LanguageModel model() const { return LanguageModel(checkpoint()); }
  [[nodiscard]] std::vector<std::uint8_t> save() const;

 private:
  struct Saved;
  explicit Trainer(Saved saved);
  [[nodiscard]] Checkpoint checkpoint() const;

  Recipe recipe_;
  Size steps_done_ = 0;
  Learner learner_;
};

}  // namespace spotlight
