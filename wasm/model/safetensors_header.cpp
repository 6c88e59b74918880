#include "model/safetensors_header.hpp"

#include "model/error.hpp"
#include "model/json.hpp"

namespace spotlight {
namespace {

[[noreturn]] void fail_for(std::string_view name, std::string_view what) {
  fail(ErrorCode::kCorruptFile, {"safetensors: tensor ", quoted(name), ": expected ", what});
}

Metadata read_metadata(JsonReader& json) {
  Metadata metadata;
  json.object([&](const std::string& key) {
    if (!metadata.emplace(key, json.string()).second) json.fail_expecting("each key once");
  });
  return metadata;
}

TensorEntry read_entry(JsonReader& json, const std::string& name) {
  TensorEntry entry;
  std::vector<std::uint64_t> offsets;
  bool has_dtype = false;
  bool has_shape = false;
  bool has_offsets = false;
  const auto only_once = [&](bool& seen) {
    if (seen) fail_for(name, "dtype, shape and data_offsets once each");
    seen = true;
  };
  const auto read_numbers = [&](std::vector<std::uint64_t>& numbers) {
    json.array([&] { numbers.push_back(json.whole_number()); });
  };
  json.object([&](const std::string& key) {
    if (key == "dtype") {
      only_once(has_dtype);
      entry.dtype = json.string();
    } else if (key == "shape") {
      only_once(has_shape);
      read_numbers(entry.shape);
    } else if (key == "data_offsets") {
      only_once(has_offsets);
      read_numbers(offsets);
    } else {
      fail_for(name, "only dtype, shape and data_offsets");
    }
  });
  if (!has_dtype || !has_shape || !has_offsets) fail_for(name, "dtype, shape and data_offsets");
  if (offsets.size() != 2) fail_for(name, "two data_offsets, where it begins and ends");
  if (entry.shape.size() > kMaxAxes) {
    fail(ErrorCode::kUnsupportedFormat,
         {"safetensors: tensor ", quoted(name), ": expected at most ", std::to_string(kMaxAxes),
          " axes, got ", std::to_string(entry.shape.size())});
  }
  entry.begin = offsets[0];
  entry.end = offsets[1];
  return entry;
}

template <typename Numbers>
std::string json_array(const Numbers& numbers) {
  std::string text;
  for (const std::uint64_t number : numbers)
    text += (text.empty() ? "" : ",") + std::to_string(number);
  return "[" + text + "]";
}

}  // namespace

SafetensorsHeader parse_safetensors_header(std::string_view text) {
  SafetensorsHeader header;
  bool has_metadata = false;
  JsonReader json(text, "safetensors: header");
  json.object([&](const std::string& name) {
    if (name == kMetadataName) {
      if (has_metadata) json.fail_expecting("__metadata__ only once");
      has_metadata = true;
      header.metadata = read_metadata(json);
    } else if (!header.tensors.emplace(name, read_entry(json, name)).second) {
      fail_for(name, "each name once");
    }
  });
  json.end();
  return header;
}

std::string safetensors_header_text(const SafetensorsHeader& header) {
  std::string text;
  const auto begin_member = [](std::string& object, std::string_view key) {
    object += (object.empty() ? "" : ",") + json_string(key) + ":";
  };
  if (!header.metadata.empty()) {
    std::string metadata;
    for (const auto& [key, value] : header.metadata) {
      begin_member(metadata, key);
      metadata += json_string(value);
    }
    begin_member(text, kMetadataName);
    text += "{" + metadata + "}";
  }
  for (const auto& [name, entry] : header.tensors) {
    begin_member(text, name);
    text += "{\"dtype\":" + json_string(entry.dtype) + ",\"shape\":" + json_array(entry.shape) +
            ",\"data_offsets\":" + json_array(std::vector{entry.begin, entry.end}) + "}";
  }
  return "{" + text + "}";
}

}  // namespace spotlight
