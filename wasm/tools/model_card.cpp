#include "tools/model_card.hpp"

#include "tools/json_text.hpp"

namespace spotlight::tools {
namespace {

void write_number(JsonText& json, std::string_view name, double number) {
  json.name(name).value(number);
}

void write_head(JsonText& json, const HeadId& place) {
  json.open('{');
  write_number(json, "layer", static_cast<double>(place.layer));
  write_number(json, "head", static_cast<double>(place.head));
  json.close('}');
}

void write_role(JsonText& json, const RoleScore& role) {
  json.open('{');
  json.name("best");
  write_head(json, role.best);
  write_number(json, "score", role.score);
  json.name("accuracy");
  if (role.accuracy) {
    json.value(*role.accuracy);
  } else {
    json.null();
  }
  json.name("perHead").open('[');
  for (const auto& layer : role.per_head) {
    json.open('[');
    for (const double score : layer) json.value(score);
    json.close(']');
  }
  json.close(']').close('}');
}

void write_evaluation(JsonText& json, std::string_view name, const Evaluation& evaluation) {
  json.name(name).open('{').name("roles").open('{');
  for (std::size_t n = 0; n < kRoles.size(); ++n) {
    json.name(name_of(kRoles[n]));
    write_role(json, evaluation.roles[n]);
  }
  json.close('}').close('}');
}

void write_recipe(JsonText& json, const Recipe& recipe) {
  const TransformerConfig& config = transformer_config();
  json.name("recipe").open('{');
  write_number(json, "layers", static_cast<double>(config.num_layers));
  write_number(json, "heads", static_cast<double>(config.num_heads));
  write_number(json, "embedDim", static_cast<double>(config.embed_dim));
  write_number(json, "ffDim", static_cast<double>(config.ff_dim));
  write_number(json, "vocabulary", static_cast<double>(config.vocab_size));
  write_number(json, "sentencesAStep", static_cast<double>(recipe.batch));
  write_number(json, "learningRate", recipe.learning_rate);
  write_number(json, "warmUpSteps", static_cast<double>(recipe.warm_up_steps));
  write_number(json, "causalShare", recipe.causal_share);
  write_number(json, "entropyCost", recipe.entropy_cost);
  write_number(json, "decay", recipe.decay);
  write_number(json, "clip", recipe.clip);
  json.name("masking").value(
      "Masked mode hides a fifth of the words, finite verbs and pronouns twice as often.");
  json.close('}');
}

void write_switched_off(JsonText& json, const std::vector<SwitchedOff>& all) {
  json.name("switchedOff").open('{');
  for (const SwitchedOff& off : all) {
    json.name(name_of(off.role)).open('{').name("heads").open('[');
    for (const HeadId& place : off.heads) write_head(json, place);
    json.close(']');
    write_number(json, "accuracy", off.accuracy);
    write_number(json, "without", off.without);
    write_number(json, "withoutOthers", off.without_others);
    write_number(json, "draws", kDraws);
    json.close('}');
  }
  json.close('}');
}

}  // namespace

std::string to_json(const ModelCard& card) {
  JsonText json;
  json.open('{');
  json.name("name").value("spotlight");
  write_number(json, "seed", static_cast<double>(card.recipe.seed));
  write_number(json, "steps", static_cast<double>(card.recipe.total_steps));
  write_number(json, "parameters", static_cast<double>(transformer_layout().count()));
  write_recipe(json, card.recipe);
  write_number(json, "seedsTried", static_cast<double>(card.seeds_tried));
  json.name("selection").value(card.selection);
  json.name("test").open('{');
  write_number(json, "seed", static_cast<double>(card.test_seed));
  write_number(json, "itemsPerRole", static_cast<double>(card.items_per_role));
  json.close('}');
  json.name("modes").open('{');
  write_evaluation(json, "causal", card.causal.evaluation);
  write_evaluation(json, "masked", card.masked);
  json.close('}');
  json.name("controls").open('{');
  write_evaluation(json, "untrained", card.untrained);
  write_evaluation(json, "shuffledTargets", card.shuffled_targets);
  write_evaluation(json, "shuffledWords", card.shuffled_words);
  json.close('}');
  write_switched_off(json, card.causal.switched_off);
  json.close('}');
  return json.text();
}

}  // namespace spotlight::tools
