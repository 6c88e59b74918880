#include "transformer/learner.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/elementary.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

/// Of the loss of a blind guess, log(vocab_size): more is not learning but divergence.
constexpr double kLargestLoss = 3;

}  // namespace

Learner::Learner(std::string_view caller, const TransformerConfig& config,
                 const ParameterLayout& layout, std::uint64_t seed)
    : params(layout.initial(seed)),
      optimiser(layout),
      caller_(caller),
      layout_(layout),
      network_(config),
      grads_(layout.count()) {}

double Learner::step(const Recipe& recipe, Size step, const Batch& batch,
                     kernels::AttentionStatistics* statistics) {
  std::fill(grads_.begin(), grads_.end(), 0.0F);
  const Network::Loss loss =
      network_.gradients(layout_.pointers_into(static_cast<const float*>(params.data())), batch,
                         recipe.entropy_cost, layout_.pointers_into(grads_.data()), statistics);
  const double mean = loss.targets > 0 ? loss.sum / static_cast<double>(loss.targets) : 0;
  const double blind = kernels::portable_log(static_cast<double>(network_.config().vocab_size));
  const double norm = norm_of(grads_);
  const bool is_number = std::isfinite(mean) && std::isfinite(norm);
  if (!is_number || mean > kLargestLoss * blind) {
    fail(is_number ? ErrorCode::kInvalidArgument : ErrorCode::kNonFinite,
         {caller_, ": the training diverges: at step ", std::to_string(step), " the loss is ",
          number_text(mean), ", that of a blind guess is ", number_text(blind),
          "; a learning_rate of ", number_text(recipe.learning_rate), " is too high"});
  }
  optimiser.update(recipe, step, grads_, norm, params);
  return mean;
}

}  // namespace spotlight
