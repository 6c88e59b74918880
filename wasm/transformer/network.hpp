/// The transformer: words in, a prediction of words out, and the gradients of its loss.
/// Source: Vaswani et al., "Attention Is All You Need" (2017), with the normalisation before each
/// part (Xiong et al. 2020), tied embeddings (Press and Wolf 2017) and biases by distance (after
/// Shaw et al. 2018).
#pragma once

#include <span>
#include <vector>

#include "transformer/batch.hpp"
#include "transformer/batch_attention.hpp"
#include "transformer/parameters.hpp"
#include "transformer/rows.hpp"

namespace spotlight {

/// Which heads contribute nothing: [num_layers, num_heads], 1 = off. Empty: all are on.
using HeadSwitches = std::vector<std::uint8_t>;

/// What a layer computed for a batch; rows are tokens.
struct LayerActivations {
  explicit LayerActivations(const TransformerConfig& config);

  Rows normalised_1, input;     ///< [embed_dim]; input is what queries, keys and values are made of
  Rows query, key, value;       ///< [inner_dim], the heads side by side
  Rows heads;                   ///< [inner_dim], what the heads found, side by side
  Rows output;                  ///< [embed_dim], what attention adds to the stream: heads w_o + b_o
  Rows normalised_2, ff_input;  ///< [embed_dim]
  Rows hidden;                  ///< [ff_dim], after ReLU
  Rows inverse_1, inverse_2;    ///< [1], of the two normalisations
};

class Network {
 public:
  explicit Network(const TransformerConfig& config);

  /// Reads the batch. What it computed can be asked for until the next call.
  ///   x = embedding[ids]; for each layer
  ///   x += attention(norm(x)) w_o + b_o
  ///   x += relu(norm(x) w_1 + b_1) w_2 + b_2
  void forward(const ParameterPointers<const float>& params, const Batch& batch,
               const HeadSwitches& heads_off = {}, StageSink* sink = nullptr);

  /// After forward(): the logits [rows.size(), vocab_size] at some of the rows
  ///   logits = norm(x) embedding^T + output_bias
  kernels::ConstMatrixView logits(const ParameterPointers<const float>& params,
                                  std::span<const Size> rows);

  struct Loss {
    double sum = 0;  ///< of the cross-entropies (nats) at all targets
    Size targets = 0;
  };
  /// Reads the batch and adds the gradients of
  ///   mean over targets of the cross-entropy + entropy_cost * mean over all rows of weights of
  ///   their entropy (nats)
  /// Without targets there is no first term. statistics of all heads are added to, unless null.
  Loss gradients(const ParameterPointers<const float>& params, const Batch& batch,
                 float entropy_cost, const ParameterPointers<float>& grads,
                 kernels::AttentionStatistics* statistics = nullptr);

  [[nodiscard]] const LayerActivations& layer(Size n) const { return layers_[n]; }
  [[nodiscard]] const TransformerConfig& config() const { return config_; }

 private:
  void attend(const ParameterPointers<const float>& params, const Batch& batch, Size layer,
              const HeadSwitches& heads_off, StageSink* sink);
  void attend_backward(const ParameterPointers<const float>& params, const Batch& batch, Size layer,
                       float by_entropy, const LayerPointers<float>& grads,
                       kernels::AttentionStatistics* statistics);
  void feed_forward(const LayerPointers<const float>& params, LayerActivations& layer);
  void feed_forward_backward(const LayerPointers<const float>& params,
                             const LayerActivations& layer, const LayerPointers<float>& grads);
  /// Without the columns that mean nothing.
  [[nodiscard]] kernels::MatrixView words_of(kernels::MatrixView padded_words) const;
  [[nodiscard]] kernels::ConstMatrixView words_of(
      const kernels::ConstMatrixView& padded_words) const;
  /// logits_ holds the gradients by the logits at target_rows_; grad_x_ becomes that by x_.
  void logits_backward(const ParameterPointers<const float>& params,
                       const ParameterPointers<float>& grads);

  TransformerConfig config_;
  BatchAttention attention_;
  std::vector<LayerActivations> layers_;
  Rows x_;  ///< [embed_dim], the residual stream

  Rows chosen_, normalised_f_, output_f_, inverse_f_;  ///< of the rows that are predicted from
  /// Of as many columns as there are words, and some more, which mean nothing.
  Rows logits_, transposed_embedding_;

  std::vector<Size> target_rows_;
  std::vector<TokenId> targets_;
  std::vector<float> scratch_;
  Rows grad_x_, grad_part_, grad_hidden_, grad_heads_, grad_query_, grad_key_, grad_value_;
};

}  // namespace spotlight
