/// A step of training with the core's transformer, for `npm run bench`; bench_training_plain.cpp
/// has the same with plain Eigen.
#include <algorithm>
#include <memory>

#include "tools/bench_recipe.hpp"
#include "transformer/optimiser.hpp"
#include "transformer/training_batch.hpp"

namespace {

using namespace spotlight;  // NOLINT: a program of its own
using spotlight::tools::kRecipe;

class Ours {
 public:
  double step(Size number) {
    std::fill(grads_.begin(), grads_.end(), 0.0F);
    const ParameterLayout& layout = transformer_layout();
    const auto loss = network_.gradients(
        layout.pointers_into(static_cast<const float*>(params_.data())),
        training_batch(kRecipe, number), kRecipe.entropy_cost, layout.pointers_into(grads_.data()));
    optimiser_.update(kRecipe, number, grads_, norm_of(grads_), params_);
    return loss.sum / static_cast<double>(loss.targets);
  }

 private:
  Network network_{transformer_config()};
  std::vector<float> params_ = transformer_layout().initial(kRecipe.seed);
  std::vector<float> grads_ = std::vector<float>(params_.size());
  Optimiser optimiser_{transformer_layout()};
};

std::unique_ptr<Ours> ours;

}  // namespace

extern "C" {

/// Starts afresh.
void bench_train_prepare() { ours = std::make_unique<Ours>(); }

/// Steps first, first + 1, ..., which are counted from 1. Returns the loss of the last one.
double bench_train(int first, int steps) { return spotlight::tools::train(*ours, first, steps); }

}  // extern "C"
