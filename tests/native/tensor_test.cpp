// Shapes, sizes that came in from JavaScript, and the checks every entry point shares.
#include "model/tensor.hpp"

#include <gtest/gtest.h>

#include <limits>

#include <set>

#include "helpers.hpp"

namespace spotlight {
namespace {

TEST(Tensor, IsMadeOfZeros) {
  const Tensor tensor({2, 3}, "x");
  EXPECT_EQ(tensor.data, std::vector(6, 0.0F));
  EXPECT_EQ(tensor.rank(), 2);
}

TEST(Tensor, SizesCountFromEitherEnd) {
  const Tensor tensor({2, 3, 4}, "x");
  EXPECT_EQ(tensor.size(0), 2);
  EXPECT_EQ(tensor.size(2), 4);
  EXPECT_EQ(tensor.size(-1), 4);
  EXPECT_EQ(tensor.size(-3), 2);
}

TEST(Tensor, ShowsItsShape) {
  EXPECT_EQ(to_string({}), "[]");
  EXPECT_EQ(to_string({7}), "[7]");
  EXPECT_EQ(to_string({2, 3, 4}), "[2, 3, 4]");
}

TEST(Tensor, RejectsSizesThatAreNotPositive) {
  expect_error(ErrorCode::kInvalidArgument, "x: expected sizes of 1 or more, got [2, 0]", [] {
    Tensor({2, 0}, "x");
  });
  expect_error(ErrorCode::kInvalidArgument, "x: expected sizes of 1 or more, got [-1, -1]", [] {
    Tensor({-1, -1}, "x");
  });
}

TEST(Tensor, CountsUpToTwoGigabytes) {
  EXPECT_EQ(element_count({1 << 15, 1 << 14}, 4, "x"), std::size_t{1} << 29U);
  EXPECT_EQ(element_count({1 << 30, 2}, 1, "x"), std::size_t{1} << 31U);
  expect_error(ErrorCode::kOutOfMemory,
               "x [536870913] is too large: expected at most 536870912 elements",
               [] { element_count({536870913}, 4, "x"); });
}

TEST(Tensor, RefusesProductsThatWouldWrapAround) {
  // 2^32, which is 0 in 32 bits, and 2^64, which is 0 in 64.
  expect_error(ErrorCode::kOutOfMemory,
               "x [65536, 65536] is too large: expected at most 536870912 elements", [] {
                 Tensor({65536, 65536}, "x");
               });
  expect_error(ErrorCode::kOutOfMemory,
               "x [1048576, 1048576, 16777216] is too large: expected at most 536870912 elements",
               [] {
                 Tensor({1 << 20, 1 << 20, 1 << 24}, "x");
               });
}

TEST(WholeNumber, TakesTheEndsOfItsRange) {
  EXPECT_EQ(whole_number(-2, -2, 5, "n"), -2);
  EXPECT_EQ(whole_number(5, -2, 5, "n"), 5);
  EXPECT_EQ(whole_number(-0.0, 0, 5, "n"), 0);
  EXPECT_EQ(size_from(2147483647, "n"), 2147483647);
}

TEST(WholeNumber, RejectsEverythingElse) {
  const auto expect_rejected = [](double value, const std::string& got) {
    expect_error(ErrorCode::kInvalidArgument, "n: expected a whole number from -2 to 5, got " + got,
                 [&] { whole_number(value, -2, 5, "n"); });
  };
  expect_rejected(6, "6");
  expect_rejected(-3, "-3");
  expect_rejected(0.1, "0.1");
  expect_rejected(kNaN, "NaN");
  expect_rejected(kInfinity, "Infinity");
  expect_rejected(-kInfinity, "-Infinity");
  expect_rejected(1e300, "1e+300");
}

TEST(WholeNumber, ASizeBeyondAllArraysIsAMatterOfMemory) {
  expect_error(ErrorCode::kOutOfMemory, "n: 2147483648 is too large for any array",
               [] { size_from(2147483648.0, "n"); });
  expect_error(ErrorCode::kInvalidArgument, "n: expected a whole number of 1 or more, got -1e+300",
               [] { size_from(-1e300, "n"); });
}

TEST(RequireFinite, NamesTheFirstPlace) {
  Tensor x = tensor_of({2, 2, 2}, {0, 1, 2, 3, 4, kNaN, 6, kInfinity});
  expect_error(ErrorCode::kNonFinite, "x: expected finite numbers, got NaN at [1, 0, 1]",
               [&] { require_finite(x, "x"); });
  x.data[5] = -kInfinity;
  expect_error(ErrorCode::kNonFinite, "x: expected finite numbers, got -Infinity at [1, 0, 1]",
               [&] { require_finite(x, "x"); });
  expect_error(ErrorCode::kNonFinite,
               "x: expected finite numbers or -Infinity, got Infinity at [1, 1, 1]",
               [&] { require_finite(x, "x", true); });
  x.data[7] = 0;
  EXPECT_NO_THROW(require_finite(x, "x", true));
}

TEST(RequireShape, SaysWhatWasExpectedAndWhatCame) {
  EXPECT_NO_THROW(require_shape({2, 3}, {2, 3}, "x"));
  expect_error(ErrorCode::kShapeMismatch, "x: expected shape [2, 3], got [3, 2]", [] {
    require_shape({3, 2}, {2, 3}, "x");
  });
}

TEST(ErrorCodes, HaveDifferentNames) {
  std::set<std::string_view> names;
  for (const ErrorCode code : kErrorCodes) names.insert(name_of(code));
  EXPECT_EQ(names, (std::set<std::string_view>{"invalid_argument", "shape_mismatch", "out_of_range",
                                               "non_finite", "unsupported_format", "corrupt_file",
                                               "out_of_memory", "internal"}));
}

}  // namespace
TEST(NumberText, WritesNumbersAsPeopleDo) {
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(-64), "-64");
  EXPECT_EQ(number_text(0.5), "0.5");
  EXPECT_EQ(number_text(-1.05), "-1.05");
  EXPECT_EQ(number_text(0.000001), "0.000001");
  EXPECT_EQ(number_text(9007199254740992.0), "9007199254740992");
  EXPECT_EQ(number_text(1e20), "1e+20");
  EXPECT_EQ(number_text(-1e300), "-1e+300");
  EXPECT_EQ(number_text(2.5e18), "2.5e+18");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "NaN");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "-Infinity");
}

}  // namespace spotlight
