/// What both contenders of the benchmark's training train.
#pragma once

#include "transformer/language_model.hpp"
#include "transformer/recipe.hpp"

namespace spotlight::tools {

inline const Recipe kRecipe{.seed = 1};

}  // namespace spotlight::tools
