#include "model/phase_walk.hpp"

namespace spotlight {

void PhaseWalk::add(Size steps, double cost) {
  cost_total_ += static_cast<double>(steps) * cost;
  phases_[count_++] = {.steps = steps, .cost = cost};
}

PhaseWalk::Step PhaseWalk::take() {
  const Step taken{.phase = phase_, .step = step_};
  cost_done_ += phases_[phase_].cost;
  if (++step_ == phases_[phase_].steps) {
    step_ = 0;
    ++phase_;
  }
  return taken;
}

}  // namespace spotlight
