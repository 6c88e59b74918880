/// The choices behind one sentence: a pure function of (seed, stream, index), so that any sentence
/// can be had without the ones before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "kernels/random.hpp"

namespace spotlight::corpus {

/// Streams of one seed are independent, and independent of those of kernels::fill_normal.
enum class Stream : std::uint32_t { kTraining = 0x636f7270, kTest, kItems, kBatch, kHeads };

class RandomChoice {
 public:
  RandomChoice(std::uint64_t seed, Stream stream, std::uint64_t index);

  bool chance(double probability);

  /// 0 to count - 1, all equally likely. count: at least 1.
  std::size_t below(std::size_t count);

  /// The place of one of the shares, each as likely as it is large. They add up to 1.
  std::size_t share(std::initializer_list<double> shares);

  /// list: an array or a span, not empty.
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint32_t bits();
  double uniform();  // in [0, 1)

  kernels::PhiloxKey key_;
  kernels::PhiloxCounter next_block_;
  kernels::PhiloxCounter block_{};
  std::size_t used_ = 4;
};

}  // namespace spotlight::corpus
