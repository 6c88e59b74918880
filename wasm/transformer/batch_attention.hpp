/// Attention of all heads of a layer over all sentences of a batch, each sentence by itself, with
/// learned biases by distance.
#pragma once

#include <vector>

#include "kernels/attention.hpp"
#include "transformer/batch.hpp"

namespace spotlight {

/// Hands out where the stages of attention are to be written.
class StageSink {
 public:
  virtual ~StageSink() = default;
  /// [tokens of the sentence, tokens of the sentence] each.
  virtual kernels::AttentionStages stages_of(Size layer, Size sentence, Size head) = 0;
};

/// The biases of one head, spread out over all distances in a sentence: row i of the matrix that is
/// added to the scores starts one place before row i - 1.
class PositionBias {
 public:
  explicit PositionBias(const TransformerConfig& config);

  /// learned: [offset_count], of one head
  void spread(const float* learned);
  void clear();
  /// Adds what was gathered in the spread-out form to the gradient [offset_count] of the learned.
  void gather(float* grad_learned) const;

  [[nodiscard]] float* row_0() { return spread_.data() + max_len_ - 1; }
  static constexpr kernels::Index kRowStride = -1;

 private:
  [[nodiscard]] Size learned_index(Size place) const;

  Size max_len_;
  Size max_offset_;
  std::vector<float> spread_;  ///< [2 max_len - 1], by how much later the key stands
};

/// query, key, value: [rows, embed_dim], a head's columns side by side; the shape of their
/// gradients too.
struct HeadsView {
  kernels::ConstMatrixView query;
  kernels::ConstMatrixView key;
  kernels::ConstMatrixView value;
};
struct HeadsGradients {
  kernels::MatrixView query;  ///< written
  kernels::MatrixView key;    ///< added to, as is the value's
  kernels::MatrixView value;
};

class BatchAttention {
 public:
  explicit BatchAttention(const TransformerConfig& config);

  /// position_bias: [num_heads, offset_count], out: [rows, embed_dim]
  void forward(const Batch& batch, const HeadsView& heads, const float* position_bias, Size layer,
               StageSink* sink, kernels::MatrixView out);

  /// by_entropy: the gradient of the loss by the entropy of each row of weights.
  void backward(const Batch& batch, const HeadsView& heads, const float* position_bias,
                const kernels::ConstMatrixView& grad_out, float by_entropy,
                HeadsGradients gradients, float* grad_position_bias);

 private:
  /// One head of one sentence.
  [[nodiscard]] kernels::AttentionHead head_of(const Batch& batch, const HeadsView& heads,
                                               kernels::Range sentence, Size head);
  /// The columns of a head, and the rows of a sentence.
  [[nodiscard]] kernels::ConstMatrixView part_of(const kernels::ConstMatrixView& matrix,
                                                 kernels::Range sentence, Size head) const;
  [[nodiscard]] kernels::MatrixView part_of(kernels::MatrixView& matrix, kernels::Range sentence,
                                            Size head) const;

  TransformerConfig config_;
  PositionBias bias_;
  PositionBias grad_bias_;
  kernels::AttentionWorkspace workspace_;
};

}  // namespace spotlight
