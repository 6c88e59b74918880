/// Safetensors files put together by hand from the format's description, sound or not, and the
/// comparison of what was read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compare.hpp"
#include "model/safetensors.hpp"

namespace spotlight {

/// Eight bytes of length, lowest first, and then the header and the data.
inline std::vector<std::uint8_t> safetensors_bytes(std::string_view header,
                                                   const std::vector<std::uint8_t>& data = {}) {
  std::vector<std::uint8_t> bytes;
  for (unsigned shift = 0; shift < 64; shift += 8) {
    bytes.push_back(static_cast<std::uint8_t>(std::uint64_t{header.size()} >> shift));
  }
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.insert(bytes.end(), data.begin(), data.end());
  return bytes;
}

/// The same names in both, and the same bits.
inline bool same_file(const TensorFile& a, const TensorFile& b) {
  const auto same_entry = [](const auto& one, const auto& other) {
    return one.first == other.first && same_bits(one.second, other.second);
  };
  return a.metadata == b.metadata && std::equal(a.tensors.begin(), a.tensors.end(),
                                                b.tensors.begin(), b.tensors.end(), same_entry);
}

}  // namespace spotlight
