#include "transformer/evaluation.hpp"

#include <algorithm>

namespace spotlight {

EvaluationJob::EvaluationJob(const LanguageModel& model, const EvaluationOptions& options) {
  for (const Role role : kRoles) tests_.emplace_back(role, model, options);
}

double EvaluationJob::progress() const {
  const double of_current = done() ? 0 : tests_[current_].progress();
  return (static_cast<double>(current_) + of_current) / static_cast<double>(tests_.size());
}

void EvaluationJob::step() {
  tests_[current_].step();
  if (tests_[current_].done()) ++current_;
}

Evaluation EvaluationJob::take_result() const {
  const TransformerConfig& config = transformer_config();
  ScoresOfRoles scores;
  for (std::size_t n = 0; n < kRoles.size(); ++n) scores[n] = tests_[n].scores();
  const auto best = best_heads(scores);
  Evaluation evaluation;
  for (std::size_t n = 0; n < kRoles.size(); ++n) {
    RoleScore& role = evaluation.roles[n];
    role.best = {best[n] / config.num_heads, best[n] % config.num_heads};
    role.score = scores[n][best[n]];
    role.accuracy = tests_[n].accuracy();
    for (Size layer = 0; layer < config.num_layers; ++layer) {
      const auto from = scores[n].begin() + layer * config.num_heads;
      role.per_head.emplace_back(from, from + config.num_heads);
    }
  }
  return evaluation;
}

Evaluation evaluate(const LanguageModel& model, const EvaluationOptions& options) {
  EvaluationJob job(model, options);
  while (!job.done()) job.step();
  return job.take_result();
}

std::array<Size, kRoles.size()> best_heads(const ScoresOfRoles& scores) {
  const auto heads = static_cast<Size>(scores[0].size());
  std::array<Size, kRoles.size()> best{};
  double most = -1;
  std::array<Size, kRoles.size()> chosen{};
  // Some ten thousand ways for twelve heads: all are tried.
  const auto choose = [&](const auto& self, std::size_t role, double total) -> void {
    if (role == kRoles.size()) {
      if (total > most) {
        most = total;
        best = chosen;
      }
      return;
    }
    for (Size head = 0; head < heads; ++head) {
      if (std::find(chosen.begin(), chosen.begin() + role, head) != chosen.begin() + role) continue;
      chosen[role] = head;
      self(self, role + 1, total + scores[role][head]);
    }
  };
  choose(choose, 0, 0);
  return best;
}

}  // namespace spotlight
