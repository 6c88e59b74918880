#include "model/random_embeddings.hpp"

#include "kernels/random.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

/// FNV-1a, 64 bits (Fowler, Noll, Vo): a word's own stream of random numbers.
std::uint64_t stream_of(const std::string& word) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char byte : word) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3;
  }
  return hash;
}

}  // namespace

std::uint64_t seed_from(double seed, std::string_view name) {
  constexpr std::int64_t kLargestSafeInteger = (std::int64_t{1} << 53U) - 1;
  return static_cast<std::uint64_t>(whole_number(seed, 0, kLargestSafeInteger, name));
}

Tensor random_embeddings(const std::vector<std::string>& words, double embed_dim, double seed) {
  if (words.empty()) {
    fail(ErrorCode::kInvalidArgument, {"random_embeddings: expected at least one word"});
  }
  const Size width = size_from(embed_dim, "random_embeddings: embed_dim");
  const std::uint64_t whole_seed = seed_from(seed, "random_embeddings: seed");
  Tensor embeddings({static_cast<Size>(words.size()), width}, "random_embeddings");
  float* row = embeddings.data.data();
  for (const std::string& word : words) {
    kernels::fill_normal(whole_seed, stream_of(word), 1.0F, row, static_cast<std::size_t>(width));
    row += width;
  }
  return embeddings;
}

}  // namespace spotlight
