#include "corpus/tokenizer.hpp"

#include <array>

namespace spotlight::corpus {
namespace {

/// In UTF-8: all white space of JavaScript (ECMA-262, "White Space" and "Line Terminators").
constexpr auto kWhiteSpace = std::to_array<std::string_view>({
    "\t",           "\n",           "\v",           "\f",           "\r",           " ",
    "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
    "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89",
    "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
    "\xEF\xBB\xBF",
});

/// What people type around words. Brackets are among it: "[MASK]" is looked up before.
constexpr auto kPunctuation = std::to_array<std::string_view>({
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "-",
    "*",
    "_",
    "\xE2\x80\x93",  // en dash
    "\xE2\x80\x94",  // em dash
    "\xE2\x80\x98",  // quotation marks
    "\xE2\x80\x99",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "\xE2\x80\x9E",
    "\xE2\x80\xA6",  // ellipsis
    "\xC2\xAB",      // guillemets
    "\xC2\xBB",
});

/// The length of the member of the list that the text starts with, or 0.
std::size_t starts_with_any(std::string_view text, std::span<const std::string_view> list) {
  for (const std::string_view member : list) {
    if (text.starts_with(member)) return member.size();
  }
  return 0;
}

std::size_t ends_with_any(std::string_view text, std::span<const std::string_view> list) {
  for (const std::string_view member : list) {
    if (text.ends_with(member)) return member.size();
  }
  return 0;
}

std::string_view without_punctuation(std::string_view run) {
  while (const std::size_t size = starts_with_any(run, kPunctuation)) run.remove_prefix(size);
  while (const std::size_t size = ends_with_any(run, kPunctuation)) run.remove_suffix(size);
  return run;
}

/// "[MASK]", and punctuation after it, such as the sentence's full stop.
bool is_mask(std::string_view run) {
  const std::string_view mask = vocabulary()[kMask];
  return run.starts_with(mask) && without_punctuation(run.substr(mask.size())).empty();
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& letter : small) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return small;
}

void append(Tokens& to, TokenId id) {
  to.tokens.emplace_back(vocabulary()[static_cast<std::size_t>(id)]);
  to.ids.push_back(id);
}

void append_run(Tokens& to, std::string_view run) {
  if (is_mask(run)) {
    append(to, kMask);
    return;
  }
  const std::string_view stripped = without_punctuation(run);
  const std::string word = in_small_letters(stripped.empty() ? run : stripped);
  const std::optional<TokenId> known = stripped.empty() ? std::nullopt : find_word(word);
  if (known) {
    append(to, *known);
    return;
  }
  to.unknown.push_back(to.ids.size());
  to.tokens.push_back(word);
  to.ids.push_back(kUnknown);
}

/// Takes the first run from the text; empty when there are no more.
std::string_view take_run(std::string_view& text) {
  while (const std::size_t size = starts_with_any(text, kWhiteSpace)) text.remove_prefix(size);
  std::size_t end = 0;
  while (end < text.size() && starts_with_any(text.substr(end), kWhiteSpace) == 0) ++end;
  const std::string_view run = text.substr(0, end);
  text.remove_prefix(end);
  return run;
}

}  // namespace

Tokens tokenize(std::string_view text) {
  Tokens tokens;
  append(tokens, kStart);
  std::string_view run = take_run(text);
  while (!run.empty()) {
    const std::string_view next = take_run(text);
    const bool is_last_stop = next.empty() && run == ".";
    if (!is_last_stop) append_run(tokens, run);
    run = next;
  }
  append(tokens, kFullStop);
  return tokens;
}

}  // namespace spotlight::corpus
