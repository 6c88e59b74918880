#include "bindings/learned.hpp"

#include <array>

#include "bindings/bound_job.hpp"
#include "bindings/options.hpp"
#include "model/error.hpp"

namespace spotlight::bindings {
namespace {

constexpr std::int64_t kLargestSeed = (1LL << 53U) - 1;

ReadingMode mode_from(const NamedOptions& options) {
  const std::optional<val> value = options.get("mode");
  if (!value) return ReadingMode::kCausal;
  const std::string name = value->isString() ? value->as<std::string>() : "";
  if (name == "masked") return ReadingMode::kMasked;
  if (name != "causal") {
    fail(ErrorCode::kInvalidArgument, {options.path_of("mode"), ": expected causal or masked"});
  }
  return ReadingMode::kCausal;
}

std::vector<HeadId> heads_from(const NamedOptions& options) {
  std::vector<HeadId> heads;
  const std::optional<val> array = options.get("heads_off");
  if (!array) return heads;
  const std::string name = options.path_of("heads_off");
  if (!array->isArray()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected an array of { layer, head }"});
  }
  const auto count = (*array)["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) {
    const val place = (*array)[i];
    if (!is_given(place)) {
      fail(ErrorCode::kInvalidArgument, {name, ": expected an array of { layer, head }"});
    }
    const auto index = [&](const char* axis) {
      const double number = number_from(place[axis], name);
      return static_cast<Size>(whole_number(number, -kLargestSize, kLargestSize, name));
    };
    heads.push_back({index("layer"), index("head")});
  }
  return heads;
}

ModelOptions model_options_from(const NamedOptions& options) {
  return {.mode = mode_from(options), .heads_off = heads_from(options)};
}

val to_javascript(const HeadId& place) {
  val object = val::object();
  object.set("layer", static_cast<double>(place.layer));
  object.set("head", static_cast<double>(place.head));
  return object;
}

val to_javascript(const LayerStages& layer) {
  val object = val::object();
  put(object, "input", layer.input);
  put(object, "query", layer.query);
  put(object, "key", layer.key);
  put(object, "value", layer.value);
  put(object, "position_bias", layer.position_bias);
  put(object, "scores", layer.scores);
  put(object, "masked_scores", layer.masked_scores);
  put(object, "weights", layer.weights);
  put(object, "output", layer.output);
  return object;
}

val to_javascript(const RoleScore& role) {
  val per_head = val::array();
  for (const auto& layer : role.per_head) per_head.call<void>("push", val::array(layer));
  val object = val::object();
  object.set("best", to_javascript(role.best));
  object.set("score", role.score);
  object.set("accuracy", role.accuracy ? val(*role.accuracy) : val::null());
  object.set("per_head", per_head);
  return object;
}

val to_javascript(const Evaluation& evaluation) {
  val roles = val::object();
  for (std::size_t n = 0; n < kRoles.size(); ++n) {
    roles.set(std::string(name_of(kRoles[n])), to_javascript(evaluation.roles[n]));
  }
  val object = val::object();
  object.set("roles", roles);
  return object;
}

}  // namespace

std::vector<std::uint8_t> bytes_from(const val& value, std::string_view name) {
  if (!value.instanceof (val::global("Uint8Array"))) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected a Uint8Array"});
  }
  std::vector<std::uint8_t> bytes(value["length"].as<std::size_t>());
  val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<void>("set", value);
  return bytes;
}

val to_javascript(const corpus::Tokens& tokens) {
  val object = val::object();
  object.set("tokens", val::array(tokens.tokens));
  object.set("ids", val::array(tokens.ids));
  object.set("unknown", val::array(tokens.unknown));
  return object;
}

val forward_of(const LanguageModel& model, const std::string& text, const val& options) {
  constexpr std::array<std::string_view, 2> kNames = {"mode", "heads_off"};
  const ModelForward result =
      model.forward(text, model_options_from(NamedOptions(options, "forward", kNames)));
  val layers = val::array();
  for (const LayerStages& layer : result.layers) layers.call<void>("push", to_javascript(layer));
  val object = val::object();
  object.set("tokens", val::array(result.tokens));
  put(object, "logits", result.logits);
  object.set("layers", layers);
  return object;
}

val predict_with(const LanguageModel& model, const std::string& text, const val& options) {
  constexpr std::array<std::string_view, 4> kNames = {"mode", "heads_off", "position", "k"};
  constexpr Size kFive = 5;
  const NamedOptions named(options, "predict", kNames);
  std::optional<Size> position;
  if (const auto given = named.whole("position", -kLargestSize, kLargestSize)) {
    position = static_cast<Size>(*given);
  }
  const auto k = static_cast<Size>(named.whole("k", 1, kLargestSize).value_or(kFive));
  val words = val::array();
  for (const auto& [word, probability] :
       model.predict(text, model_options_from(named), position, k)) {
    val object = val::object();
    object.set("word", std::string(word));
    object.set("probability", probability);
    words.call<void>("push", object);
  }
  return words;
}

OwnJob evaluation_job(const LanguageModel& model, const val& options) {
  constexpr std::array<std::string_view, 4> kNames = {"mode", "heads_off", "sentences", "seed"};
  constexpr std::int64_t kMostSentences = 1'000'000;
  const NamedOptions named(options, "evaluate", kNames);
  EvaluationOptions wanted;
  wanted.model = model_options_from(named);
  wanted.sentences =
      static_cast<Size>(named.whole("sentences", 1, kMostSentences).value_or(wanted.sentences));
  wanted.seed = static_cast<std::uint64_t>(
      named.whole("seed", 0, kLargestSeed).value_or(static_cast<std::int64_t>(wanted.seed)));
  return bind_job(std::make_unique<EvaluationJob>(model, wanted),
                  [](EvaluationJob& job) { return to_javascript(job.take_result()); });
}

std::shared_ptr<Trainer> trainer_from(const val& options) {
  constexpr std::array<std::string_view, 7> kNames = {
      "seed", "total_steps", "learning_rate", "batch", "causal_share", "entropy_cost", "from"};
  const NamedOptions named(options, "trainer", kNames);
  if (const std::optional<val> from = named.get("from")) {
    return std::make_shared<Trainer>(bytes_from(*from, named.path_of("from")));
  }
  Recipe recipe;
  const auto read_count = [&](std::string_view name, Size& count) {
    if (const auto given = named.whole(name, 1, kLargestSize)) count = static_cast<Size>(*given);
  };
  const auto read_number = [&](std::string_view name, float& number) {
    if (const auto given = named.number(name)) number = static_cast<float>(*given);
  };
  if (const auto seed = named.whole("seed", 0, kLargestSeed)) {
    recipe.seed = static_cast<std::uint64_t>(*seed);
  }
  read_count("total_steps", recipe.total_steps);
  read_count("batch", recipe.batch);
  read_number("learning_rate", recipe.learning_rate);
  read_number("causal_share", recipe.causal_share);
  read_number("entropy_cost", recipe.entropy_cost);
  return std::make_shared<Trainer>(recipe);
}

OwnJob training_job(std::shared_ptr<Trainer> trainer, double steps) {
  const Size count = size_from(steps, "run: steps");
  return bind_job(std::make_unique<TrainingJob>(std::move(trainer), count), [](TrainingJob& job) {
    const TrainingReport report = job.take_result();
    val object = val::object();
    object.set("step", static_cast<double>(report.step));
    object.set("loss", report.loss);
    object.set("learning_rate", report.learning_rate);
    return object;
  });
}

std::shared_ptr<ScalingTrial> trial_from(const val& options) {
  constexpr std::array<std::string_view, 6> kNames = {"head_dim", "num_heads",   "scaled",
                                                      "seed",     "total_steps", "batch"};
  const NamedOptions named(options, "scaling_trial", kNames);
  TrialOptions trial;
  const auto read = [&](std::string_view name, double& number) {
    number = named.number(name).value_or(number);
  };
  read("head_dim", trial.head_dim);
  read("num_heads", trial.num_heads);
  read("seed", trial.seed);
  read("total_steps", trial.total_steps);
  read("batch", trial.batch);
  if (const std::optional<val> scaled = named.get("scaled")) trial.scaled = scaled->as<bool>();
  return std::make_shared<ScalingTrial>(trial);
}

OwnJob trial_job(std::shared_ptr<ScalingTrial> trial, double steps) {
  const Size count = size_from(steps, "run: steps");
  return bind_job(std::make_unique<TrialJob>(std::move(trial), count), [](TrialJob& job) {
    val taken = val::array();
    for (const TrialStep& step : job.steps()) {
      val object = val::object();
      object.set("loss", step.loss);
      object.set("largest_weight", step.largest_weight);
      object.set("entropy", step.entropy);
      object.set("grad_scores", step.grad_scores);
      object.set("grad_query_key", step.grad_query_key);
      taken.call<void>("push", object);
    }
    val object = val::object();
    object.set("step", static_cast<double>(job.trial().steps_done()));
    object.set("steps", taken);
    return object;
  });
}

}  // namespace spotlight::bindings
