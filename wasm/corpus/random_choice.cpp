#include "corpus/random_choice.hpp"

namespace spotlight::corpus {
namespace {

std::uint32_t low_half(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
std::uint32_t high_half(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); }

}  // namespace

RandomChoice::RandomChoice(std::uint64_t seed, Stream stream, std::uint64_t index)
    : key_{low_half(seed), high_half(seed)},
      next_block_{low_half(index), high_half(index), 0, static_cast<std::uint32_t>(stream)} {}

std::uint32_t RandomChoice::bits() {
  if (used_ == block_.size()) {
    block_ = kernels::philox4x32(next_block_, key_);
    ++next_block_[2];
    used_ = 0;
  }
  return block_[used_++];
}

double RandomChoice::uniform() { return bits() * 0x1p-32; }

bool RandomChoice::chance(double probability) { return uniform() < probability; }

std::size_t RandomChoice::below(std::size_t count) {
  return static_cast<std::size_t>((std::uint64_t{bits()} * count) >> 32U);
}

std::size_t RandomChoice::share(std::initializer_list<double> shares) {
  double left = uniform();
  std::size_t place = 0;
  for (const double size : shares) {
    if (left < size) return place;
    left -= size;
    ++place;
  }
  return place - 1;  // they add up to a little less than 1
}

}  // namespace spotlight::corpus
