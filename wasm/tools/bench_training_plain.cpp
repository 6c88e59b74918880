/// A step of training with the plain transformer in Eigen, on the same sentences and from the same
/// parameters as bench_training.cpp. It is built twice: with the vectors of WebAssembly, which the
/// compiler finds a use for, and without, since Eigen has no code for them.
#include <algorithm>
#include <memory>

#include "plain_adam.hpp"
#include "plain_in_core.hpp"
#include "plain_transformer_backward.hpp"
#include "tools/bench_recipe.hpp"
#include "transformer/training_batch.hpp"

namespace {

using namespace spotlight;  // NOLINT: a program of its own
using spotlight::tools::kRecipe;

class PlainEigen {
 public:
  PlainEigen() {
    const std::vector<float> ours = transformer_layout().initial(kRecipe.seed);
    for (const auto& tensor : plain::list_of(params_)) {
      const ParameterEntry& entry = *plain::entry_of(transformer_layout(), tensor);
      std::copy_n(ours.data() + entry.offset, entry.count, tensor.data);
    }
  }

  double step(Size number) {
    const plain::Batch batch = plain_batch(training_batch(kRecipe, number));
    const auto activations = plain::forward(params_, batch);
    const auto loss = plain::loss_of(activations, batch);
    const auto grads = plain::gradients_of(params_, batch, activations, loss);
    adam_.step(params_, grads, learning_rate_at(kRecipe, number));
    return static_cast<double>(loss.cross_entropy);
  }

 private:
  static plain::Batch plain_batch(const Batch& ours) {
    plain::Batch batch;
    batch.causal = ours.mode == ReadingMode::kCausal;
    batch.entropy_cost = kRecipe.entropy_cost;
    for (Size n = 0; n < ours.sentence_count(); ++n) {
      const auto rows = ours.sentence(n);
      const auto part = [&](const std::vector<TokenId>& of) {
        return plain::Ids(of.begin() + rows.begin, of.begin() + rows.end);
      };
      batch.sentences.push_back(part(ours.ids));
      batch.targets.push_back(part(ours.targets));
    }
    return batch;
  }

  plain::Params<float> params_{plain::config_of(transformer_config())};
  plain::Adam<float> adam_{params_.config};
};

std::unique_ptr<PlainEigen> plain_eigen;

}  // namespace

extern "C" {

/// Starts afresh.
void bench_train_prepare() { plain_eigen = std::make_unique<PlainEigen>(); }

/// Steps first, first + 1, ..., which are counted from 1. Returns the loss of the last one.
double bench_train(int first, int steps) {
  return spotlight::tools::train(*plain_eigen, first, steps);
}

}  // extern "C"
