#include "bindings/convert.hpp"

#include <algorithm>

#include "model/error.hpp"

namespace spotlight::bindings {
namespace {

std::string described(std::string_view name, std::string_view rest) {
  return std::string(name) + ": " + std::string(rest);
}

bool is_given(const val& value) { return !value.isUndefined() && !value.isNull(); }

Shape shape_from(const val& shape, std::string_view name) {
  if (!shape.isArray()) {
    throw Error(ErrorCode::kInvalidArgument, described(name, "expected a shape that is an array"));
  }
  const auto rank = shape["length"].as<unsigned>();
  if (rank == 0) {
    throw Error(ErrorCode::kInvalidArgument, described(name, "expected at least one axis, got []"));
  }
  Shape sizes;
  for (unsigned axis = 0; axis < rank; ++axis) {
    const val size = shape[axis];
    if (!size.isNumber()) {
      throw Error(ErrorCode::kInvalidArgument, described(name, "expected a shape of numbers"));
    }
    sizes.push_back(size_from(size.as<double>(), described(name, "size")));
  }
  return sizes;
}

/// Throws invalid_argument unless the value is an object with no other names than these.
void require_names(const val& object, const std::vector<std::string>& known,
                   std::string_view caller) {
  if (object.typeOf().as<std::string>() != "object" || object.isArray() || !is_given(object)) {
    throw Error(ErrorCode::kInvalidArgument, described(caller, "expected an object of options"));
  }
  for (const std::string& name :
       strings_from(val::global("Object").call<val>("keys", object), caller)) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw Error(ErrorCode::kInvalidArgument, described(caller, "unknown option " + name));
    }
  }
}

template <typename T>
BasicTensor<T> copy_in(const val& value, std::string_view name, const char* array_type) {
  const bool is_tensor = value.typeOf().as<std::string>() == "object" && is_given(value) &&
                         is_given(value["data"]) && value["data"].instanceof
      (val::global(array_type));
  if (!is_tensor) {
    throw Error(ErrorCode::kInvalidArgument,
                described(name, std::string("expected { data: ") + array_type + ", shape }"));
  }
  const val data = value["data"];
  const Shape shape = shape_from(value["shape"], name);
  const auto length = data["length"].as<double>();
  const std::size_t count = element_count(shape, sizeof(T), name);
  if (length != static_cast<double>(count)) {
    throw Error(ErrorCode::kShapeMismatch,
                described(name, "expected " + std::to_string(count) + " elements for shape " +
                                    to_string(shape) + ", got " +
                                    std::to_string(static_cast<Size>(length))));
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
  if (result.masked_scores) object.set("masked_scores", copy_out(*result.masked_scores));
  if (result.weights) object.set("weights", copy_out(*result.weights));
  return object;
}

std::vector<std::string> strings_from(const val& array, std::string_view name) {
  if (!array.isArray()) {
    throw Error(ErrorCode::kInvalidArgument, described(name, "expected an array of strings"));
  }
  std::vector<std::string> strings;
  const auto length = array["length"].as<unsigned>();
  for (unsigned i = 0; i < length; ++i) {
    const val item = array[i];
    if (!item.isString()) {
      throw Error(ErrorCode::kInvalidArgument, described(name, "expected an array of strings"));
    }
    strings.push_back(item.as<std::string>());
  }
  return strings;
}

CallOptions::CallOptions(const val& options, std::string_view caller) {
  if (!is_given(options)) return;
  if (options.isTrue() || options.isFalse()) {
    causal_ = options.isTrue();
    return;
  }
  const auto argument = [&](const char* name) { return described(caller, name); };
  require_names(options, {"scale", "causal", "mask", "allowed", "returns"}, caller);
  if (const val scale = options["scale"]; is_given(scale)) {
    if (!scale.isNumber()) {
      throw Error(ErrorCode::kInvalidArgument, argument("scale: expected a number"));
    }
    scale_ = scale.as<float>();
  }
  if (const val causal = options["causal"]; is_given(causal)) causal_ = causal.as<bool>();
  if (const val mask = options["mask"]; is_given(mask)) mask_ = tensor_from(mask, argument("mask"));
  if (const val allowed = options["allowed"]; is_given(allowed)) {
    allowed_ = allowed_from(allowed, argument("allowed"));
  }
  if (const val returns = options["returns"]; is_given(returns)) {
    for (const std::string& stage : strings_from(returns, argument("returns"))) {
      if (stage == "scores") {
        wants_scores_ = true;
      } else if (stage == "masked_scores") {
        wants_masked_scores_ = true;
      } else if (stage == "weights") {
        wants_weights_ = true;
      } else {
        throw Error(ErrorCode::kInvalidArgument,
                    argument("returns: expected scores, masked_scores or weights, got ") + stage);
      }
    }
  }
}

AttentionOptions CallOptions::attention() const {
  return {.scale = scale_,
          .causal = causal_,
          .mask = mask_ ? &*mask_ : nullptr,
          .allowed = allowed_ ? &*allowed_ : nullptr,
          .wants_scores = wants_scores_,
          .wants_masked_scores = wants_masked_scores_,
          .wants_weights = wants_weights_};
}

Masks CallOptions::masks() const {
  return {.mask = mask_ ? &*mask_ : nullptr,
          .allowed = allowed_ ? &*allowed_ : nullptr,
          .causal = causal_};
}

Params params_from(const val& object) {
  if (object.typeOf().as<std::string>() != "object" || !is_given(object)) {
    throw Error(ErrorCode::kInvalidArgument, "set_params: expected an object of tensors");
  }
  Params params;
  for (const std::string& name :
       strings_from(val::global("Object").call<val>("keys", object), "set_params")) {
    params.emplace(name, tensor_from(object[name], described("set_params", name)));
  }
  return params;
}

val to_javascript(const Params& params) {
  val object = val::object();
  for (const auto& [name, tensor] : params) object.set(name, copy_out(tensor));
  return object;
}

}  // namespace spotlight::bindings
