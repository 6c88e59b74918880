// The small entry points: softmax, the causal mask, random embeddings, and the checks of shapes and
// numbers on which all others rely.
#include "../native/reference.hpp"
#include "bytes.hpp"
#include "check.hpp"
#include "model/causal_mask.hpp"
#include "model/random_embeddings.hpp"
#include "model/softmax.hpp"

namespace spotlight::fuzz {
namespace {

void try_softmax(Bytes& bytes) {
  Shape shape(static_cast<std::size_t>(bytes.whole(1, 4)));
  for (Size& size : shape) size = bytes.size(shape.size() <= 2 ? 300 : 12);
  const Values values = bytes.values();
  const Tensor x = bytes.coin() ? bytes.mask(shape, values) : bytes.tensor(shape, values);
  const double axis =
      bytes.coin() ? bytes.odd_number() : static_cast<double>(bytes.whole(-x.rank(), x.rank() - 1));
  std::optional<Tensor> got;
  if (!accepts([&] { got = softmax(x, axis); })) return;
  require(same_bits(*got, softmax(x, axis)), "softmax: other bits the second time");
  for (std::size_t i = 0; i < x.data.size(); ++i) {
    require(x.data[i] != -kInfinity || got->data[i] == 0.0F, "softmax: -inf has a weight");
  }
  if (values != Values::kModerate) return;

  const auto along = static_cast<Size>(axis) + (axis < 0 ? x.rank() : 0);
  Size inner = 1;
  for (Size i = along + 1; i < x.rank(); ++i) inner *= x.size(i);
  const Size count = x.size(along);
  std::vector<double> want(x.data.size());
  for (Size start = 0; start < static_cast<Size>(x.data.size()); ++start) {
    if (start / inner % count != 0) continue;
    std::vector<double> slice;
    for (Size n = 0; n < count; ++n) slice.push_back(x.data[start + n * inner]);
    const std::vector<double> weights = reference::softmax(slice);
    for (Size n = 0; n < count; ++n) want[start + n * inner] = weights[n];
  }
  require_close(got->data, want, 1e-6, 0, "softmax");
}

/// A number of rows or columns that is either small or so large that it must be refused.
double length(Bytes& bytes) {
  return bytes.coin() ? bytes.odd_number() : static_cast<double>(bytes.size(300));
}

void try_causal_mask(Bytes& bytes) {
  const double seq_len = length(bytes);
  std::optional<Tensor> mask;
  if (!accepts([&] { mask = create_causal_mask(seq_len); })) return;
  const Size n = mask->size(0);
  require(static_cast<double>(n) == seq_len && mask->size(1) == n, "causal mask: another size");
  for (Size i = 0; i < n; ++i) {
    for (Size j = 0; j < n; ++j) {
      require(mask->data[i * n + j] == (j > i ? -kInfinity : 0.0F), "causal mask: another number");
    }
  }
}

void try_random_embeddings(Bytes& bytes) {
  std::vector<std::string> words(static_cast<std::size_t>(bytes.whole(0, 5)));
  for (std::string& word : words) word = bytes.text(12);
  const double embed_dim = length(bytes);
  const double seed = bytes.odd_number();
  std::optional<Tensor> got;
  if (!accepts([&] { got = random_embeddings(words, embed_dim, seed); })) return;
  require(got->size(0) == static_cast<Size>(words.size()), "embeddings: a row for every word");
  for (std::size_t row = 0; row < words.size(); ++row) {
    const Tensor alone = random_embeddings({words[row]}, embed_dim, seed);
    require(
        same_bits(alone.data.data(), got->data.data() + row * alone.data.size(), alone.data.size()),
        "embeddings: a word's row depends on its neighbours");
    for (const float element : alone.data) {
      // Box and Muller from 32 bits: no further out than sqrt(-2 log 2^-33).
      require(std::abs(element) < 6.8F, "embeddings: an element too far out");
    }
  }
}

/// Shapes that no tensor can have are refused before anything is allocated.
void try_shapes(Bytes& bytes) {
  constexpr std::array<Size, 9> kOdd = {0,
                                        -1,
                                        1,
                                        2,
                                        Size{1} << 16,
                                        Size{1} << 31,
                                        Size{1} << 32,
                                        std::numeric_limits<Size>::max(),
                                        std::numeric_limits<Size>::min()};
  Shape shape(static_cast<std::size_t>(bytes.whole(0, 6)));
  for (Size& size : shape) size = bytes.pick(kOdd);
  std::size_t count = 0;
  if (!accepts([&] { count = element_count(shape, sizeof(float), "fuzz: shape"); })) {
    require(!accepts([&] { Tensor(shape, "fuzz: shape"); }), "a tensor of a refused shape");
    return;
  }
  require(count > 0 && count * sizeof(float) <= std::size_t{1} << 31U, "a shape over 2 GB");
}

void run(Bytes& bytes) {
  switch (bytes.whole(0, 4)) {
    case 0:
    case 1:
      return try_softmax(bytes);
    case 2:
      return try_causal_mask(bytes);
    case 3:
      return try_random_embeddings(bytes);
    default:
      return try_shapes(bytes);
  }
}

}  // namespace
}  // namespace spotlight::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spotlight::fuzz::Bytes bytes(data, size);
  spotlight::fuzz::run(bytes);
  return 0;
}
