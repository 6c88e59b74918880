/// Which sentences are never trained on, so that what is measured on them was not learned by heart.
#pragma once

#include <span>
#include <string_view>

#include "corpus/word.hpp"

namespace spotlight::corpus {

/// The sentences that the page begins with, in small letters and without the full stop.
/// tests/native/hold_out_test.cpp compares them with web/lessons/presets.ts.
std::span<const std::string_view> preset_sentences();

/// One sentence in eight, chosen by its words alone. tokens: "[S]" first, "." last.
bool is_test_sentence(std::span<const TokenId> tokens);

/// Test sentences, the page's presets, and whatever has both a trophy and a suitcase in it: the
/// page shows what the model makes of that famous pair, which it then has never met.
bool is_held_out(std::span<const TokenId> tokens);

}  // namespace spotlight::corpus
