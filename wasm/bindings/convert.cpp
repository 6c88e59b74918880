#include "bindings/convert.hpp"

#include <algorithm>
#include <array>

#include "bindings/options.hpp"
#include "model/error.hpp"

namespace spotlight::bindings {
namespace {

Shape shape_from(const val& shape, std::string_view name) {
  if (!shape.isArray()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected a shape that is an array"});
  }
  const auto rank = shape["length"].as<unsigned>();
  if (rank == 0) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected at least one axis, got []"});
  }
  Shape sizes;
  for (unsigned axis = 0; axis < rank; ++axis) {
    const val size = shape[axis];
    if (!size.isNumber()) {
      fail(ErrorCode::kInvalidArgument, {name, ": expected a shape of numbers"});
    }
    sizes.push_back(size_from(size.as<double>(), argument(name, "size")));
  }
  return sizes;
}

/// All options of a call; an unknown name is an error.
constexpr std::array<std::string_view, 10> kOptionNames = {
    "scale",   "softcap",  "causal",     "window",     "mask",
    "allowed", "past_key", "past_value", "kv_lengths", "returns"};

/// What may stand in `returns`, and what it sets.
struct Stage {
  std::string_view name;
  bool AttentionOptions::*wanted;
};
constexpr std::array<Stage, 5> kStages = {
    {{"scores", &AttentionOptions::wants_scores},
     {"capped_scores", &AttentionOptions::wants_capped_scores},
     {"masked_scores", &AttentionOptions::wants_masked_scores},
     {"weights", &AttentionOptions::wants_weights},
     {"present", &AttentionOptions::wants_present}}};

void read_stages(const val& names, std::string_view name, AttentionOptions& options) {
  for (const std::string& stage : strings_from(names, name)) {
    const auto* const found = std::find_if(kStages.begin(), kStages.end(),
                                           [&](const Stage& each) { return each.name == stage; });
    if (found == kStages.end()) {
      fail(ErrorCode::kInvalidArgument,
           {name, ": expected scores, capped_scores, masked_scores, weights or present, got ",
            stage});
    }
    options.*(found->wanted) = true;
  }
}

Window window_from(const val& value, std::string_view name) {
  const std::vector<double> sides = numbers_from(value, name);
  if (sides.size() != 2) fail(ErrorCode::kInvalidArgument, {name, ": expected [left, right]"});
  return {.left = sides[0], .right = sides[1]};
}

std::vector<double> lengths_from(const val& value, std::string_view name) {
  std::vector<double> lengths = numbers_from(value, name);
  if (lengths.empty()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected a number for each batch, got []"});
  }
  return lengths;
}

/// The shape of { data, shape }, checked. Throws invalid_argument if the value is no such thing,
/// and shape_mismatch if data and shape differ.
Shape checked_shape(const val& value, std::string_view name, const char* array_type,
                    std::size_t bytes_per_element) {
  const bool is_tensor = value.typeOf().as<std::string>() == "object" && is_given(value) &&
                         is_given(value["data"]) && value["data"].instanceof
      (val::global(array_type));
  if (!is_tensor) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected { data: ", array_type, ", shape }"});
  }
  Shape shape = shape_from(value["shape"], name);
  const auto length = value["data"]["length"].as<double>();
  const std::size_t count = element_count(shape, bytes_per_element, name);
  if (length != static_cast<double>(count)) {
    fail(ErrorCode::kShapeMismatch,
         {name, ": expected ", std::to_string(count), " elements for shape ", to_string(shape),
          ", got ", std::to_string(static_cast<Size>(length))});
  }
  return shape;
}

template <typename T>
BasicTensor<T> copy_in(const val& value, std::string_view name, const char* array_type) {
  auto tensor = BasicTensor<T>::unfilled(checked_shape(value, name, array_type, sizeof(T)), name);
  val(emscripten::typed_memory_view(tensor.data.size(), tensor.data.data()))
      .call<void>("set", value["data"]);
  return tensor;
}

template <typename T>
val copy_out(const BasicTensor<T>& tensor) {
  val object = val::object();
  object.set("data", val(emscripten::typed_memory_view(tensor.data.size(), tensor.data.data()))
                         .template call<val>("slice"));
  object.set("shape", val::array(std::vector<double>(tensor.shape.begin(), tensor.shape.end())));
  return object;
}

/// What every kind of gradients has.
template <typename Gradients>
val gradients_of_inputs(const Gradients& gradients) {
  val object = val::object();
  put(object, "grad_query", gradients.grad_query);
  put(object, "grad_key", gradients.grad_key);
  put(object, "grad_value", gradients.grad_value);
  return object;
}

}  // namespace

Tensor tensor_from(const val& value, std::string_view name) {
  return copy_in<float>(value, name, "Float32Array");
}

AllowedTensor allowed_from(const val& value, std::string_view name) {
  return copy_in<std::uint8_t>(value, name, "Uint8Array");
}

val to_javascript(const Tensor& tensor) { return copy_out(tensor); }

void put(val& object, const char* name, const Tensor& tensor) {
  object.set(name, copy_out(tensor));
}

val to_javascript(const AttentionResult& result) {
  val object = val::object();
  put(object, "output", result.output);
  if (result.scores) put(object, "scores", *result.scores);
  if (result.capped_scores) put(object, "capped_scores", *result.capped_scores);
  if (result.masked_scores) put(object, "masked_scores", *result.masked_scores);
  if (result.weights) put(object, "weights", *result.weights);
  if (result.present_key) put(object, "present_key", *result.present_key);
  if (result.present_value) put(object, "present_value", *result.present_value);
  return object;
}

val to_javascript(const AttentionGradients& gradients) {
  val object = gradients_of_inputs(gradients);
  if (gradients.grad_mask) put(object, "grad_mask", *gradients.grad_mask);
  if (gradients.grad_past_key) put(object, "grad_past_key", *gradients.grad_past_key);
  if (gradients.grad_past_value) {
    put(object, "grad_past_value", *gradients.grad_past_value);
  }
  return object;
}

val to_javascript(const MultiHeadGradients& gradients) {
  val object = gradients_of_inputs(gradients);
  object.set("grad_params", to_javascript(gradients.grad_params));
  return object;
}

std::vector<std::string> strings_from(const val& array, std::string_view name) {
  if (!array.isArray()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected an array of strings"});
  }
  std::vector<std::string> strings;
  const auto length = array["length"].as<unsigned>();
  for (unsigned i = 0; i < length; ++i) {
    const val item = array[i];
    if (!item.isString()) {
      fail(ErrorCode::kInvalidArgument, {name, ": expected an array of strings"});
    }
    strings.push_back(item.as<std::string>());
  }
  return strings;
}

std::vector<double> numbers_from(const val& array, std::string_view name) {
  if (!array.isArray()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected an array of numbers"});
  }
  std::vector<double> numbers;
  const auto length = array["length"].as<unsigned>();
  for (unsigned i = 0; i < length; ++i) numbers.push_back(number_from(array[i], name));
  return numbers;
}

CallOptions::CallOptions(const val& options, std::string_view caller) {
  if (!is_given(options)) return;
  if (options.isTrue() || options.isFalse()) {
    options_.causal = options.isTrue();
    return;
  }
  const NamedOptions named(options, caller, kOptionNames);
  for (const std::string_view name : kOptionNames) {
    if (const std::optional<val> value = named.get(name)) read(name, *value, named.path_of(name));
  }
}

void CallOptions::read(std::string_view option, const val& value, const std::string& name) {
  if (option == "scale") {
    options_.scale = static_cast<float>(number_from(value, name));
  } else if (option == "softcap") {
    options_.softcap = static_cast<float>(number_from(value, name));
  } else if (option == "causal") {
    options_.causal = value.as<bool>();
  } else if (option == "window") {
    options_.window = window_from(value, name);
  } else if (option == "mask") {
    mask_ = tensor_from(value, name);
  } else if (option == "allowed") {
    allowed_ = allowed_from(value, name);
  } else if (option == "past_key") {
    past_key_ = tensor_from(value, name);
  } else if (option == "past_value") {
    past_value_ = tensor_from(value, name);
  } else if (option == "kv_lengths") {
    options_.kv_lengths = lengths_from(value, name);
  } else {
    read_stages(value, name, options_);
  }
}

AttentionOptions CallOptions::attention() const {
  const auto pointer_to = [](const auto& tensor) { return tensor ? &*tensor : nullptr; };
  AttentionOptions options = options_;
  options.mask = pointer_to(mask_);
  options.allowed = pointer_to(allowed_);
  options.past_key = pointer_to(past_key_);
  options.past_value = pointer_to(past_value_);
  return options;
}

Masks CallOptions::masks() const {
  return {.mask = mask_ ? &*mask_ : nullptr,
          .allowed = allowed_ ? &*allowed_ : nullptr,
          .causal = options_.causal};
}

Params params_from(const val& object) {
  if (object.typeOf().as<std::string>() != "object" || !is_given(object)) {
    fail(ErrorCode::kInvalidArgument, {"set_params: expected an object of tensors"});
  }
  Params params;
  for (const std::string& name :
       strings_from(val::global("Object").call<val>("keys", object), "set_params")) {
    params.emplace(name, tensor_from(object[name], argument("set_params", name)));
  }
  return params;
}

val to_javascript(const Params& params) {
  val object = val::object();
  for (const auto& [name, tensor] : params) object.set(name, copy_out(tensor));
  return object;
}

}  // namespace spotlight::bindings
