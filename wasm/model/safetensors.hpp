/// Files of tensors in the safetensors format, which holds nothing but names, shapes and numbers:
/// reading one runs no code, and it can be read in any language.
/// Source: https://github.com/huggingface/safetensors#format
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/safetensors_header.hpp"
#include "model/tensor.hpp"

namespace spotlight {

struct TensorFile {
  Metadata metadata;
  std::map<std::string, Tensor> tensors;
};

enum class StoredAs {
  kFloat32,
  kFloat16,  ///< rounded to the nearest; beyond 65504 that is infinity
};

/// The same file gives the same bytes: tensors one after another in the order of their names,
/// without holes, from a place that is a multiple of 8. Throws invalid_argument for what no reader
/// would take: names that are not UTF-8, a tensor named "__metadata__", too many axes, a header
/// beyond 1 MB.
std::vector<std::uint8_t> write_safetensors(const TensorFile& file, StoredAs stored_as);

/// Reads any bytes, or throws: unsupported_format for another format, other types of numbers, an
/// axis of size 0 or more than 8 axes; corrupt_file for all else that is not as it must be;
/// out_of_memory. NaN and infinities are read like other numbers.
TensorFile read_safetensors(std::span<const std::uint8_t> bytes);

}  // namespace spotlight
