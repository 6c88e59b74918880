// The random numbers, bit by bit, against tests/golden/random.json, which scripts/make_goldens.py
// computed a second way. tests/unit holds the WebAssembly build to the same file.
#include <gtest/gtest.h>

#include <bit>
#include <fstream>
#include <iterator>
#include <sstream>

#include "model/random_embeddings.hpp"
#include "model/simple_attention.hpp"

namespace spotlight {
namespace {

/// The list "bits" of the case of that name. Not a JSON parser: the file's writer is our own.
std::vector<std::uint32_t> golden_bits(const std::string& name) {
  std::ifstream file(SPOTLIGHT_GOLDEN_FOLDER "/random.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string opening = "\"bits\":[";
  const std::size_t at_case = text.find("\"name\":\"" + name + "\"");
  const std::size_t start = text.find(opening, at_case) + opening.size();
  std::istringstream list(text.substr(start, text.find(']', start) - start));
  std::vector<std::uint32_t> bits;
  for (std::string item; std::getline(list, item, ',');) {
    const std::size_t digits = item.find("0x");
    bits.push_back(static_cast<std::uint32_t>(std::stoul(item.substr(digits, 10), nullptr, 16)));
  }
  return bits;
}

void expect_golden(const std::string& name, const Tensor& got, std::size_t count) {
  std::vector<std::uint32_t> bits;
  for (std::size_t i = 0; i < count; ++i) bits.push_back(std::bit_cast<std::uint32_t>(got.data[i]));
  EXPECT_EQ(bits, golden_bits(name)) << name;
}

TEST(RandomGolden, ParamsHaveTheBitsOfAnIndependentProgram) {
  const SimpleAttention layer(64, 4, 42);
  expect_golden("w_q", layer.params().at("w_q"), 16);
  expect_golden("w_k", layer.params().at("w_k"), 16);
}

TEST(RandomGolden, EmbeddingsHaveTheBitsOfAnIndependentProgram) {
  const Tensor cat = random_embeddings({"cat"}, 64, 42);
  const Tensor ete = random_embeddings({"\xC3\xA9t\xC3\xA9"}, 64, 42);  // "été"
  expect_golden("embedding of cat", cat, 8);
  expect_golden("embedding of \xC3\xA9t\xC3\xA9", ete, 8);
}

}  // namespace
}  // namespace spotlight
