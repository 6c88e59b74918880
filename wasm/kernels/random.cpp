#include "kernels/random.hpp"

#include <cmath>

#include "kernels/elementary.hpp"

namespace spotlight::kernels {
namespace {

std::uint32_t low_half(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
std::uint32_t high_half(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); }

/// A double in (0, 1) from 32 random bits: the midpoint of one of 2^32 equal intervals.
double uniform(std::uint32_t bits) { return (static_cast<double>(bits) + 0.5) * 0x1p-32; }

struct NormalPair {
  double first;
  double second;
};

/// Two independent N(0, 1) values from two independent uniform ones (Box and Muller, 1958).
NormalPair box_muller(std::uint32_t radius_bits, std::uint32_t angle_bits) {
  const double radius = std::sqrt(-2 * portable_log(uniform(radius_bits)));
  const SineCosine direction = portable_sine_cosine(uniform(angle_bits));
  return {radius * direction.cosine, radius * direction.sine};
}

}  // namespace

PhiloxCounter philox4x32(PhiloxCounter counter, PhiloxKey key) {
  constexpr std::uint64_t kMultiplier0 = 0xD2511F53;
  constexpr std::uint64_t kMultiplier1 = 0xCD9E8D57;
  constexpr std::uint32_t kWeyl0 = 0x9E3779B9;  // the golden ratio
  constexpr std::uint32_t kWeyl1 = 0xBB67AE85;  // sqrt(3) - 1
  constexpr int kRounds = 10;
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t product0 = kMultiplier0 * counter[0];
    const std::uint64_t product1 = kMultiplier1 * counter[2];
    counter = {high_half(product1) ^ counter[1] ^ key[0], low_half(product1),
               high_half(product0) ^ counter[3] ^ key[1], low_half(product0)};
    key = {key[0] + kWeyl0, key[1] + kWeyl1};
  }
  return counter;
}

void fill_normal(std::uint64_t seed, std::uint64_t stream, float standard_deviation, float* out,
                 std::size_t count) {
  const PhiloxKey key = {low_half(seed), high_half(seed)};
  for (std::size_t start = 0; start < count; start += 4) {
    const std::uint64_t block = start / 4;
    const PhiloxCounter bits =
        philox4x32({low_half(block), high_half(block), low_half(stream), high_half(stream)}, key);
    const NormalPair low = box_muller(bits[0], bits[1]);
    const NormalPair high = box_muller(bits[2], bits[3]);
    const std::array<double, 4> normals = {low.first, low.second, high.first, high.second};
    for (std::size_t i = 0; i < 4 && start + i < count; ++i) {
      out[start + i] = static_cast<float>(normals[i] * static_cast<double>(standard_deviation));
    }
  }
}

}  // namespace spotlight::kernels
