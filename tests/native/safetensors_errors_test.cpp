// Files that are damaged, made to do harm or of another kind: each is refused with the right code
// and a message that says why.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/safetensors.hpp"
#include "safetensors_bytes.hpp"

namespace spotlight {
namespace {

constexpr auto kCorrupt = ErrorCode::kCorruptFile;
constexpr auto kUnsupported = ErrorCode::kUnsupportedFormat;

void expect_refused(ErrorCode code, const std::string& word,
                    const std::vector<std::uint8_t>& bytes) {
  try {
    read_safetensors(bytes);
    ADD_FAILURE() << "it was read";
  } catch (const Error& error) {
    EXPECT_EQ(name_of(error.code()), name_of(code)) << error.what();
    EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
  }
}

/// A header, and how many bytes of data follow it.
struct Case {
  const char* what;
  ErrorCode code;
  const char* word;  ///< of the message
  std::string header;
  std::size_t data_bytes;
};

/// The header of a single tensor.
std::string tensor(const std::string& shape, const std::string& offsets,
                   const std::string& dtype = "F32") {
  return R"({"w":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets +
         "}}";
}

/// Two tensors of one float.
std::string two(const std::string& first, const std::string& second) {
  const std::string begin = R"({"dtype":"F32","shape":[1],"data_offsets":)";
  return R"({"a":)" + begin + first + R"(},"b":)" + begin + second + "}}";
}

std::string metadata(const std::string& value) { return R"({"__metadata__":)" + value + "}"; }

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int n = 0; n < times; ++n) all += text;
  return all;
}

std::vector<Case> cases() {
  return {
      {"no header", kCorrupt, "expected { at byte 0, got the end", "", 0},
      {"half an object", kCorrupt, "got the end", "{", 0},
      {"half a name", kCorrupt, "end of a string", R"({"w)", 0},
      {"something behind the object", kCorrupt, "expected the end", "{} {}", 0},
      {"a zero behind the object", kCorrupt, "expected the end", std::string("{}\0", 3), 0},
      {"a comma too many", kCorrupt, "a string", R"({"__metadata__":{},})", 0},
      {"no comma", kCorrupt, "expected }", R"({"__metadata__":{} "w":{}})", 0},
      {"a number for a tensor", kCorrupt, "expected {", R"({"w":1})", 0},
      {"null for a tensor", kCorrupt, "expected {", R"({"w":null})", 0},
      {"nesting without end", kCorrupt, "only dtype", repeated("{\"w\":", 100'000), 0},
      {"arrays without end", kCorrupt, "whole number", tensor(repeated("[", 100'000), "[0,4]"), 4},
      {"a name twice", kCorrupt, "each name once",
       R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
       R"("\u0077":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
       8},
      {"metadata twice", kCorrupt, "only once", R"({"__metadata__":{},"__metadata__":{}})", 0},
      {"a key of the metadata twice", kCorrupt, "each key once", metadata(R"({"a":"","a":""})"), 0},
      {"metadata that is no text", kCorrupt, "a string", metadata(R"({"a":1})"), 0},
      {"a member twice", kCorrupt, "once each", R"({"w":{"dtype":"F32","dtype":"F32"}})", 0},
      {"an unknown member", kCorrupt, "only dtype", R"({"w":{"strides":[1]}})", 0},
      {"no type", kCorrupt, "dtype, shape", R"({"w":{"shape":[1],"data_offsets":[0,4]}})", 4},
      {"no shape", kCorrupt, "dtype, shape", R"({"w":{"dtype":"F32","data_offsets":[0,4]}})", 4},
      {"no offsets", kCorrupt, "dtype, shape", R"({"w":{"dtype":"F32","shape":[1]}})", 4},

      {"bytes that are not UTF-8", kCorrupt, "UTF-8", metadata("{\"a\":\"\xFF\"}"), 0},
      {"a longer form than needed", kCorrupt, "UTF-8", metadata("{\"a\":\"\xC0\xAF\"}"), 0},
      {"another one", kCorrupt, "UTF-8", metadata("{\"a\":\"\xE0\x80\xAF\"}"), 0},
      {"a surrogate in UTF-8", kCorrupt, "UTF-8", metadata("{\"a\":\"\xED\xA0\x80\"}"), 0},
      {"beyond U+10FFFF", kCorrupt, "UTF-8", metadata("{\"a\":\"\xF4\x90\x80\x80\"}"), 0},
      {"half a character", kCorrupt, "UTF-8", metadata("{\"a\":\"\xE4\xB8\"}"), 0},
      {"a raw line break in a string", kCorrupt, "end of a string", metadata("{\"a\":\"\n\"}"), 0},
      {"an unknown escape", kCorrupt, "escape", metadata(R"({"a":"\x41"})"), 0},
      {"half an escape", kCorrupt, "hexadecimal", metadata(R"({"a":"\u00"})"), 0},
      {"a lone surrogate", kCorrupt, "both halves", metadata(R"({"a":"\ud83d"})"), 0},
      {"a second half alone", kCorrupt, "both halves", metadata(R"({"a":"\ude00"})"), 0},
      {"two first halves", kCorrupt, "second half", metadata(R"({"a":"\ud83d\ud83d"})"), 0},
      {"half a surrogate and another escape", kCorrupt, "second half",
       metadata(R"({"a":"\ud83d\n"})"), 0},

      {"a negative size", kCorrupt, "whole number", tensor("[-1]", "[0,4]"), 4},
      {"a fraction", kCorrupt, "expected ]", tensor("[1.5]", "[0,4]"), 4},
      {"an exponent", kCorrupt, "expected ]", tensor("[1e0]", "[0,4]"), 4},
      {"a number that opens with 0", kCorrupt, "expected ]", tensor("[01]", "[0,4]"), 4},
      {"a number beyond 2^53", kCorrupt, "2^53", tensor("[9007199254740993]", "[0,4]"), 4},
      {"a number beyond 2^64", kCorrupt, "2^53", tensor("[18446744073709551617]", "[0,4]"), 4},
      {"a text for a size", kCorrupt, "whole number", tensor(R"(["1"])", "[0,4]"), 4},
      {"a product that wraps around to 1", kCorrupt, "fits",
       tensor("[4294967296,4294967296,1]", "[0,4]"), 4},
      {"sizes beyond the file", kCorrupt, "fits", tensor("[1000000,1000000]", "[0,4]"), 4},
      {"one offset", kCorrupt, "two data_offsets", tensor("[1]", "[4]"), 4},
      {"three offsets", kCorrupt, "two data_offsets", tensor("[1]", "[0,2,4]"), 4},
      {"an end before the beginning", kCorrupt, "holes or overlaps", tensor("[1]", "[4,0]"), 4},
      {"an empty place behind the end", kCorrupt, "expected 4 bytes",
       R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
       R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,4]}})",
       4},
      {"data beyond the file", kCorrupt, "expected 8 bytes of data", tensor("[2]", "[0,8]"), 7},
      {"bytes left over", kCorrupt, "expected 8 bytes of data", tensor("[2]", "[0,8]"), 9},
      {"bytes without tensors", kCorrupt, "expected 0 bytes of data", "{}", 1},
      {"a place larger than the shape", kCorrupt, "expected 4 bytes", tensor("[1]", "[0,8]"), 8},
      {"a place smaller than the shape", kCorrupt, "expected 8 bytes", tensor("[2]", "[0,4]"), 4},
      {"halves in the place of floats", kCorrupt, "expected 4 bytes", tensor("[2]", "[0,8]", "F16"),
       8},
      {"a hole in front", kCorrupt, "holes or overlaps", tensor("[1]", "[4,8]"), 8},
      {"a hole in between", kCorrupt, "holes or overlaps", two("[0,4]", "[8,12]"), 12},
      {"an overlap", kCorrupt, "holes or overlaps", two("[0,4]", "[2,6]"), 6},
      {"the same place twice", kCorrupt, "holes or overlaps", two("[0,4]", "[0,4]"), 4},

      {"bfloat16", kUnsupported, "F32 or F16, got \"BF16\"", tensor("[2]", "[0,4]", "BF16"), 4},
      {"whole numbers", kUnsupported, "got \"I64\"", tensor("[1]", "[0,8]", "I64"), 8},
      {"double", kUnsupported, "got \"F64\"", tensor("[1]", "[0,8]", "F64"), 8},
      {"another case", kUnsupported, "got \"f32\"", tensor("[1]", "[0,4]", "f32"), 4},
      {"an axis of size 0", kUnsupported, "1 or more", tensor("[0,3]", "[0,0]"), 0},
      {"nine axes", kUnsupported, "at most 8 axes, got 9", tensor("[1,1,1,1,1,1,1,1,1]", "[0,4]"),
       4},
      {"an array for the header", kUnsupported, "begins with \"[\"", "[]", 0},
      {"white space before the header", kUnsupported, "begins with \" \"", " {}", 0},
  };
}

TEST(SafetensorsErrors, HeadersThatAreNotAsTheyMustBe) {
  for (const Case& of : cases()) {
    SCOPED_TRACE(of.what);
    expect_refused(of.code, of.word,
                   safetensors_bytes(of.header, std::vector<std::uint8_t>(of.data_bytes)));
  }
}

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

TEST(SafetensorsErrors, FilesOfAnotherKind) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view text :
       {"PK\x03\x04\x14\x00\x00\x00\x08\x00"sv, "{\"w\": [1, 2]}"sv, "<!doctype html>"sv,
        "version https"sv, "GGUF\x03\0\0\0\0"sv, "\0asm\x01\0\0\0"sv, "\x80\x02}q\0(X\x03"sv}) {
    expect_refused(kUnsupported, "expected a safetensors file", bytes_of(text));
  }
}

TEST(SafetensorsErrors, LengthsOfAHeaderThatCannotBe) {
  expect_refused(kCorrupt, "at least 8 bytes, got 0", {});
  expect_refused(kCorrupt, "at least 8 bytes, got 7", std::vector<std::uint8_t>(7));
  expect_refused(kCorrupt, "at most 0 bytes, got 2", {2, 0, 0, 0, 0, 0, 0, 0});
  expect_refused(kCorrupt, "at most 2 bytes, got 3", {3, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
  expect_refused(kCorrupt, "at most 1048576 bytes, got 1048577",
                 safetensors_bytes("{" + std::string(1 << 20, ' ')));
}

TEST(SafetensorsErrors, EveryFileThatIsCutOffAnywhere) {
  TensorFile file;
  file.metadata["seed"] = "7";
  file.tensors["w"] = tensor_of({2, 2}, {1, 2, 3, 4});
  const auto whole = write_safetensors(file, StoredAs::kFloat16);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    expect_refused(kCorrupt, "expected",
                   {whole.begin(), whole.begin() + static_cast<Size>(length)});
  }
}

TEST(SafetensorsErrors, NamesAreShownInAsciiAndCut) {
  const std::string odd = "\u00e9" + std::string(100, 'x');
  try {
    read_safetensors(safetensors_bytes("{\"" + odd + "\":{}}"));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), "safetensors: tensor \"??" + std::string(58, 'x') +
                                             "...\": expected dtype, shape and data_offsets");
  }
}

}  // namespace
}  // namespace spotlight
