#include "kernels/attention_workspace.hpp"

#include <memory>

namespace spotlight::kernels {

float* PanelMemory::rows(Index count) {
  // A row is a cache line, and starts with one: a vector across two of them would take twice as
  // long to load.
  constexpr std::size_t kCacheLine = kPanelQueries * sizeof(float);
  const auto size = static_cast<std::size_t>((count + 1) * kPanelQueries);
  if (memory_.size() < size) memory_.resize(size);
  void* place = memory_.data();
  std::size_t space = memory_.size() * sizeof(float);
  const std::size_t wanted = static_cast<std::size_t>(count) * kCacheLine;
  return static_cast<float*>(std::align(kCacheLine, wanted, place, space));
}

float* PanelMemory::rows_of_zeros(Index count) {
  float* const panel = rows(count);
  std::fill_n(panel, count * kPanelQueries, 0.0F);
  return panel;
}

}  // namespace spotlight::kernels
