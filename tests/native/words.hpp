/// Sentences of the corpus as text, for tests that read them.
#pragma once

#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/vocabulary.hpp"

namespace spotlight::corpus {

inline std::string word(TokenId id) {
  return std::string(vocabulary()[static_cast<std::size_t>(id)]);
}

inline std::vector<std::string> words(std::span<const TokenId> ids) {
  std::vector<std::string> all;
  for (const TokenId id : ids) all.push_back(word(id));
  return all;
}

/// Without "[S]".
inline std::string text(std::span<const TokenId> tokens) {
  std::string all;
  for (const TokenId id : tokens.subspan(1)) all += (all.empty() ? "" : " ") + word(id);
  return all;
}

inline std::vector<std::string> split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

/// Of a noun: English as it is spelt.
inline bool is_plural(const std::string& noun) {
  if (noun == "men" || noun == "women") return true;
  return noun.back() == 's' && noun != "princess";
}

inline bool contains(const std::vector<std::string>& list, const std::string& word) {
  for (const std::string& member : list) {
    if (member == word) return true;
  }
  return false;
}

}  // namespace spotlight::corpus
