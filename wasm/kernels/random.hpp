/// Random numbers as a pure function of (seed, stream, index): the same on every machine, and any
/// number can be had without the ones before it.
/// Source: Philox4x32-10, Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace spotlight::kernels {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// One block of four random words.
PhiloxCounter philox4x32(PhiloxCounter counter, PhiloxKey key);

/// out: [count], drawn from N(0, standard_deviation^2) by the Box-Muller transform.
/// Different streams of one seed are independent (a parameter matrix, a word).
void fill_normal(std::uint64_t seed, std::uint64_t stream, float standard_deviation, float* out,
                 std::size_t count);

}  // namespace spotlight::kernels
