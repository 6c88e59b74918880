/// The sizes of the transformer, and the two ways in which it reads.
#pragma once

#include <cstdint>

#include "model/tensor.hpp"

namespace spotlight {

/// One set of parameters serves both.
enum class ReadingMode : std::uint8_t {
  kCausal,  ///< each word sees those before it, and predicts the next: like GPT
  kMasked,  ///< each word sees all, and the [MASK]s are predicted: like BERT
};

/// The defaults are those of the page's model.
struct TransformerConfig {
  Size vocab_size;
  Size embed_dim = 48;
  Size num_layers = 2;
  Size num_heads = 6;
  Size head_dim = 8;
  /// Whether scores are divided by sqrt(head_dim).
  bool scaled = true;
  Size ff_dim = 96;
  /// The longest sentence, in tokens.
  Size max_len = 24;
  /// Keys further away than this share one bias.
  Size max_offset = 16;

  /// The heads side by side: as wide as embed_dim in most transformers, but need not be.
  [[nodiscard]] Size inner_dim() const { return num_heads * head_dim; }
  [[nodiscard]] Size offset_count() const { return 2 * max_offset + 1; }
};

/// What a position bias is multiplied by before it is added to the scores: so it learns fast, and
/// becomes sharp.
inline constexpr float kPositionBiasFactor = 20.0F;

}  // namespace spotlight
