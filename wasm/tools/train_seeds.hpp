/// Trains one transformer for each of several seeds, on all cores, and says how far it is.
#pragma once

#include <vector>

#include "tools/report_card.hpp"
#include "transformer/recipe.hpp"

namespace spotlight::tools {

struct TrainedSeed {
  std::uint64_t seed;
  Checkpoint checkpoint;
  double margin;  ///< the smallest, over all bounds
};

/// The model after all steps of the recipe.
LanguageModel train(const Recipe& recipe);

/// What is left of a model when it is shipped, which is what gets measured: parameters in float16,
/// of which only 8 bits are significant. A file with so many zeros is compressed to three quarters.
LanguageModel as_shipped(const LanguageModel& model);
std::vector<std::uint8_t> float16_file(const LanguageModel& model);

/// Seeds 1 to count, measured on the draw of that seed.
std::vector<TrainedSeed> train_seeds(Recipe recipe, Size count, Size items_per_role,
                                     std::uint64_t selection_seed);

}  // namespace spotlight::tools
