// Files of tensors: any bytes, and sound files of which some bytes are wrong. Either they are
// refused, or what was read can be written and is then read again bit by bit.
#include "../native/safetensors_bytes.hpp"
#include "bytes.hpp"
#include "check.hpp"
#include "model/safetensors.hpp"

namespace spotlight::fuzz {
namespace {

using FileBytes = std::vector<std::uint8_t>;

void try_read(const FileBytes& bytes) {
  TensorFile file;
  if (!accepts([&] { file = read_safetensors(bytes); })) return;
  const FileBytes written = write_safetensors(file, StoredAs::kFloat32);
  require(same_file(read_safetensors(written), file), "float32: it comes back otherwise");
  const FileBytes halves = write_safetensors(file, StoredAs::kFloat16);
  require(write_safetensors(read_safetensors(halves), StoredAs::kFloat16) == halves,
          "float16: rounded twice it is another number");
}

TensorFile make_file(Bytes& bytes) {
  TensorFile file;
  for (Size n = bytes.whole(0, 2); n > 0; --n) file.metadata[bytes.text(8)] = bytes.text(8);
  for (Size n = bytes.whole(0, 3); n > 0; --n) {
    Shape shape(static_cast<std::size_t>(bytes.whole(0, 3)));
    for (Size& size : shape) size = bytes.whole(1, 4);
    file.tensors[bytes.text(8)] = bytes.tensor(shape, bytes.values());
  }
  return file;
}

/// Overwrites a byte, with one that means something in JSON or with any.
void spoil(Bytes& bytes, FileBytes& file) {
  constexpr std::array<char, 16> kMeaningful = {'{', '}', '[', ']', '"', ',', ':',  '\\',
                                                'u', '0', '1', '9', '-', ' ', '\n', '\0'};
  const Size place = bytes.whole(0, static_cast<Size>(file.size()) - 1);
  file[static_cast<std::size_t>(place)] = static_cast<std::uint8_t>(
      bytes.coin() ? static_cast<Size>(bytes.pick(kMeaningful)) : bytes.whole(0, 255));
}

void try_spoiled(Bytes& bytes) {
  const TensorFile file = make_file(bytes);
  const StoredAs stored_as = bytes.coin() ? StoredAs::kFloat16 : StoredAs::kFloat32;
  FileBytes written;
  if (!accepts([&] { written = write_safetensors(file, stored_as); })) return;
  const TensorFile read = read_safetensors(written);
  require(stored_as == StoredAs::kFloat16 || same_file(read, file), "it comes back otherwise");
  for (Size n = bytes.whole(0, 4); n > 0; --n) spoil(bytes, written);
  if (bytes.one_in(4)) {
    written.resize(static_cast<std::size_t>(bytes.whole(0, static_cast<Size>(written.size()) + 9)));
  }
  try_read(written);
}

}  // namespace
}  // namespace spotlight::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spotlight::fuzz::try_read({data, data + size});
  spotlight::fuzz::Bytes bytes(data, size);
  spotlight::fuzz::try_spoiled(bytes);
  return 0;
}
