/// Every word of the grammar, and how the grammar's tables and templates name one: as text that is
/// turned into its number when they are compiled, so that a misspelt word does not compile and
/// nothing is looked up while sentences are written.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace spotlight::corpus {

using TokenId = std::int32_t;

/// The words by class: those in one line can stand in each other's place. A word's number is its
/// place here, so a new word goes to the end of its line and shipped weights must be trained anew.
inline constexpr auto kWordClasses = std::to_array<std::string_view>({
    // What is no word comes first.
    "[S]",
    "[MASK]",
    "[UNK]",
    ".",
    // Nouns.
    "man boy king brother prince woman girl queen sister princess student professor knight teacher "
    "doctor nurse",
    "men boys kings brothers princes women girls queens sisters princesses students professors "
    "knights teachers doctors nurses",
    "john tom peter mary anna lucy",
    "dog cat horse bird rabbit fox",
    "dogs cats horses birds rabbits foxes",
    "trophy book ball statue letter lamp key",
    "trophies books balls statues letters lamps keys",
    "suitcase box bag drawer basket cabinet",
    "suitcases boxes bags drawers baskets cabinets",
    "mat table chair sofa bed",
    "mats tables chairs sofas beds",
    "park garden forest house market school station river tower bridge door",
    "parks gardens forests houses markets schools stations rivers towers bridges doors",
    "award",
    // Verbs.
    "is are was were",
    "will would",
    "be fit",
    "runs run sleeps sleep sings sing plays play",
    "singing reading laughing dancing playing sleeping running eating",
    "talked giggled ruled joked studied fought worked cared smiled barked purred galloped chirped "
    "hopped howled sparkled bounced cracked arrived glowed jingled sat slept won cheered ran "
    "escaped hid lived",
    "praised thanked admired helped chased saw followed bought found wanted made needed loved gave "
    "told received",
    // Adjectives.
    "rich noble polite playful funny clever brave careful gentle cheerful loyal lazy strong noisy "
    "shy sly shiny interesting round heavy long bright rusty full empty dirty soft warm flat tired "
    "hungry sleepy sick expensive broken new missing quiet crowded old big small little young red "
    "nice large wide tall narrow tiny",
    // Words that hold the others together.
    "the a an",
    "he she it they i",
    "him her them",
    "who that",
    "because",
    "and",
    "in on at near to",
    "very too",
    "not",
    "away",
    "yesterday earlier now today tomorrow soon",
    "there",
    "once",
    "upon",
    "time",
});

/// One word after the other of a text in which single spaces stand between them.
/// next() gives an empty word when there are no more.
class WordReader {
 public:
  constexpr explicit WordReader(std::string_view text) : rest_(text) {}

  constexpr std::string_view next() {
    const std::size_t end = rest_.find(' ');
    const std::string_view word = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    return word;
  }

 private:
  std::string_view rest_;
};

constexpr std::size_t count_words(std::string_view line) {
  return 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
}

inline constexpr std::size_t kVocabSize = [] {
  std::size_t words = 0;
  for (const std::string_view line : kWordClasses) words += count_words(line);
  return words;
}();

/// The words by number.
inline constexpr std::array<std::string_view, kVocabSize> kVocabulary = [] {
  std::array<std::string_view, kVocabSize> all;
  std::size_t number = 0;
  for (const std::string_view line : kWordClasses) {
    WordReader words(line);
    for (std::size_t left = count_words(line); left > 0; --left) all[number++] = words.next();
  }
  return all;
}();

/// A word by its number; the empty text is no word at all.
class Word {
 public:
  constexpr Word() = default;

  /// Does not compile for a text that is not in kWordClasses.
  consteval Word(const char* text) : Word(std::string_view(text)) {}
  consteval explicit Word(std::string_view text) : id_(text.empty() ? kNone : number_of(text)) {}

  constexpr TokenId id() const { return id_; }
  constexpr explicit operator bool() const { return id_ != kNone; }
  constexpr bool operator==(const Word&) const = default;

 private:
  static constexpr TokenId kNone = -1;

  static consteval TokenId number_of(std::string_view text) {
    TokenId number = 0;
    // The first letter is compared first: compilers count the steps that they take for a constant.
    while (kVocabulary.at(number).front() != text.front() || kVocabulary.at(number) != text) {
      ++number;  // past the last word, at() stops the compiler
    }
    return number;
  }

  TokenId id_ = kNone;
};

}  // namespace spotlight::corpus
