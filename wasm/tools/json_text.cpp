#include "tools/json_text.hpp"

#include <cmath>
#include <sstream>

namespace spotlight::tools {

JsonText& JsonText::put(std::string_view text) {
  text_ += text;
  return *this;
}

void JsonText::new_line() {
  text_ += '\n';
  text_.append(static_cast<std::size_t>(2 * depth_), ' ');
}

JsonText& JsonText::begin_value() {
  if (!after_name_ && depth_ > 0) {
    if (!is_first_) text_ += ',';
    new_line();
  }
  after_name_ = false;
  is_first_ = false;
  return *this;
}

JsonText& JsonText::deeper() {
  ++depth_;
  is_first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  is_first_ = false;
  return put(bracket);
}

JsonText& JsonText::name(std::string_view name) {
  value(name).put(": ");
  after_name_ = true;
  return *this;
}

JsonText& JsonText::value(std::string_view text) {
  begin_value().put('"');
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') text_ += '\\';
    text_ += sign;
  }
  return put('"');
}

JsonText& JsonText::value(double number) {
  std::ostringstream written;
  written.precision(15);
  written << std::round(number * 1e4) / 1e4;
  return begin_value().put(written.str());
}

}  // namespace spotlight::tools
