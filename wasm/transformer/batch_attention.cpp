#include "transformer/batch_attention.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/attention_backward.hpp"

namespace spotlight {

using kernels::ConstMatrixView;
using kernels::MatrixView;
using kernels::Range;
using kernels::RowStride;

namespace {

Size learned_index(Size offset, Size max_offset) {
  return std::clamp(offset, -max_offset, max_offset) + max_offset;
}

}  // namespace

float position_bias_at(const float* learned, Size offset, Size max_offset) {
  return kPositionBiasFactor * learned[learned_index(offset, max_offset)];
}

PositionBias::PositionBias(const TransformerConfig& config)
    : max_len_(config.max_len),
      max_offset_(config.max_offset),
      spread_(static_cast<std::size_t>(kernels::panel_count(config.max_len) * config.max_len *
                                       kernels::kPanelQueries)) {}

template <typename Take>
void PositionBias::for_each_pair(const Take& take) const {
  Size place = 0;
  for (Size first = 0; first < max_len_; first += kernels::kPanelQueries) {
    for (Size key = 0; key < max_len_; ++key) {
      for (Size query = first; query < first + kernels::kPanelQueries; ++query) {
        take(place++, learned_index(key - query, max_offset_), key > query);
      }
    }
  }
}

void PositionBias::spread(const float* learned, ReadingMode mode) {
  constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();
  for_each_pair([&](Size place, Size index, bool is_later) {
    const bool hidden = is_later && mode == ReadingMode::kCausal;
    spread_[place] = hidden ? kMinusInfinity : kPositionBiasFactor * learned[index];
  });
}

void PositionBias::clear() { std::fill(spread_.begin(), spread_.end(), 0.0F); }

void PositionBias::gather(float* grad_learned) const {
  for_each_pair([&](Size place, Size index, bool /*is_later*/) {
    grad_learned[index] += kPositionBiasFactor * spread_[place];
  });
}

BatchAttention::BatchAttention(const TransformerConfig& config)
    : config_(config), bias_(config), grad_bias_(config) {}

ConstMatrixView BatchAttention::part_of(const ConstMatrixView& matrix, Range sentence,
                                        Size head) const {
  const Size start = sentence.begin * matrix.outerStride() + head * config_.head_dim;
  return {matrix.data() + start, sentence.size(), config_.head_dim,
          RowStride(matrix.outerStride())};
}

MatrixView BatchAttention::part_of(MatrixView& matrix, Range sentence, Size head) const {
  const Size start = sentence.begin * matrix.outerStride() + head * config_.head_dim;
  return {matrix.data() + start, sentence.size(), config_.head_dim,
          RowStride(matrix.outerStride())};
}

kernels::AttentionHead BatchAttention::head_of(const Batch& batch, const HeadsView& heads,
                                               Range sentence, Size head) {
  return {.q = part_of(heads.query, sentence, head),
          .k = part_of(heads.key, sentence, head),
          .v = part_of(heads.value, sentence, head),
          .scale = config_.scaled ? 1.0F / std::sqrt(static_cast<float>(config_.head_dim)) : 1.0F,
          .softcap = 0,
          .mask = {.causal = batch.mode == ReadingMode::kCausal,
                   .visible_len = sentence.size(),
                   .additive = {},
                   .allowed = {},
                   .panels = bias_.mask()},
          .all_finite = true};
}

void BatchAttention::forward(const Batch& batch, const HeadsView& heads, const float* position_bias,
                             Size layer, StageSink* sink, MatrixView out) {
  for (Size head = 0; head < config_.num_heads; ++head) {
    bias_.spread(position_bias + head * config_.offset_count(), batch.mode);
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
                              float by_entropy, HeadsGradients gradients, float* grad_position_bias,
                              kernels::AttentionStatistics* statistics) {
  for (Size head = 0; head < config_.num_heads; ++head) {
    bias_.spread(position_bias + head * config_.offset_count(), batch.mode);
    grad_bias_.clear();
    for (Size n = 0; n < batch.sentence_count(); ++n) {
      const Range sentence = batch.sentence(n);
      const kernels::AttentionHead inputs = head_of(batch, heads, sentence, head);
      const kernels::AttentionGradients to{.q = part_of(gradients.query, sentence, head),
                                           .k = part_of(gradients.key, sentence, head),
                                           .v = part_of(gradients.value, sentence, head),
                                           .mask = grad_bias_.data(),
                                           .by_entropy = by_entropy,
                                           .statistics = statistics};
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
