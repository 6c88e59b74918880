/// How the programs show what was measured.
#pragma once

#include <vector>

#include "tools/report_card.hpp"

namespace spotlight::tools {

/// A line for each role: its head, score and accuracy.
void print_evaluation(const char* title, const Evaluation& evaluation);
/// A line for each: the accuracy with all heads, without those of the role, without others.
void print_switched_off(const std::vector<SwitchedOff>& all);
/// A line for each; gives whether all are met.
bool print_bounds(const std::vector<Bound>& bounds);

}  // namespace spotlight::tools
