/// The plain transformer beside the core's: the same sizes, and which parameter is which.
#pragma once

#include <algorithm>
#include <string>

#include "plain_transformer_params.hpp"
#include "transformer/parameters.hpp"

namespace spotlight::plain {

inline Config config_of(const TransformerConfig& core) {
  return {.vocab_size = core.vocab_size,
          .embed_dim = core.embed_dim,
          .num_heads = core.num_heads,
          .head_dim = core.head_dim,
          .scaled = core.scaled,
          .num_layers = core.num_layers,
          .ff_dim = core.ff_dim,
          .max_offset = core.max_offset};
}

/// The core's entry of the same parameter; null if there is none.
template <typename Scalar>
const ParameterEntry* entry_of(const ParameterLayout& layout, const Parameter<Scalar>& parameter) {
  const std::string prefix =
      parameter.layer < 0 ? "" : "layers." + std::to_string(parameter.layer) + ".";
  const std::string name = prefix + std::string(parameter.name);
  const auto found = std::find_if(layout.entries().begin(), layout.entries().end(),
                                  [&](const ParameterEntry& entry) { return entry.name == name; });
  return found == layout.entries().end() ? nullptr : &*found;
}

}  // namespace spotlight::plain
