#include "model/safetensors.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "model/error.hpp"
#include "model/float16.hpp"
#include "model/json.hpp"

namespace spotlight {
namespace {

static_assert(std::endian::native == std::endian::little, "the format is little-endian");

constexpr std::size_t kLengthBytes = sizeof(std::uint64_t);  // before the header: how long it is

[[noreturn]] void fail_format(std::string_view got) {
  fail(ErrorCode::kUnsupportedFormat,
       {"safetensors: expected a safetensors file (8 bytes with the length of a header, then the "
        "header in JSON), got ",
        got});
}

std::string_view header_of(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kLengthBytes) {
    fail(ErrorCode::kCorruptFile,
         {"safetensors: expected at least 8 bytes, got ", std::to_string(bytes.size())});
  }
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kLengthBytes);
  // As a length, the first bytes of texts and of other formats are beyond any file.
  const void* start = bytes.data();
  if (length >> 32U != 0) {
    fail_format("first bytes of " + quoted({static_cast<const char*>(start), kLengthBytes}));
  }
  const std::size_t most = std::min(bytes.size() - kLengthBytes, kMaxHeaderBytes);
  if (length > most) {
    fail(ErrorCode::kCorruptFile, {"safetensors: expected a header of at most ",
                                   std::to_string(most), " bytes, got ", std::to_string(length)});
  }
  const std::string_view header{static_cast<const char*>(start) + kLengthBytes,
                                static_cast<std::size_t>(length)};
  if (!header.empty() && header[0] != '{') {
    fail_format("a header that begins with " + quoted(header.substr(0, 1)));
  }
  return header;
}

/// As many as the file has bytes or fewer, so no product can overflow.
std::uint64_t count_of(const TensorEntry& entry, std::size_t data_bytes, const std::string& name) {
  std::uint64_t count = 1;
  for (const std::uint64_t size : entry.shape) {
    if (size == 0) {
      fail(ErrorCode::kUnsupportedFormat, {name, ": expected sizes of 1 or more, got 0"});
    }
    if (size > data_bytes / count) {
      fail(ErrorCode::kCorruptFile, {name, ": expected a shape that fits into the file's ",
                                     std::to_string(data_bytes), " bytes of data"});
    }
    count *= size;
  }
  return count;
}

Tensor read_tensor(const TensorEntry& entry, std::span<const std::uint8_t> data,
                   const std::string& name) {
  const bool is_half = entry.dtype == "F16";
  if (!is_half && entry.dtype != "F32") {
    fail(ErrorCode::kUnsupportedFormat,
         {name, ": expected the type F32 or F16, got ", quoted(entry.dtype)});
  }
  const std::uint64_t expected =
      count_of(entry, data.size(), name) * (is_half ? sizeof(std::uint16_t) : sizeof(float));
  if (entry.end < entry.begin || entry.end > data.size() || entry.end - entry.begin != expected) {
    fail(ErrorCode::kCorruptFile, {name, ": expected ", std::to_string(expected), " bytes within ",
                                   std::to_string(data.size()), ", got data_offsets ",
                                   std::to_string(entry.begin), " to ", std::to_string(entry.end)});
  }
  Tensor tensor = Tensor::unfilled({entry.shape.begin(), entry.shape.end()}, name);
  const std::uint8_t* from = data.data() + entry.begin;
  if (!is_half) {
    std::memcpy(tensor.data.data(), from, expected);
    return tensor;
  }
  for (float& element : tensor.data) {
    std::uint16_t half = 0;
    std::memcpy(&half, from, sizeof half);
    from += sizeof half;
    element = float_from(half);
  }
  return tensor;
}

/// The data of all tensors, in whatever order, is all the data that there is.
void require_no_holes(const SafetensorsHeader& header, std::size_t data_bytes) {
  std::map<std::uint64_t, std::uint64_t> end_by_begin;
  for (const auto& [name, entry] : header.tensors) end_by_begin[entry.begin] = entry.end;
  std::uint64_t place = 0;
  bool one_after_another = end_by_begin.size() == header.tensors.size();
  for (const auto& [begin, end] : end_by_begin) {
    one_after_another &= begin == place;
    place = end;
  }
  if (!one_after_another) {
    fail(ErrorCode::kCorruptFile,
         {"safetensors: expected tensors one after another, got holes or overlaps"});
  }
  if (place != data_bytes) {
    fail(ErrorCode::kCorruptFile,
         {"safetensors: expected ", std::to_string(place), " bytes of data behind the header, got ",
          std::to_string(data_bytes)});
  }
}

void append(std::vector<std::uint8_t>& bytes, const void* from, std::size_t count) {
  const auto* start = static_cast<const std::uint8_t*>(from);
  bytes.insert(bytes.end(), start, start + count);
}

std::string header_text_of(const TensorFile& file, StoredAs stored_as) {
  const bool is_half = stored_as == StoredAs::kFloat16;
  SafetensorsHeader header{.metadata = file.metadata, .tensors = {}};
  std::uint64_t place = 0;
  for (const auto& [name, tensor] : file.tensors) {
    if (name == kMetadataName || tensor.shape.size() > kMaxAxes) {
      fail(ErrorCode::kInvalidArgument,
           {"safetensors: tensor ", quoted(name), ": expected another name and at most ",
            std::to_string(kMaxAxes), " axes"});
    }
    const std::uint64_t end = place + tensor.data.size() * (is_half ? 2 : sizeof(float));
    header.tensors[name] = {.dtype = is_half ? "F16" : "F32",
                            .shape = {tensor.shape.begin(), tensor.shape.end()},
                            .begin = place,
                            .end = end};
    place = end;
  }
  std::string text = safetensors_header_text(header);
  text.append((kLengthBytes - text.size() % kLengthBytes) % kLengthBytes, ' ');
  if (text.size() > kMaxHeaderBytes || !is_utf8(text)) {
    fail(ErrorCode::kInvalidArgument,
         {"safetensors: expected names and metadata in UTF-8 and a header of at most ",
          std::to_string(kMaxHeaderBytes), " bytes, got ", std::to_string(text.size())});
  }
  return text;
}

}  // namespace

std::vector<std::uint8_t> write_safetensors(const TensorFile& file, StoredAs stored_as) {
  const std::string header = header_text_of(file, stored_as);
  const std::uint64_t length = header.size();
  std::vector<std::uint8_t> bytes;
  append(bytes, &length, kLengthBytes);
  append(bytes, header.data(), header.size());
  for (const auto& [name, tensor] : file.tensors) {
    if (stored_as == StoredAs::kFloat32) {
      append(bytes, tensor.data.data(), tensor.data.size() * sizeof(float));
      continue;
    }
    for (const float element : tensor.data) {
      const std::uint16_t half = half_from(element);
      append(bytes, &half, sizeof half);
    }
  }
  return bytes;
}

TensorFile read_safetensors(std::span<const std::uint8_t> bytes) {
  const std::string_view text = header_of(bytes);
  SafetensorsHeader header = parse_safetensors_header(text);
  const auto data = bytes.subspan(kLengthBytes + text.size());
  // Before anything is allocated, since tensors that overlap could be many times the file.
  require_no_holes(header, data.size());
  TensorFile file{.metadata = std::move(header.metadata), .tensors = {}};
  for (const auto& [name, entry] : header.tensors) {
    file.tensors[name] = read_tensor(entry, data, "safetensors: tensor " + quoted(name));
  }
  return file;
}

}  // namespace spotlight
