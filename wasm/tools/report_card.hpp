/// What a model is measured by: the scores of its heads, what they are worth to it, and the bounds
/// that a model has to keep to be shipped.
#pragma once

#include <string>
#include <vector>

#include "transformer/evaluation.hpp"

namespace spotlight::tools {

/// What becomes of a role's predictions when heads are switched off.
struct SwitchedOff {
  Role role;
  std::vector<HeadId> heads;  ///< all that score at least kRoleScore in the role
  double accuracy;            ///< with all heads on
  double without;             ///< with these off
  double without_others;      ///< with equally many others off, the mean of kDraws random draws
};

/// A head that scores so much in a role is counted as one of its heads.
inline constexpr double kRoleScore = 0.35;
inline constexpr int kDraws = 20;

inline constexpr std::array kRolesSwitchedOff = {Role::kSubject, Role::kAntecedent, Role::kOpener};

/// All in causal mode.
struct ReportCard {
  Evaluation evaluation;
  std::vector<SwitchedOff> switched_off;  ///< in the order of kRolesSwitchedOff
};

ReportCard measure(const LanguageModel& model, Size sentences, std::uint64_t seed);

/// One of the numbers that a model must reach.
struct Bound {
  std::string what;
  double value;
  double limit;
  bool at_least;

  /// Negative if it is missed.
  [[nodiscard]] double margin() const { return at_least ? value - limit : limit - value; }
};

std::vector<Bound> bounds_of(const ReportCard& card);
std::vector<Bound> bounds_of_untrained(const Evaluation& untrained);

/// The smallest margin, by which models are compared.
double smallest_margin(const std::vector<Bound>& bounds);

}  // namespace spotlight::tools
