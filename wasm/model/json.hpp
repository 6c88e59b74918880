/// As much JSON as the header of a safetensors file needs: objects, strings, arrays and whole
/// numbers of 0 or more. Not a library: every page loads the module, and the well-known ones weigh
/// as much as half of it. Whoever reads says what comes next, so nothing here calls itself, and a
/// text cannot nest deeper than its reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spotlight {

/// Whether every character is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// The text as a JSON string, in quotes.
std::string json_string(std::string_view text);

/// Goes through a text once. Every call passes white space first, and throws corrupt_file if
/// something else comes than what is asked for; the message says where.
class JsonReader {
 public:
  /// name: what messages call the text. Both must outlive the reader.
  JsonReader(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  /// member(key) is called for each member in order, and reads its value.
  template <typename Member>
  void object(const Member& member) {
    expect('{');
    if (accept('}')) return;
    do {
      const std::string key = string();
      expect(':');
      member(key);
    } while (accept(','));
    expect('}');
  }

  /// element() is called for each element, and reads it.
  template <typename Element>
  void array(const Element& element) {
    expect('[');
    if (accept(']')) return;
    do element();
    while (accept(','));
    expect(']');
  }

  std::string string();

  /// 0 to 2^53, which is as far as everyone reads them exactly.
  std::uint64_t whole_number();

  /// Only white space may follow.
  void end();

  /// Throws corrupt_file: this was expected where the reader stands.
  [[noreturn]] void fail_expecting(std::string_view what) const;

 private:
  bool accept(char character);
  void expect(char character);
  void pass_white_space();
  /// The next character, or 0 behind the end.
  [[nodiscard]] char peek() const { return place_ < text_.size() ? text_[place_] : '\0'; }
  /// What stands behind a backslash, as UTF-8.
  void append_escape(std::string& text);
  std::uint32_t four_hex_digits();

  std::string_view text_;
  std::string_view name_;
  std::size_t place_ = 0;
};

}  // namespace spotlight
