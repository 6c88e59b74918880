// The causal mask as a tensor.
#include "model/causal_mask.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"

namespace spotlight {
namespace {

TEST(CausalMask, IsZeroUpToTheDiagonalAndMinusInfinityAfter) {
  const Tensor mask = create_causal_mask(3);
  EXPECT_EQ(mask.shape, (Shape{3, 3}));
  EXPECT_EQ(mask.data, (std::vector<float>{0, -kInfinity, -kInfinity, 0, 0, -kInfinity, 0, 0, 0}));
}

TEST(CausalMask, OfOneWordHidesNothing) {
  EXPECT_EQ(create_causal_mask(1).data, std::vector{0.0F});
}

TEST(CausalMask, RejectsImpossibleLengths) {
  const auto expect_rejected = [](double seq_len, const std::string& got) {
    expect_error(ErrorCode::kInvalidArgument,
                 "create_causal_mask: seq_len: expected a whole number of 1 or more, got " + got,
                 [&] { create_causal_mask(seq_len); });
  };
  expect_rejected(0, "0");
  expect_rejected(-1, "-1");
  expect_rejected(2.5, "2.5");
  expect_rejected(kNaN, "NaN");
  expect_rejected(kInfinity, "Infinity");
}

TEST(CausalMask, RefusesWhatCannotBeAddressed) {
  expect_error(ErrorCode::kOutOfMemory,
               "create_causal_mask: mask [65536, 65536] is too large: expected at most 536870912 "
               "elements",
               [] { create_causal_mask(65536); });
  expect_error(ErrorCode::kOutOfMemory,
               "create_causal_mask: seq_len: 1e+20 is too large for any array",
               [] { create_causal_mask(1e20); });
}

}  // namespace
}  // namespace spotlight
