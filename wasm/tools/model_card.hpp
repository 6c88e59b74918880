/// The model card: what was trained and how, and what was measured of it, as JSON for the page.
#pragma once

#include <string>

#include "tools/report_card.hpp"
#include "transformer/recipe.hpp"

namespace spotlight::tools {

struct ModelCard {
  Recipe recipe;
  Size seeds_tried;
  std::string selection;  ///< in words
  std::uint64_t test_seed;
  Size items_per_role;
  ReportCard causal;
  Evaluation masked;
  Evaluation untrained;
  Evaluation shuffled_targets;
  Evaluation shuffled_words;
};

std::string to_json(const ModelCard& card);

}  // namespace spotlight::tools
