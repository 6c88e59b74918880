/// A call of attention whose arguments have been checked: sizes, masks and places, ready for both
/// the forward and the backward kernel.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "kernels/attention_mask.hpp"
#include "model/attention.hpp"

namespace spotlight {

/// The shape with other sizes for its last two axes.
Shape with_rows(Shape shape, Size length, Size width);

/// The sizes of one call, all ranks seen as [batch, heads, seq_len or kv_len, head_dim].
struct Sizes {
  Size batch;
  Size heads;
  Size kv_heads;
  Size seq_len;
  /// Of all keys, past ones included.
  Size kv_len;
  Size past_len;
  Size head_dim;
  Size value_dim;
};

/// A mask for all heads and batches, or one each: finds the part of a head.
template <typename T>
class MaskOfHead {
 public:
  MaskOfHead(const BasicTensor<T>* mask, const Sizes& sizes, std::string_view name);

  [[nodiscard]] kernels::MaskPart<T> at(Size batch, Size head) const {
    if (mask_ == nullptr) return {};
    return {.data = mask_->data.data() + batch * steps_[0] + head * steps_[1],
            .row_stride = steps_[2],
            .length = mask_->size(-1)};
  }

 private:
  const BasicTensor<T>* mask_;
  /// From one batch, head and query to the next: 0 where one mask serves all.
  std::array<Size, 3> steps_ = {0, 0, 0};
};

/// Where the queries stand and how many keys are there, for every batch.
class Places {
 public:
  Places(const AttentionOptions& options, const Sizes& sizes, std::string_view caller);

  /// Not clamped: with fewer keys than queries the first queries stand before all keys.
  [[nodiscard]] Size offset(Size batch) const {
    return lengths_.empty() ? offset_ : lengths_[static_cast<std::size_t>(batch)] - seq_len_;
  }
  [[nodiscard]] Size visible_len(Size batch) const {
    return lengths_.empty() ? kv_len_ : lengths_[static_cast<std::size_t>(batch)];
  }

 private:
  Size offset_;
  Size seq_len_;
  Size kv_len_;
  std::vector<Size> lengths_;
};

/// A call whose arguments have been checked: what both directions need.
struct CheckedCall {
  /// Throws as attention() says.
  CheckedCall(const Tensor& query, const Tensor& key, const Tensor& value,
              const AttentionOptions& options, std::string_view caller);

  [[nodiscard]] kernels::AttentionMask mask_of(Size batch, Size head) const {
    return {.causal = causal,
            .window_left = window_left,
            .window_right = window_right,
            .offset = places.offset(batch),
            .visible_len = places.visible_len(batch),
            .additive = mask.at(batch, head),
            .allowed = allowed.at(batch, head)};
  }

  Sizes sizes;
  float scale;
  float softcap;
  bool causal;
  Size window_left;
  Size window_right;
  Places places;
  MaskOfHead<float> mask;
  MaskOfHead<std::uint8_t> allowed;
};

/// One of the query's heads, and the key-value head that it shares with its neighbours.
struct HeadPlace {
  Size batch;
  Size head;
  Size nth;     ///< among the query's heads of all batches
  Size nth_kv;  ///< among the key-value heads of all batches
};

/// The way through all panels of all heads, one head after the other.
class PanelWalk {
 public:
  explicit PanelWalk(const Sizes& sizes);

  [[nodiscard]] Size count() const { return total_; }
  [[nodiscard]] bool done() const { return taken_ == total_; }
  /// The part of all panels that is done, from 0 to 1.
  [[nodiscard]] double progress() const;
  [[nodiscard]] bool at_new_head() const { return taken_ % panels_per_head_ == 0; }
  [[nodiscard]] HeadPlace head() const;
  /// The next panel, which counts as done from now on.
  kernels::Panel take();

 private:
  Size heads_;
  Size heads_per_kv_head_;
  Size seq_len_;
  Size panels_per_head_;
  Size total_;
  Size taken_ = 0;
};

}  // namespace spotlight
