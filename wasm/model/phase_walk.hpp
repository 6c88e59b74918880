/// The way through work that is made of phases, each of many small steps of one kind.
#pragma once

#include <array>

#include "model/tensor.hpp"

namespace spotlight {

class PhaseWalk {
 public:
  /// One more phase, after those that were added before it. cost: of one step, in any unit that all
  /// phases share.
  void add(Size steps, double cost);

  [[nodiscard]] bool done() const { return phase_ == count_; }
  /// The part of all costs that is done: from 0 to exactly 1.
  [[nodiscard]] double progress() const { return done() ? 1 : cost_done_ / cost_total_; }

  struct Step {
    std::size_t phase;
    Size step;
  };
  /// The next step, which counts as done from now on.
  Step take();

 private:
  struct Phase {
    Size steps;
    double cost;
  };
  /// The backward pass of a multi-head layer has 18.
  std::array<Phase, 18> phases_;
  std::size_t count_ = 0;
  std::size_t phase_ = 0;
  Size step_ = 0;
  double cost_done_ = 0;
  double cost_total_ = 0;
};

}  // namespace spotlight
