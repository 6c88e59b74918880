/// The trained transformer as users meet it: text in, and everything that it computes out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/tokenizer.hpp"
#include "model/params.hpp"
#include "transformer/checkpoint.hpp"
#include "transformer/network.hpp"

namespace spotlight {

/// The transformer that all of Spotlight's models are: its sizes, and where its parameters lie.
const TransformerConfig& transformer_config();
const ParameterLayout& transformer_layout();

/// Counted from 0.
struct HeadId {
  Size layer = 0;
  Size head = 0;
  friend bool operator==(const HeadId&, const HeadId&) = default;
};

struct ModelOptions {
  ReadingMode mode = ReadingMode::kCausal;
  /// Heads that contribute nothing: what they found is taken as 0.
  std::vector<HeadId> heads_off;
};

/// What one layer's attention computed.
struct LayerStages {
  Tensor input;  ///< [seq_len, embed_dim]: normalised, what query, key and value are made of
  Tensor query, key, value;  ///< [num_heads, seq_len, head_dim]
  Tensor position_bias;      ///< [num_heads, seq_len, seq_len], as are the next
  Tensor scores;             ///< query key^T / sqrt(head_dim) + position_bias
  Tensor masked_scores;      ///< -inf where the key may not be seen
  Tensor weights;
  Tensor output;  ///< [seq_len, embed_dim]: what attention adds to the residual stream
};

struct ModelForward {
  std::vector<std::string> tokens;
  Tensor logits;  ///< [seq_len, vocab_size]
  std::vector<LayerStages> layers;
};

struct WordProbability {
  std::string_view word;
  double probability;
};

class LanguageModel {
 public:
  explicit LanguageModel(Checkpoint checkpoint);
  /// A safetensors file. Throws corrupt_file, unsupported_format or non_finite.
  explicit LanguageModel(std::span<const std::uint8_t> file);

  [[nodiscard]] const Checkpoint& checkpoint() const { return *checkpoint_; }
  [[nodiscard]] ParameterPointers<const float> params() const;

  /// Both throw invalid_argument if the text is empty or too long, out_of_range if a head does not
  /// exist.
  [[nodiscard]] ModelForward forward(std::string_view text, const ModelOptions& options) const;
  /// The k most probable words at a place of the tokens, from 1: in causal mode as what follows the
  /// tokens before it, in masked mode in its stead. Without a place: what follows the text, or the
  /// [MASK] in it, or its last word. Words that are none ([S], [MASK], [UNK]) are not counted.
  /// Throws invalid_argument too if k is larger than the vocabulary or the place is not among the
  /// tokens (out_of_range).
  [[nodiscard]] std::vector<WordProbability> predict(std::string_view text,
                                                     const ModelOptions& options,
                                                     std::optional<Size> position, Size k) const;
  /// Copies of the parameters of one layer's attention, by the names of SimpleAttention: w_q, w_k,
  /// w_v, w_o [embed_dim, embed_dim], used as x * w, and b_q, b_k, b_v, b_o [embed_dim]. Throws
  /// invalid_argument if the layer is no whole number, out_of_range if there is no such layer.
  [[nodiscard]] Params attention_params(double layer) const;

 private:
  std::shared_ptr<const Checkpoint> checkpoint_;  ///< shared with whatever still computes with it
};

/// The text's tokens. Throws invalid_argument if there is no word in it, or if there are too many.
corpus::Tokens checked_tokens(std::string_view text, std::string_view caller);

/// [num_layers, num_heads]. Throws out_of_range.
HeadSwitches switches_from(const std::vector<HeadId>& heads_off, std::string_view caller);

}  // namespace spotlight
