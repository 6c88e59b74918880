/// Tells the fuzzer that calls differ where the coverage of the code does not: a loop over 300 keys
/// in panels of 16 queries passes the same lines as one over 3. It keeps an input of every kind.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "fuzz_call.hpp"

namespace spotlight::fuzz {

inline constexpr std::size_t kSizeKinds = 4 * 4 * 3;
inline constexpr std::size_t kOptionKinds = 10;

/// libFuzzer looks for this section on Linux; elsewhere these are plain numbers.
#ifdef __linux__
__attribute__((section("__libfuzzer_extra_counters")))
#endif
static std::array<std::uint8_t, kSizeKinds * kOptionKinds>
    kinds_seen;

/// How many of the edges are passed.
template <std::size_t count>
std::size_t step_of(Size size, const std::array<Size, count>& edges) {
  return static_cast<std::size_t>(
      std::count_if(edges.begin(), edges.end(), [&](Size edge) { return size >= edge; }));
}

/// The sizes together, and with each option.
inline void mark_kind(const FuzzCall& call) {
  if (!call.is_moderate()) return;  // only these are compared with a reference
  constexpr std::array<Size, 3> kSeqEdges = {4, 16, 32};
  constexpr std::array<Size, 3> kKvEdges = {16, 128, 256};
  constexpr std::array<Size, 2> kDimEdges = {8, 33};
  const std::size_t sizes =
      (step_of(call.query.size(-2), kSeqEdges) * 4 + step_of(call.kv_len(), kKvEdges)) * 3 +
      step_of(call.query.size(-1), kDimEdges);
  const AttentionOptions& options = call.options;
  const std::array<bool, kOptionKinds> has = {
      true,
      options.causal,
      options.mask != nullptr,
      options.allowed != nullptr,
      options.past_key != nullptr,
      !options.kv_lengths.empty(),
      options.window.has_value(),
      options.softcap > 0,
      call.query.rank() == 4 && call.query.size(0) > 1,
      call.query.rank() >= 3 && call.query.size(-3) > call.key.size(-3)};
  for (std::size_t option = 0; option < kOptionKinds; ++option) {
    if (has[option]) kinds_seen[sizes * kOptionKinds + option] = 1;
  }
}

}  // namespace spotlight::fuzz
