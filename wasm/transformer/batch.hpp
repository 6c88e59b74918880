/// Sentences that go through the transformer together.
#pragma once

#include <span>
#include <vector>

#include "corpus/vocabulary.hpp"
#include "kernels/panel.hpp"
#include "transformer/config.hpp"

namespace spotlight {

using corpus::TokenId;

/// Nothing is to be predicted there.
inline constexpr TokenId kNoTarget = -1;

/// Packed one after the other, without padding.
struct Batch {
  ReadingMode mode = ReadingMode::kCausal;
  std::vector<TokenId> ids;      ///< [rows]
  std::vector<TokenId> targets;  ///< [rows]: the word to be predicted at each, or kNoTarget
  std::vector<Size> ends;        ///< [sentences]: where each ends among the rows

  [[nodiscard]] Size row_count() const { return static_cast<Size>(ids.size()); }
  [[nodiscard]] Size sentence_count() const { return static_cast<Size>(ends.size()); }
  [[nodiscard]] kernels::Range sentence(Size n) const {
    return {n == 0 ? 0 : ends[n - 1], ends[n]};
  }

  /// Another sentence, with nothing to be predicted in it yet.
  void add(std::span<const TokenId> sentence) {
    ids.insert(ids.end(), sentence.begin(), sentence.end());
    targets.resize(ids.size(), kNoTarget);
    ends.push_back(row_count());
  }
};

}  // namespace spotlight
