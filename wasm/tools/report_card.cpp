#include "tools/report_card.hpp"

#include <algorithm>

#include "corpus/random_choice.hpp"

namespace spotlight::tools {
namespace {

double accuracy_without(const LanguageModel& model, Role role, Size sentences, std::uint64_t seed,
                        const std::vector<HeadId>& heads_off) {
  RoleTest test(role, model,
                {.sentences = sentences,
                 .seed = seed,
                 .model = {.mode = ReadingMode::kCausal, .heads_off = heads_off}});
  while (!test.done()) test.step();
  return test.accuracy().value_or(0);
}

/// count of the heads, or all if there are fewer.
std::vector<HeadId> draw(std::vector<HeadId> heads, std::size_t count,
                         corpus::RandomChoice& random) {
  std::vector<HeadId> drawn;
  for (; drawn.size() < count && !heads.empty();) {
    const auto at = heads.begin() + static_cast<std::ptrdiff_t>(random.below(heads.size()));
    drawn.push_back(*at);
    heads.erase(at);
  }
  return drawn;
}

SwitchedOff switch_off(const LanguageModel& model, Role role, const RoleScore& score,
                       Size sentences, std::uint64_t seed) {
  SwitchedOff result{.role = role,
                     .heads = {},
                     .accuracy = score.accuracy.value_or(0),
                     .without = 0,
                     .without_others = 0};
  std::vector<HeadId> others;
  for (Size layer = 0; layer < transformer_config().num_layers; ++layer) {
    for (Size head = 0; head < transformer_config().num_heads; ++head) {
      const bool has_role = score.per_head[layer][head] >= kRoleScore;
      (has_role ? result.heads : others).push_back({layer, head});
    }
  }
  result.without = accuracy_without(model, role, sentences, seed, result.heads);
  for (int n = 0; n < kDraws; ++n) {
    corpus::RandomChoice random(seed, corpus::Stream::kHeads, static_cast<std::uint64_t>(n));
    const auto off = draw(others, result.heads.size(), random);
    result.without_others += accuracy_without(model, role, sentences, seed, off) / kDraws;
  }
  return result;
}

const RoleScore& score_of(const Evaluation& evaluation, Role role) {
  return evaluation.roles[std::find(kRoles.begin(), kRoles.end(), role) - kRoles.begin()];
}

}  // namespace

ReportCard measure(const LanguageModel& model, Size sentences, std::uint64_t seed) {
  ReportCard card{
      .evaluation = evaluate(model, {.sentences = sentences, .seed = seed, .model = {}}),
      .switched_off = {}};
  for (const Role role : kRolesSwitchedOff) {
    card.switched_off.push_back(
        switch_off(model, role, score_of(card.evaluation, role), sentences, seed));
  }
  return card;
}

std::vector<Bound> bounds_of(const ReportCard& card) {
  struct OfRole {
    Role role;
    double score;
    double accuracy;
  };
  constexpr std::array kLimits = {OfRole{Role::kSubject, .95, .98},
                                  OfRole{Role::kAntecedent, .85, .88},
                                  OfRole{Role::kPrevious, .85, 0}, OfRole{Role::kOpener, .92, .98}};
  constexpr double kLeastDrop = .25;
  constexpr double kLargestDropOfOthers = .15;
  std::vector<Bound> bounds;
  for (const auto& [role, least_score, least_accuracy] : kLimits) {
    const RoleScore& score = score_of(card.evaluation, role);
    const std::string name(name_of(role));
    bounds.push_back({name + ", score", score.score, least_score, true});
    if (score.accuracy) {
      bounds.push_back({name + ", accuracy", *score.accuracy, least_accuracy, true});
    }
  }
  for (const SwitchedOff& off : card.switched_off) {
    if (off.role == Role::kAntecedent) continue;  // shown, but no bound was set for it
    const std::string name(name_of(off.role));
    bounds.push_back(
        {name + ", lower without its heads", off.accuracy - off.without, kLeastDrop, true});
    bounds.push_back({name + ", lower without as many others", off.accuracy - off.without_others,
                      kLargestDropOfOthers, false});
  }
  return bounds;
}

std::vector<Bound> bounds_of_untrained(const Evaluation& untrained) {
  constexpr double kMost = .30;
  std::vector<Bound> bounds;
  for (const Role role : kRoles) {
    bounds.push_back({std::string(name_of(role)) + ", score untrained",
                      score_of(untrained, role).score, kMost, false});
  }
  return bounds;
}

double smallest_margin(const std::vector<Bound>& bounds) {
  const auto least =
      std::min_element(bounds.begin(), bounds.end(),
                       [](const Bound& a, const Bound& b) { return a.margin() < b.margin(); });
  return least->margin();
}

}  // namespace spotlight::tools
