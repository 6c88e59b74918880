/// A transformer's parameters as a safetensors file, and back.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/safetensors.hpp"
#include "transformer/parameters.hpp"
#include "transformer/recipe.hpp"

namespace spotlight {

/// What a file holds of a model; of a trainer, more (trainer.cpp).
struct Checkpoint {
  std::uint64_t seed = 0;
  Size steps = 0;  ///< that it was trained for
  TrainingText text = TrainingText::kGrammar;
  std::vector<float> params;  ///< [layout.count()]
};

/// Names that start so are a trainer's and no model's.
inline constexpr std::string_view kTrainingPrefix = "training.";

/// "grammar", "shuffled_targets" or "shuffled_words".
std::string_view name_of(TrainingText text);

/// A copy of one of the parameters.
Tensor tensor_of(const ParameterEntry& entry, const std::vector<float>& params);

TensorFile to_file(const ParameterLayout& layout, const Checkpoint& checkpoint);

/// Throws unsupported_format if the file is of another kind, of another vocabulary or of other
/// sizes, and non_finite if a parameter is NaN or infinite.
Checkpoint checkpoint_from(const ParameterLayout& layout, const TensorFile& file);

}  // namespace spotlight
