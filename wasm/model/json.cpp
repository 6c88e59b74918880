#include "model/json.hpp"

#include "model/error.hpp"

namespace spotlight {
namespace {

/// How many bytes the first character has; 0 if it is not well-formed.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  // The second byte rules out longer forms than needed, surrogates, and what passes U+10FFFF.
  const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < lowest || byte(1) > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto append = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto append_rest = [&](unsigned shift) { append(0x80U | (code >> shift & 0x3FU)); };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    append(0xE0U | code >> 12U);
    append_rest(6);
  } else {
    append(0xF0U | code >> 18U);
    append_rest(12);
    append_rest(6);
  }
  append_rest(0);
}

constexpr bool is_between(std::uint32_t code, std::uint32_t low, std::uint32_t high) {
  return code >= low && code <= high;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string json_string(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string json = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte < 0x20) {
      json += "\\u00";
      json += kHex[byte >> 4U];
      json += kHex[byte & 15U];
      continue;
    }
    if (character == '"' || character == '\\') json += '\\';
    json += character;
  }
  return json + '"';
}

void JsonReader::fail_expecting(std::string_view what) const {
  fail(ErrorCode::kCorruptFile,
       {name_, ": expected ", what, " at byte ", std::to_string(place_), ", got ",
        place_ < text_.size() ? quoted(text_.substr(place_, 1)) : "the end"});
}

void JsonReader::pass_white_space() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++place_;
}

bool JsonReader::accept(char character) {
  pass_white_space();
  if (peek() != character) return false;
  ++place_;
  return true;
}

void JsonReader::expect(char character) {
  if (!accept(character)) fail_expecting({&character, 1});
}

void JsonReader::end() {
  pass_white_space();
  if (place_ < text_.size()) fail_expecting("the end");
}

std::uint64_t JsonReader::whole_number() {
  constexpr std::uint64_t kLargest = std::uint64_t{1} << 53U;
  pass_white_space();
  const auto is_digit = [&] { return peek() >= '0' && peek() <= '9'; };
  if (!is_digit()) fail_expecting("a whole number of 0 or more");
  if (accept('0')) return 0;  // and what may follow it is no digit, which the caller notices
  std::uint64_t number = 0;
  for (; is_digit(); ++place_) {
    number = number * 10 + static_cast<std::uint64_t>(peek() - '0');
    if (number > kLargest) fail_expecting("a number of at most 2^53");
  }
  return number;
}

std::string JsonReader::string() {
  pass_white_space();
  if (peek() != '"') fail_expecting("a string");
  ++place_;
  std::string text;
  for (;;) {
    const auto byte = static_cast<unsigned char>(peek());
    if (byte < 0x20) fail_expecting("the end of a string");
    if (byte == '"') break;
    if (byte == '\\') {
      append_escape(text);
      continue;
    }
    const std::size_t length = character_length(text_.substr(place_));
    if (length == 0) fail_expecting("UTF-8");
    text += text_.substr(place_, length);
    place_ += length;
  }
  ++place_;
  return text;
}

void JsonReader::append_escape(std::string& text) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  ++place_;
  const char name = peek();
  if (name != 'u') {
    const std::size_t which = kNames.find(name);
    if (which == std::string_view::npos) fail_expecting("an escape");
    text += kMeanings[which];
    ++place_;
    return;
  }
  std::uint32_t code = four_hex_digits();
  if (is_between(code, 0xD800, 0xDBFF) && peek() == '\\') {
    ++place_;
    if (peek() != 'u') fail_expecting("the second half of a surrogate pair");
    const std::uint32_t second = four_hex_digits();
    if (!is_between(second, 0xDC00, 0xDFFF)) fail_expecting("the second half of a surrogate pair");
    code = 0x10000 + ((code - 0xD800) << 10U) + (second - 0xDC00);
  }
  if (is_between(code, 0xD800, 0xDFFF)) fail_expecting("both halves of a surrogate pair");
  append_utf8(text, code);
}

/// The reader stands at the u before them.
std::uint32_t JsonReader::four_hex_digits() {
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) {
    ++place_;
    const char digit = peek();
    const char lower = static_cast<char>(digit | 0x20);
    if (digit >= '0' && digit <= '9') {
      number = number * 16 + static_cast<std::uint32_t>(digit - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      number = number * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      fail_expecting("four hexadecimal digits");
    }
  }
  ++place_;
  return number;
}

}  // namespace spotlight
