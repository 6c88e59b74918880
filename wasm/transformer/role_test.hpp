/// How well heads do what one role asks for, on sentences that no training has seen.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "corpus/sentence.hpp"
#include "transformer/language_model.hpp"

namespace spotlight {

using corpus::Role;
inline constexpr std::array kRoles = {Role::kSubject, Role::kAntecedent, Role::kPrevious,
                                      Role::kOpener};

/// "subject"
std::string_view name_of(Role role);

struct EvaluationOptions {
  Size sentences = 200;  ///< items for each role
  std::uint64_t seed = 1;
  ModelOptions model;
};

/// In steps of some milliseconds. A head's score is the share of items whose query row has its
/// largest weight on the target; for kPrevious the mean weight of all rows on the word before. In
/// causal mode the answer is predicted from the word before it; in masked mode it is hidden behind
/// [MASK] and predicted there, and where the query is the word before the answer, it is the [MASK]
/// instead.
class RoleTest {
 public:
  /// Throws out_of_range if a head does not exist.
  RoleTest(Role role, const LanguageModel& model, const EvaluationOptions& options);

  [[nodiscard]] bool done() const { return taken_ == options_.sentences; }
  [[nodiscard]] double progress() const;
  void step();

  /// When done: [num_layers * num_heads], each from 0 to 1.
  [[nodiscard]] std::vector<double> scores() const;
  /// When done: the share of items whose answer gets a larger logit than each of its foils; none
  /// for kPrevious.
  [[nodiscard]] std::optional<double> accuracy() const;

 private:
  class WeightSink;
  /// The next items, as a batch, with what is to be predicted hidden in masked mode.
  [[nodiscard]] Batch next_items(std::vector<corpus::Question>& questions) const;
  void add_scores(const Batch& batch, const std::vector<corpus::Question>& questions,
                  const WeightSink& weights);
  void count_right(const Batch& batch, const std::vector<corpus::Question>& questions);

  Role role_;
  LanguageModel model_;  ///< shares its parameters
  EvaluationOptions options_;
  HeadSwitches heads_off_;
  Network network_;
  Size taken_ = 0;            ///< items
  std::vector<double> sums_;  ///< [num_layers * num_heads], of the items' scores
  Size right_ = 0;
};

}  // namespace spotlight
