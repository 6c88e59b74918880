/// The header of a safetensors file: a JSON object that says of each tensor its type, its shape and
/// where its data lies.
/// Source: https://github.com/huggingface/safetensors#format
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace spotlight {

using Metadata = std::map<std::string, std::string>;

struct TensorEntry {
  std::string dtype;  ///< "F32", "F16" or one that is not read here
  std::vector<std::uint64_t> shape;
  std::uint64_t begin = 0;  ///< of its bytes, counted from the end of the header
  std::uint64_t end = 0;
};

struct SafetensorsHeader {
  Metadata metadata;
  std::map<std::string, TensorEntry> tensors;
};

/// How much a header may have: that of a real file is a few kilobytes.
inline constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxAxes = 8;

/// The name under which metadata stands among the tensors.
inline constexpr std::string_view kMetadataName = "__metadata__";

/// Throws corrupt_file where the text is no such JSON, or says something twice; unsupported_format
/// for more than kMaxAxes. Whether types, shapes and places make sense is left to the caller.
SafetensorsHeader parse_safetensors_header(std::string_view json);

/// The header in JSON, without padding.
std::string safetensors_header_text(const SafetensorsHeader& header);

}  // namespace spotlight
