/// Writes JSON, with two spaces for each level; enough for a model card.
#pragma once

#include <string>
#include <string_view>

namespace spotlight::tools {

class JsonText {
 public:
  JsonText& open(char bracket) { return begin_value().put(bracket).deeper(); }
  JsonText& close(char bracket);
  JsonText& name(std::string_view name);
  JsonText& value(std::string_view text);
  /// Rounded to four decimals, without zeros at the end.
  JsonText& value(double number);
  JsonText& null() { return begin_value().put("null"); }
  [[nodiscard]] std::string text() const { return text_ + '\n'; }

 private:
  JsonText& begin_value();
  JsonText& deeper();
  JsonText& put(std::string_view text);
  JsonText& put(char sign) { return put(std::string_view(&sign, 1)); }
  void new_line();

  std::string text_;
  int depth_ = 0;
  bool is_first_ = true;
  bool after_name_ = false;
};

}  // namespace spotlight::tools
