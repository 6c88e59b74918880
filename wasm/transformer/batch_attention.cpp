#include "transformer/batch_attention.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/attention_backward.hpp"

namespace spotlight {

using kernels::ConstMatrixView;
using kernels::MatrixView;
using kernels::Range;
using kernels::RowStride;

PositionBias::PositionBias(const TransformerConfig& config)
    : max_len_(config.max_len),
      max_offset_(config.max_offset),
      spread_(static_cast<std::size_t>(2 * config.max_len - 1)) {}

Size PositionBias::learned_index(Size place) const {
  return std::clamp(place - (max_len_ - 1), -max_offset_, max_offset_) + max_offset_;
}

void PositionBias::spread(const float* learned) {
  for (Size place = 0; place < 2 * max_len_ - 1; ++place) {
    spread_[place] = kPositionBiasFactor * learned[learned_index(place)];
  }
}

void PositionBias::clear() { std::fill(spread_.begin(), spread_.end(), 0.0F); }

void PositionBias::gather(float* grad_learned) const {
  for (Size place = 0; place < 2 * max_len_ - 1; ++place) {
    grad_learned[learned_index(place)] += kPositionBiasFactor * spread_[place];
  }
}

BatchAttention::BatchAttention(const TransformerConfig& config)
    : config_(config), bias_(config), grad_bias_(config) {}

ConstMatrixView BatchAttention::part_of(const ConstMatrixView& matrix, Range sentence,
                                        Size head) const {
  const Size start = sentence.begin * matrix.outerStride() + head * config_.head_dim();
  return {matrix.data() + start, sentence.size(), config_.head_dim(),
          RowStride(matrix.outerStride())};
}

MatrixView BatchAttention::part_of(MatrixView& matrix, Range sentence, Size head) const {
  const Size start = sentence.begin * matrix.outerStride() + head * config_.head_dim();
  return {matrix.data() + start, sentence.size(), config_.head_dim(),
          RowStride(matrix.outerStride())};
}

kernels::AttentionHead BatchAttention::head_of(const Batch& batch, const HeadsView& heads,
                                               Range sentence, Size head) {
  return {.q = part_of(heads.query, sentence, head),
          .k = part_of(heads.key, sentence, head),
          .v = part_of(heads.value, sentence, head),
          .scale = 1.0F / std::sqrt(static_cast<float>(config_.head_dim())),
          .softcap = 0,
          .mask = {.causal = batch.mode == ReadingMode::kCausal,
                   .visible_len = sentence.size(),
                   .additive = {.data = bias_.row_0(),
                                .row_stride = PositionBias::kRowStride,
                                .length = sentence.size()},
                   .allowed = {}},
          .all_finite = true};
}

void BatchAttention::forward(const Batch& batch, const HeadsView& heads, const float* position_bias,
                             Size layer, StageSink* sink, MatrixView out) {
  for (Size head = 0; head < config_.num_heads; ++head) {
    bias_.spread(position_bias + head * config_.offset_count());
    for (Size n = 0; n < batch.sentence_count(); ++n) {
      const Range sentence = batch.sentence(n);
      const kernels::AttentionHead inputs = head_of(batch, heads, sentence, head);
      const MatrixView output = part_of(out, sentence, head);
      const kernels::AttentionStages stages =
          sink == nullptr ? kernels::AttentionStages{} : sink->stages_of(layer, n, head);
      for (Size p = 0; p < kernels::panel_count(sentence.size()); ++p) {
        const kernels::Panel panel = kernels::nth_panel(sentence.size(), p);
        if (stages.any()) {
          kernels::attention(inputs, panel, workspace_, output, stages);
        } else {
          kernels::attention(inputs, panel, workspace_, output);
        }
      }
    }
  }
}

void BatchAttention::backward(const Batch& batch, const HeadsView& heads,
                              const float* position_bias, const ConstMatrixView& grad_out,
                              float by_entropy, HeadsGradients gradients,
                              float* grad_position_bias) {
  for (Size head = 0; head < config_.num_heads; ++head) {
    bias_.spread(position_bias + head * config_.offset_count());
    grad_bias_.clear();
    for (Size n = 0; n < batch.sentence_count(); ++n) {
      const Range sentence = batch.sentence(n);
      const kernels::AttentionHead inputs = head_of(batch, heads, sentence, head);
      const kernels::AttentionGradients to{.q = part_of(gradients.query, sentence, head),
                                           .k = part_of(gradients.key, sentence, head),
                                           .v = part_of(gradients.value, sentence, head),
                                           .mask = grad_bias_.row_0(),
                                           .by_entropy = by_entropy};
      const ConstMatrixView grads = part_of(grad_out, sentence, head);
      for (Size p = 0; p < kernels::panel_count(sentence.size()); ++p) {
        const kernels::Panel panel = kernels::nth_panel(sentence.size(), p);
        kernels::attention_backward(inputs, panel, grads, workspace_, to);
      }
    }
    grad_bias_.gather(grad_position_bias + head * config_.offset_count());
  }
}

}  // namespace spotlight
