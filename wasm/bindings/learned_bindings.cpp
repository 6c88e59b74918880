/// The list of what JavaScript may call of the learned model; see bindings.cpp.
#include <emscripten/bind.h>

#include "bindings/guard.hpp"
#include "bindings/learned.hpp"

namespace spotlight::bindings {
namespace {

LanguageModel* open_model(val bytes) {
  return new LanguageModel(bytes_from(bytes, "language_model"));  // JavaScript deletes it
}

/// The sizes are the same for every model; they are asked of one all the same, as of
/// SimpleAttention.
template <Size TransformerConfig::*member>
double size_of(const LanguageModel& /*model*/) {
  return static_cast<double>(transformer_config().*member);
}
double num_params(const LanguageModel& /*model*/) {
  return static_cast<double>(transformer_layout().count());
}

val vocabulary_of(const LanguageModel& /*model*/) {
  const auto words = corpus::vocabulary();
  return val::array(std::vector<std::string>(words.begin(), words.end()));
}

val metadata_of(const LanguageModel& model) {
  const Checkpoint& checkpoint = model.checkpoint();
  val object = val::object();
  object.set("seed", static_cast<double>(checkpoint.seed));
  object.set("steps", static_cast<double>(checkpoint.steps));
  object.set("text", std::string(name_of(checkpoint.text)));
  return object;
}

val tokenize(const LanguageModel& /*model*/, std::string text) {
  return to_javascript(corpus::tokenize(text));
}

val forward_with_options(const LanguageModel& model, std::string text, val options) {
  return forward_of(model, text, options);
}
val forward(const LanguageModel& model, std::string text) {
  return forward_of(model, text, val::undefined());
}

val predict_with_options(const LanguageModel& model, std::string text, val options) {
  return predict_with(model, text, options);
}
val predict(const LanguageModel& model, std::string text) {
  return predict_with(model, text, val::undefined());
}

val attention_params(const LanguageModel& model, double layer) {
  return to_javascript(model.attention_params(layer));
}

Job* evaluate_in_slices(const LanguageModel& model, val options) {
  return evaluation_job(model, options).release();
}

/// Jobs share the trainer: it may be deleted while one runs.
struct BoundTrainer {
  std::shared_ptr<Trainer> trainer;
};

BoundTrainer* make_trainer(val options) { return new BoundTrainer{trainer_from(options)}; }

double steps_done(const BoundTrainer& self) {
  return static_cast<double>(self.trainer->steps_done());
}
double total_steps(const BoundTrainer& self) {
  return static_cast<double>(self.trainer->recipe().total_steps);
}
double seed_of(const BoundTrainer& self) {
  return static_cast<double>(self.trainer->recipe().seed);
}

Job* run_in_slices(const BoundTrainer& self, double steps) {
  return training_job(self.trainer, steps).release();
}

LanguageModel* model_of(const BoundTrainer& self) {
  return new LanguageModel(self.trainer->model());
}

val save(const BoundTrainer& self) {
  const std::vector<std::uint8_t> bytes = self.trainer->save();
  return val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<val>("slice");
}

struct BoundTrial {
  std::shared_ptr<ScalingTrial> trial;
};

BoundTrial* make_trial(val options) { return new BoundTrial{trial_from(options)}; }

double trial_steps_done(const BoundTrial& self) {
  return static_cast<double>(self.trial->steps_done());
}
double trial_head_dim(const BoundTrial& self) {
  return static_cast<double>(self.trial->config().head_dim);
}
bool trial_scaled(const BoundTrial& self) { return self.trial->config().scaled; }

Job* run_trial_in_slices(const BoundTrial& self, double steps) {
  return trial_job(self.trial, steps).release();
}

}  // namespace

EMSCRIPTEN_BINDINGS(spotlight_learned) {
  using emscripten::allow_raw_pointers;

  emscripten::class_<LanguageModel>("LanguageModel")
      .constructor(guarded<&open_model>, allow_raw_pointers())
      .property("embed_dim", guarded<&size_of<&TransformerConfig::embed_dim>>)
      .property("num_layers", guarded<&size_of<&TransformerConfig::num_layers>>)
      .property("num_heads", guarded<&size_of<&TransformerConfig::num_heads>>)
      .property("head_dim", guarded<&size_of<&TransformerConfig::head_dim>>)
      .property("max_tokens", guarded<&size_of<&TransformerConfig::max_len>>)
      .property("num_params", guarded<&num_params>)
      .function("vocabulary", guarded<&vocabulary_of>)
      .function("metadata", guarded<&metadata_of>)
      .function("tokenize", guarded<&tokenize>)
      .function("forward", guarded<&forward>)
      .function("forward", guarded<&forward_with_options>)
      .function("predict", guarded<&predict>)
      .function("predict", guarded<&predict_with_options>)
      .function("attention_params", guarded<&attention_params>)
      .function("evaluate_job", guarded<&evaluate_in_slices>, allow_raw_pointers());

  emscripten::class_<BoundTrainer>("Trainer")
      .constructor(guarded<&make_trainer>, allow_raw_pointers())
      .property("steps_done", guarded<&steps_done>)
      .property("total_steps", guarded<&total_steps>)
      .property("seed", guarded<&seed_of>)
      .function("run_job", guarded<&run_in_slices>, allow_raw_pointers())
      .function("model", guarded<&model_of>, allow_raw_pointers())
      .function("save", guarded<&save>);

  emscripten::class_<BoundTrial>("ScalingTrial")
      .constructor(guarded<&make_trial>, allow_raw_pointers())
      .property("head_dim", guarded<&trial_head_dim>)
      .property("scaled", guarded<&trial_scaled>)
      .property("steps_done", guarded<&trial_steps_done>)
      .function("run_job", guarded<&run_trial_in_slices>, allow_raw_pointers());
}

}  // namespace spotlight::bindings
