// Files of tensors: what is written comes back, and what is written and read is the format as it is
// described, byte by byte.
#include "model/safetensors.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/float16.hpp"
#include "safetensors_bytes.hpp"

namespace spotlight {
namespace {

TensorFile sample_file() {
  std::mt19937 rng(7);
  TensorFile file;
  file.metadata = {{"seed", "7"}, {"text", "grammar"}};
  file.tensors["embedding"] = random_tensor({5, 3}, rng);
  file.tensors["layers.0.w_q"] = random_tensor({3, 3}, rng);
  file.tensors["scalar"] = random_tensor({}, rng);
  file.tensors["step"] = random_tensor({2, 1, 4}, rng);
  return file;
}

TEST(Safetensors, Float32ComesBackBitByBit) {
  TensorFile file = sample_file();
  // What a model would refuse is not for the reader to judge.
  file.tensors["odd"] = tensor_of({5}, {kNaN, kInfinity, -kInfinity, -0.0F, 1e-42F});
  EXPECT_TRUE(same_file(read_safetensors(write_safetensors(file, StoredAs::kFloat32)), file));
}

TEST(Safetensors, Float16ComesBackRoundedToHalves) {
  TensorFile file = sample_file();
  const auto bytes = write_safetensors(file, StoredAs::kFloat16);
  for (auto& [name, tensor] : file.tensors) {
    for (float& element : tensor.data) element = float_from(half_from(element));
  }
  const TensorFile read = read_safetensors(bytes);
  EXPECT_TRUE(same_file(read, file));
  // Halves have 11 bits: nothing is lost of those that are halves already.
  EXPECT_EQ(write_safetensors(read, StoredAs::kFloat16), bytes);
}

TEST(Safetensors, AFileWithoutTensorsComesBack) {
  EXPECT_TRUE(same_file(read_safetensors(write_safetensors({}, StoredAs::kFloat32)), {}));
}

TEST(Safetensors, AnyNameAndTextComesBack) {
  TensorFile file;
  const std::string odd =
      "\"\\/\b\f\n\r\t\x01\x7f{}[],: caf\u00e9 \u4e2d \U0001F600" + std::string(1, '\0');
  file.metadata[odd] = odd;
  file.metadata[""] = "";
  file.tensors[odd] = tensor_of({1}, {1});
  file.tensors[""] = tensor_of({1}, {2});
  EXPECT_TRUE(same_file(read_safetensors(write_safetensors(file, StoredAs::kFloat32)), file));
}

TEST(Safetensors, TheBytesOfAFileAreThoseOfTheFormat) {
  TensorFile file;
  file.metadata["seed"] = "7";
  file.tensors["b"] = tensor_of({2}, {1, -2});
  file.tensors["a"] = tensor_of({1, 2}, {0.5, 65504});
  const std::string single =
      R"({"__metadata__":{"seed":"7"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},)"
      R"("b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}      )";
  ASSERT_EQ(single.size() % 8, 0U);
  EXPECT_EQ(write_safetensors(file, StoredAs::kFloat32),
            safetensors_bytes(single, {0, 0, 0, 0x3F, 0, 0xE0, 0x7F, 0x47,  //
                                       0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0}));
  const std::string half =
      R"({"__metadata__":{"seed":"7"},"a":{"dtype":"F16","shape":[1,2],"data_offsets":[0,4]},)"
      R"("b":{"dtype":"F16","shape":[2],"data_offsets":[4,8]}}       )";
  ASSERT_EQ(half.size() % 8, 0U);
  EXPECT_EQ(write_safetensors(file, StoredAs::kFloat16),
            safetensors_bytes(half, {0, 0x38, 0xFF, 0x7B, 0, 0x3C, 0, 0xC0}));
}

TEST(Safetensors, ReadsWhatOthersMayWrite) {
  // White space, another order of members, escapes, both types in one file, the data in another
  // order than the names, and so a float at an odd place.
  const TensorFile file = read_safetensors(safetensors_bytes(
      "{ \"b\" : { \"data_offsets\" : [ 2 , 6 ] , \"shape\" : [ ] , \"dtype\" : \"F32\" } ,\n\t"
      "\"\\u0061\\ud83d\\ude00\\/\":{\"dtype\":\"F16\",\"shape\":[1,1],\"data_offsets\":[0,2]},\r\n"
      "\"__metadata__\":{} } ",
      {0, 0x3C, 0, 0, 0, 0xC0}));
  TensorFile want;
  want.tensors["b"] = tensor_of({}, {-2});
  want.tensors["a\U0001F600/"] = tensor_of({1, 1}, {1});
  EXPECT_TRUE(same_file(file, want));
}

TEST(Safetensors, WhatNoReaderWouldTakeIsNotWritten) {
  const auto expect_refused = [](const TensorFile& file, const std::string& message) {
    expect_error(ErrorCode::kInvalidArgument, message,
                 [&] { write_safetensors(file, StoredAs::kFloat32); });
  };
  TensorFile reserved;
  reserved.tensors["__metadata__"] = tensor_of({1}, {1});
  expect_refused(reserved,
                 "safetensors: tensor \"__metadata__\": expected another name and at most 8 axes");
  TensorFile deep;
  deep.tensors["deep"] = tensor_of({1, 1, 1, 1, 1, 1, 1, 1, 1}, {1});
  expect_refused(deep, "safetensors: tensor \"deep\": expected another name and at most 8 axes");
  TensorFile latin;
  latin.metadata["name"] = "caf\xE9";
  expect_refused(latin,
                 "safetensors: expected names and metadata in UTF-8 and a header of at most "
                 "1048576 bytes, got 32");
  TensorFile long_text;
  long_text.metadata["a"] = std::string(1 << 20, 'a');
  expect_refused(long_text,
                 "safetensors: expected names and metadata in UTF-8 and a header of at most "
                 "1048576 bytes, got 1048608");
}

}  // namespace
}  // namespace spotlight
