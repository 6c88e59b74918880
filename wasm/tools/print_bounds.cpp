#include "tools/print_bounds.hpp"

#include <cstdio>

namespace spotlight::tools {

void print_evaluation(const char* title, const Evaluation& evaluation) {
  std::printf("%s\n", title);
  for (std::size_t n = 0; n < kRoles.size(); ++n) {
    const RoleScore& role = evaluation.roles[n];
    // On the page layers and heads count from 1.
    std::printf("  %-10s head %d-%d  score %.3f", std::string(name_of(kRoles[n])).c_str(),
                static_cast<int>(role.best.layer + 1), static_cast<int>(role.best.head + 1),
                role.score);
    if (role.accuracy) std::printf("  accuracy %.3f", *role.accuracy);
    std::printf("\n");
  }
}

void print_switched_off(const std::vector<SwitchedOff>& all) {
  std::printf("accuracy with heads switched off\n");
  for (const SwitchedOff& off : all) {
    std::printf("  %-10s all on %.3f  without its %zu heads %.3f  without as many others %.3f\n",
                std::string(name_of(off.role)).c_str(), off.accuracy, off.heads.size(), off.without,
                off.without_others);
  }
}

bool print_bounds(const std::vector<Bound>& bounds) {
  bool all_met = true;
  for (const Bound& bound : bounds) {
    const bool met = bound.margin() >= 0;
    all_met = all_met && met;
    std::printf("  %-42s %.3f  %s %.2f  %s\n", bound.what.c_str(), bound.value,
                bound.at_least ? "at least" : "at most ", bound.limit, met ? "met" : "SHORT");
  }
  return all_met;
}

}  // namespace spotlight::tools
