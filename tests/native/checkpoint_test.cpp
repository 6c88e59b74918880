// A model's file: what is written is read again, and what is no such file is refused with a reason.
#include "transformer/checkpoint.hpp"

#include "helpers.hpp"
#include "transformer/language_model.hpp"
#include "transformer/trainer.hpp"

namespace spotlight {
namespace {

Checkpoint some_checkpoint() {
  return {.seed = 12,
          .steps = 345,
          .text = TrainingText::kShuffledWords,
          .params = transformer_layout().initial(12)};
}

/// Expects the reader to refuse some file once `change` has changed it.
template <typename Change>
void expect_refused(ErrorCode code, const std::string& part_of_message, const Change& change) {
  TensorFile file = to_file(transformer_layout(), some_checkpoint());
  change(file);
  try {
    checkpoint_from(transformer_layout(), file);
    ADD_FAILURE() << "expected an error about: " << part_of_message;
  } catch (const Error& error) {
    EXPECT_EQ(name_of(error.code()), name_of(code));
    EXPECT_NE(std::string(error.what()).find(part_of_message), std::string::npos) << error.what();
  }
}

TEST(Checkpoint, IsReadAsItWasWritten) {
  const Checkpoint before = some_checkpoint();
  const auto bytes = write_safetensors(to_file(transformer_layout(), before), StoredAs::kFloat32);
  const Checkpoint after = checkpoint_from(transformer_layout(), read_safetensors(bytes));
  EXPECT_EQ(after.seed, before.seed);
  EXPECT_EQ(after.steps, before.steps);
  EXPECT_EQ(after.text, before.text);
  EXPECT_EQ(after.params, before.params);
}

TEST(Checkpoint, KeepsElevenBitsOfEachNumberInFloat16AndFitsThePage) {
  const Checkpoint before = some_checkpoint();
  const auto bytes = write_safetensors(to_file(transformer_layout(), before), StoredAs::kFloat16);
  EXPECT_LE(bytes.size(), 120U * 1024U);
  const LanguageModel model(bytes);
  expect_close(model.checkpoint().params, before.params, 0x1p-11, 0x1p-24);
}

TEST(Checkpoint, RefusesFilesOfAnotherKind) {
  expect_refused(ErrorCode::kUnsupportedFormat, "'format'",
                 [](TensorFile& file) { file.metadata.erase("format"); });
  expect_refused(ErrorCode::kUnsupportedFormat, "'format'",
                 [](TensorFile& file) { file.metadata["format"] = "pt"; });
  expect_refused(ErrorCode::kUnsupportedFormat, "other words",
                 [](TensorFile& file) { file.metadata["vocabulary"] += " zorb"; });
  expect_refused(ErrorCode::kUnsupportedFormat, "'seed'",
                 [](TensorFile& file) { file.metadata["seed"] = "-1"; });
  expect_refused(ErrorCode::kUnsupportedFormat, "'steps'",
                 [](TensorFile& file) { file.metadata["steps"] = "99999999999999999999"; });
  expect_refused(ErrorCode::kUnsupportedFormat, "'text'",
                 [](TensorFile& file) { file.metadata["text"] = "poems"; });
}

TEST(Checkpoint, RefusesOtherTensors) {
  expect_refused(ErrorCode::kUnsupportedFormat, "expected a tensor 'layers.1.w_q'",
                 [](TensorFile& file) { file.tensors.erase("layers.1.w_q"); });
  expect_refused(ErrorCode::kUnsupportedFormat, "no tensor 'layers.2.w_q'", [](TensorFile& file) {
    file.tensors.emplace("layers.2.w_q", Tensor({48, 48}, "w"));
  });
  expect_refused(ErrorCode::kUnsupportedFormat,
                 "layers.0.w_1: expected shape [48, 96], got [96, 48]", [](TensorFile& file) {
                   file.tensors["layers.0.w_1"] = Tensor({96, 48}, "w");
                 });
}

TEST(Checkpoint, RefusesNumbersThatAreNone) {
  for (const float bad : {kNaN, kInfinity, -kInfinity}) {
    expect_refused(ErrorCode::kNonFinite, "layers.0.b_q",
                   [&](TensorFile& file) { file.tensors["layers.0.b_q"].data[3] = bad; });
  }
}

TEST(Checkpoint, OfAModelOnlyDoesNotLetATrainerGoOn) {
  const auto bytes =
      write_safetensors(to_file(transformer_layout(), some_checkpoint()), StoredAs::kFloat32);
  try {
    Trainer{std::span<const std::uint8_t>(bytes)};
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnsupportedFormat);
    EXPECT_NE(std::string(error.what()).find("holds a model only"), std::string::npos);
  }
}

TEST(Checkpoint, OfATrainerIsReadAsAModelToo) {
  Trainer trainer(Recipe{.seed = 3, .batch = 2});
  trainer.step();
  const LanguageModel model{std::span<const std::uint8_t>(trainer.save())};
  EXPECT_EQ(model.checkpoint().params, trainer.model().checkpoint().params);
  EXPECT_EQ(model.checkpoint().steps, 1);
}

}  // namespace
}  // namespace spotlight
