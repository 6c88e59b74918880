/// Which keys a query may attend to.
#pragma once

#include <cstdint>

#include "kernels/panel.hpp"

namespace spotlight::kernels {

/// One mask of one head. Row i starts at data + i * row_stride (0: all queries share one row) and
/// is `length` long; keys beyond it are hidden. Null data: there is none.
template <typename T>
struct MaskPart {
  const T* data = nullptr;
  Index row_stride = 0;
  Index length = 0;
};

/// A mask that was put together once for many heads, as the scores of a panel lie: a panel's part
/// is [keys, kPanelQueries], with -inf where the key is hidden. Null data: there is none.
struct PanelMask {
  const float* data = nullptr;
  Index panel_stride = 0;

  [[nodiscard]] Index offset_of(const Panel& panel) const {
    return panel.first / kPanelQueries * panel_stride;
  }
};

/// All parts apply together; any one can hide a key. Query i stands at place i + offset among the
/// keys.
struct AttentionMask {
  /// Keys after the query's place are hidden.
  bool causal = false;
  /// Keys more than this many places before or after the query's are hidden; negative: an open
  /// side.
  Index window_left = -1;
  Index window_right = -1;
  Index offset = 0;
  /// Only the first so many keys are there.
  Index visible_len = 0;
  MaskPart<float> additive;        ///< added to the scores; -inf hides the key
  MaskPart<std::uint8_t> allowed;  ///< 1 = may attend, 0 hides the key
  /// Instead of the two above, and of what the places hide; every query sees something.
  PanelMask panels;
};

/// The keys that the places alone let query i see: all in one run.
Range keys_in_place(const AttentionMask& mask, Index i);

/// The keys that the places let any query of the panel see.
Range keys_in_place(const AttentionMask& mask, const Panel& panel);

/// Whether the mask hides key j from query i.
bool is_hidden(const AttentionMask& mask, Index i, Index j);

/// scores: [keys, kPanelQueries], in: capped scores of the panel's queries and the keys of the
/// range, out: masked, exactly -inf where the key is hidden, whatever stood there.
/// sees_something: [kPanelQueries], set where a query may see one of these keys.
void mask_scores(const AttentionMask& mask, const Panel& panel, Range keys, float* scores,
                 PanelFlags& sees_something);

}  // namespace spotlight::kernels
