/// A transformer that learns: its parameters, and what one step of training does to them.
#pragma once

#include <string_view>
#include <vector>

#include "transformer/network.hpp"
#include "transformer/optimiser.hpp"
#include "transformer/recipe.hpp"

namespace spotlight {

class Learner {
 public:
  /// caller: as messages name whoever trains. The layout, which is the config's, must outlive it.
  Learner(std::string_view caller, const TransformerConfig& config, const ParameterLayout& layout,
          std::uint64_t seed);

  /// Learns from the batch of step 1, 2, .... Returns the mean cross-entropy of its targets (nats)
  /// before that. statistics of its attention are added to, unless null. Throws non_finite or
  /// invalid_argument, and changes nothing, if training diverges: if the loss is no number, or
  /// three times that of a blind guess.
  double step(const Recipe& recipe, Size step, const Batch& batch,
              kernels::AttentionStatistics* statistics = nullptr);

  /// Of the last step, as the loss has them: not yet clipped.
  [[nodiscard]] const std::vector<float>& grads() const { return grads_; }

  std::vector<float> params;  ///< [layout.count()]
  Optimiser optimiser;

 private:
  std::string_view caller_;
  const ParameterLayout& layout_;
  Network network_;
  std::vector<float> grads_;
};

}  // namespace spotlight
