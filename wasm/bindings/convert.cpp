#include "bindings/convert.hpp"

#include <algorithm>
#include <map>

#include "model/error.hpp"

namespace spotlight::bindings {
namespace {

bool is_given(const val& value) { return !value.isUndefined() && !value.isNull(); }

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

double number_from(const val& value, std::string_view name) {
  if (!value.isNumber()) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected a number"});
  }
  return value.as<double>();
}

/// Throws invalid_argument unless the value is an object with no other names than these.
void require_names(const val& object, const std::vector<std::string>& known,
                   std::string_view caller) {
  if (object.typeOf().as<std::string>() != "object" || object.isArray() || !is_given(object)) {
    fail(ErrorCode::kInvalidArgument, {caller, ": expected an object of options"});
  }
  for (const std::string& name :
       strings_from(val::global("Object").call<val>("keys", object), caller)) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      fail(ErrorCode::kInvalidArgument, {caller, ": unknown option ", name});
    }
  }
}

template <typename T>
BasicTensor<T> copy_in(const val& value, std::string_view name, const char* array_type) {
  const bool is_tensor = value.typeOf().as<std::string>() == "object" && is_given(value) &&
                         is_given(value["data"]) && value["data"].instanceof
      (val::global(array_type));
  if (!is_tensor) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected { data: ", array_type, ", shape }"});
  }
  const val data = value["data"];
  const Shape shape = shape_from(value["shape"], name);
  const auto length = data["length"].as<double>();
  const std::size_t count = element_count(shape, sizeof(T), name);
  if (length != static_cast<double>(count)) {
    fail(ErrorCode::kShapeMismatch,
         {name, ": expected ", std::to_string(count), " elements for shape ", to_string(shape),
          ", got ", std::to_string(static_cast<Size>(length))});
  }
  BasicTensor<T> tensor(shape, name);
  val(emscripten::typed_memory_view(count, tensor.data.data())).call<void>("set", data);
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
  object.set("grad_query", copy_out(gradients.grad_query));
  object.set("grad_key", copy_out(gradients.grad_key));
  object.set("grad_value", copy_out(gradients.grad_value));
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

val to_javascript(const AttentionResult& result) {
  val object = val::object();
  object.set("output", copy_out(result.output));
  if (result.scores) object.set("scores", copy_out(*result.scores));
  if (result.capped_scores) object.set("capped_scores", copy_out(*result.capped_scores));
  if (result.masked_scores) object.set("masked_scores", copy_out(*result.masked_scores));
  if (result.weights) object.set("weights", copy_out(*result.weights));
  if (result.present_key) object.set("present_key", copy_out(*result.present_key));
  if (result.present_value) object.set("present_value", copy_out(*result.present_value));
  return object;
}

val to_javascript(const AttentionGradients& gradients) {
  val object = gradients_of_inputs(gradients);
  if (gradients.grad_mask) object.set("grad_mask", copy_out(*gradients.grad_mask));
  if (gradients.grad_past_key) object.set("grad_past_key", copy_out(*gradients.grad_past_key));
  if (gradients.grad_past_value) {
    object.set("grad_past_value", copy_out(*gradients.grad_past_value));
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
  require_names(options,
                {"scale", "softcap", "causal", "window", "mask", "allowed", "past_key",
                 "past_value", "kv_lengths", "returns"},
                caller);
  const auto read = [&](const char* name, const auto& take) {
    if (const val value = options[name]; is_given(value)) take(value, argument(caller, name));
  };
  read("scale", [&](const val& value, const std::string& name) {
    options_.scale = static_cast<float>(number_from(value, name));
  });
  read("softcap", [&](const val& value, const std::string& name) {
    options_.softcap = static_cast<float>(number_from(value, name));
  });
  read("causal", [&](const val& value, const std::string&) { options_.causal = value.as<bool>(); });
  read("window", [&](const val& value, const std::string& name) {
    const std::vector<double> sides = numbers_from(value, name);
    if (sides.size() != 2) {
      fail(ErrorCode::kInvalidArgument, {name, ": expected [left, right]"});
    }
    options_.window = {.left = sides[0], .right = sides[1]};
  });
  read("mask",
       [&](const val& value, const std::string& name) { mask_ = tensor_from(value, name); });
  read("allowed",
       [&](const val& value, const std::string& name) { allowed_ = allowed_from(value, name); });
  read("past_key",
       [&](const val& value, const std::string& name) { past_key_ = tensor_from(value, name); });
  read("past_value",
       [&](const val& value, const std::string& name) { past_value_ = tensor_from(value, name); });
  read("kv_lengths", [&](const val& value, const std::string& name) {
    options_.kv_lengths = numbers_from(value, name);
    if (options_.kv_lengths.empty()) {
      fail(ErrorCode::kInvalidArgument, {name, ": expected a number for each batch, got []"});
    }
  });
  read("returns", [&](const val& value, const std::string& name) {
    read_returns(strings_from(value, name), name);
  });
}

void CallOptions::read_returns(const std::vector<std::string>& stages, std::string_view name) {
  const std::map<std::string, bool*> wanted = {{"scores", &options_.wants_scores},
                                               {"capped_scores", &options_.wants_capped_scores},
                                               {"masked_scores", &options_.wants_masked_scores},
                                               {"weights", &options_.wants_weights},
                                               {"present", &options_.wants_present}};
  for (const std::string& stage : stages) {
    const auto found = wanted.find(stage);
    if (found == wanted.end()) {
      fail(ErrorCode::kInvalidArgument,
           {name, ": expected scores, capped_scores, masked_scores, weights or present, got ",
            stage});
    }
    *found->second = true;
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
