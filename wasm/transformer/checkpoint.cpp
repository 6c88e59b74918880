#include "transformer/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "corpus/vocabulary.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

constexpr std::string_view kFormat = "spotlight-transformer-1";
constexpr std::array kTexts = {TrainingText::kGrammar, TrainingText::kShuffledTargets,
                               TrainingText::kShuffledWords};

std::string vocabulary_text() {
  std::string text;
  for (const std::string_view word : corpus::vocabulary()) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

const std::string& metadata_of(const TensorFile& file, const std::string& name) {
  const auto found = file.metadata.find(name);
  if (found == file.metadata.end()) {
    fail(ErrorCode::kUnsupportedFormat,
         {"the file: expected a transformer of Spotlight, but its metadata has no '", name, "'"});
  }
  return found->second;
}

std::uint64_t number_in(const TensorFile& file, const std::string& name) {
  const std::string& text = metadata_of(file, name);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number > (1ULL << 53U)) {
    fail(ErrorCode::kUnsupportedFormat,
         {"the file: expected a whole number as '", name, "' in its metadata"});
  }
  return number;
}

TrainingText text_in(const TensorFile& file) {
  const std::string& name = metadata_of(file, "text");
  const auto* const found = std::find_if(kTexts.begin(), kTexts.end(),
                                         [&](TrainingText text) { return name_of(text) == name; });
  if (found == kTexts.end()) {
    fail(ErrorCode::kUnsupportedFormat, {"the file: its metadata names an unknown 'text'"});
  }
  return *found;
}

void require_known_names(const ParameterLayout& layout, const TensorFile& file) {
  std::set<std::string_view> known;
  for (const ParameterEntry& entry : layout.entries()) known.insert(entry.name);
  for (const auto& [name, tensor] : file.tensors) {
    if (name.starts_with(kTrainingPrefix) || known.count(name) > 0) continue;
    fail(ErrorCode::kUnsupportedFormat, {"the file: this transformer has no tensor '", name, "'"});
  }
}

}  // namespace

std::string_view name_of(TrainingText text) {
  switch (text) {
    case TrainingText::kShuffledTargets:
      return "shuffled_targets";
    case TrainingText::kShuffledWords:
      return "shuffled_words";
    case TrainingText::kGrammar:
      break;
  }
  return "grammar";
}

Tensor tensor_of(const ParameterEntry& entry, const std::vector<float>& params) {
  Tensor tensor = Tensor::unfilled(entry.shape, entry.name);
  std::copy_n(params.data() + entry.offset, entry.count, tensor.data.data());
  return tensor;
}

TensorFile to_file(const ParameterLayout& layout, const Checkpoint& checkpoint) {
  TensorFile file;
  file.metadata = {{"format", std::string(kFormat)},
                   {"seed", std::to_string(checkpoint.seed)},
                   {"steps", std::to_string(checkpoint.steps)},
                   {"text", std::string(name_of(checkpoint.text))},
                   {"vocabulary", vocabulary_text()}};
  for (const ParameterEntry& entry : layout.entries()) {
    file.tensors.emplace(entry.name, tensor_of(entry, checkpoint.params));
  }
  return file;
}

Checkpoint checkpoint_from(const ParameterLayout& layout, const TensorFile& file) {
  if (metadata_of(file, "format") != kFormat) {
    fail(ErrorCode::kUnsupportedFormat,
         {"the file: expected '", kFormat, "' as the 'format' in its metadata"});
  }
  if (metadata_of(file, "vocabulary") != vocabulary_text()) {
    fail(ErrorCode::kUnsupportedFormat,
         {"the file: its model knows other words: its 'vocabulary' is not this version's"});
  }
  require_known_names(layout, file);
  Checkpoint checkpoint{.seed = number_in(file, "seed"),
                        .steps = static_cast<Size>(number_in(file, "steps")),
                        .text = text_in(file),
                        .params = std::vector<float>(layout.count())};
  for (const ParameterEntry& entry : layout.entries()) {
    const auto found = file.tensors.find(entry.name);
    if (found == file.tensors.end()) {
      fail(ErrorCode::kUnsupportedFormat, {"the file: expected a tensor '", entry.name, "'"});
    }
    const Tensor& tensor = found->second;
    if (tensor.shape != entry.shape) {
      fail(ErrorCode::kUnsupportedFormat,
           {"the file: ", entry.name, ": expected shape ", to_string(entry.shape), ", got ",
            to_string(tensor.shape)});
    }
    require_finite(tensor, "the file: " + entry.name);
    std::copy_n(tensor.data.data(), entry.count, checkpoint.params.data() + entry.offset);
  }
  return checkpoint;
}

}  // namespace spotlight
