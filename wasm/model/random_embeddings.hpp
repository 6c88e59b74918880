/// Vectors for words when no model has learned any: random, but the same word always has the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/tensor.hpp"

namespace spotlight {

/// words: UTF-8, compared byte by byte. Returns [words, embed_dim], each row drawn from N(0, 1) by
/// the seed and the word alone, whatever its place and its neighbours.
/// Throws invalid_argument for no words or an impossible size, out_of_memory if too large.
Tensor random_embeddings(const std::vector<std::string>& words, double embed_dim, double seed);

/// A seed that came in as a JavaScript number. Throws invalid_argument unless it is a whole number
/// from 0 to 2^53 - 1.
std::uint64_t seed_from(double seed, std::string_view name);

}  // namespace spotlight
