/// The learned model written a second time, with plain Eigen and apart from the core: whole
/// matrices, one product for each projection. In double it is what the core is compared with, in
/// float what it has to be faster than.
///
/// Layers are pre-norm: x += attention(LayerNorm(x)), x += relu(LayerNorm(x) w_1 + b_1) w_2 + b_2.
/// The words of all sentences lie one after another in the rows of one matrix, without padding.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "plain_transformer_params.hpp"

namespace spotlight::plain {

/// Scores get this many times the parameter, so that it learns fast.
inline constexpr int kPositionFactor = 20;

using Ids = std::vector<std::int32_t>;

struct Batch {
  std::vector<Ids> sentences;  ///< each of one word or more
  std::vector<Ids> targets;    ///< for each word the word to be predicted there, or -1
  bool causal = false;         ///< queries see no later keys
  double entropy_cost = 0;     ///< of the mean entropy of attention rows, in nats
};

template <typename Scalar>
struct NormActivations {
  Matrix<Scalar> normalized;   // [tokens, embed_dim], before gain and bias
  Column<Scalar> inverse_std;  // [tokens]
  Matrix<Scalar> output;       // [tokens, embed_dim]
};

/// Of one head in one sentence.
template <typename Scalar>
struct HeadActivations {
  Matrix<Scalar> weights;      // [seq_len, seq_len]
  Matrix<Scalar> log_weights;  // the same; 0 where the key is hidden
  Column<Scalar> entropy;      // [seq_len], in nats
};

template <typename Scalar>
struct LayerActivations {
  NormActivations<Scalar> norm_1;
  Matrix<Scalar> query, key, value;            // [tokens, inner_dim], head after head
  std::vector<HeadActivations<Scalar>> heads;  // [sentences * num_heads]
  Matrix<Scalar> attended;                     // [tokens, inner_dim], head after head
  NormActivations<Scalar> norm_2;
  Matrix<Scalar> hidden;  // [tokens, ff_dim], after relu
};

template <typename Scalar>
struct Activations {
  std::vector<LayerActivations<Scalar>> layers;
  NormActivations<Scalar> norm_f;
  Matrix<Scalar> logits;  // [tokens, vocab_size]
};

/// Calls with the place of each sentence's first row, its number and its length.
template <typename Call>
void for_each_sentence(const Batch& batch, const Call& call) {
  Index start = 0;
  for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
    const auto length = static_cast<Index>(batch.sentences[s].size());
    call(start, s, length);
    start += length;
  }
}

/// Ids of all sentences, or their targets, one after another.
inline Ids packed(const std::vector<Ids>& lists) {
  Ids all;
  for (const Ids& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

/// The column of position_bias for a key `offset` places after the query.
inline Index bias_column(Index offset, const Config& config) {
  return std::clamp(offset, -config.max_offset, config.max_offset) + config.max_offset;
}

/// Compiled for float and double, once, since Eigen's products take their time to compile.
template <typename Scalar>
Activations<Scalar> forward(const Params<Scalar>& params, const Batch& batch);

}  // namespace spotlight::plain
