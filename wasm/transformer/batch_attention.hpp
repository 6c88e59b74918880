/// Attention of all heads of a layer over all sentences of a batch, each sentence by itself, with
/// learned biases by distance.
#pragma once

#include <vector>

#include "kernels/attention.hpp"
#include "kernels/attention_statistics.hpp"
#include "transformer/batch.hpp"

namespace spotlight {

/// Hands out where the stages of attention are to be written.
class StageSink {
 public:
  virtual ~StageSink() = default;
  /// [tokens of the sentence, tokens of the sentence] each.
  virtual kernels::AttentionStages stages_of(Size layer, Size sentence, Size head) = 0;
};

/// The biases of one head as the kernels add them: spread out over all pairs of a query and a key,
/// with -inf where the key may not be seen.
class PositionBias {
 public:
  explicit PositionBias(const TransformerConfig& config);

  /// learned: [offset_count], of one head
  void spread(const float* learned, ReadingMode mode);
  void clear();
  /// Adds what was gathered in the spread-out form to the gradient [offset_count] of the learned.
  void gather(float* grad_learned) const;

  /// [panels, max_len, kPanelQueries]
  [[nodiscard]] float* data() { return spread_.data(); }
  [[nodiscard]] kernels::PanelMask mask() const {
    return {.data = spread_.data(), .panel_stride = max_len_ * kernels::kPanelQueries};
  }

 private:
  /// Calls take(place among the spread-out, place among the learned, whether the key is later).
  template <typename Take>
  void for_each_pair(const Take& take) const;

  Size max_len_;
  Size max_offset_;
  std::vector<float> spread_;
};

/// Of a key that stands so much later than the query; learned: [offset_count], of one head.
float position_bias_at(const float* learned, Size offset, Size max_offset);

/// query, key, value: [rows, inner_dim], the heads' columns side by side; the shape of their
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

  /// position_bias: [num_heads, offset_count], out: [rows, inner_dim]
  void forward(const Batch& batch, const HeadsView& heads, const float* position_bias, Size layer,
               StageSink* sink, kernels::MatrixView out);

  /// by_entropy: the gradient of the loss by the entropy of each row of weights. statistics: added
  /// to, unless null.
  void backward(const Batch& batch, const HeadsView& heads, const float* position_bias,
                const kernels::ConstMatrixView& grad_out, float by_entropy,
                HeadsGradients gradients, float* grad_position_bias,
                kernels::AttentionStatistics* statistics = nullptr);

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
