/// Which head has which role, and how well it plays it.
#pragma once

#include "transformer/role_test.hpp"

namespace spotlight {

struct RoleScore {
  HeadId best;       ///< four different heads for the four roles, with the largest total score
  double score = 0;  ///< of the best head, from 0 to 1
  std::optional<double> accuracy;             ///< RoleTest::accuracy()
  std::vector<std::vector<double>> per_head;  ///< [num_layers][num_heads], the score of each
};

struct Evaluation {
  std::array<RoleScore, kRoles.size()> roles;  ///< in the order of kRoles
};

/// All roles, one after the other, in steps of some milliseconds.
class EvaluationJob {
 public:
  /// Throws out_of_range if a head does not exist.
  EvaluationJob(const LanguageModel& model, const EvaluationOptions& options);

  [[nodiscard]] bool done() const { return current_ == tests_.size(); }
  [[nodiscard]] double progress() const;
  void step();
  [[nodiscard]] Evaluation take_result() const;

 private:
  std::vector<RoleTest> tests_;
  std::size_t current_ = 0;
};

Evaluation evaluate(const LanguageModel& model, const EvaluationOptions& options);

using ScoresOfRoles = std::array<std::vector<double>, kRoles.size()>;

/// For each of the roles another head, so that the scores add up to the most. scores: [heads] for
/// each role; gives the head of each.
std::array<Size, kRoles.size()> best_heads(const ScoresOfRoles& scores);

}  // namespace spotlight
