// TMX 1.4 as data: which elements hold which, in what order, with which attributes. After the DTD of the LISA
// specification; the kinds of attribute values say what its prose asks beyond CDATA.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo::detail {

enum class ValueKind : std::uint8_t {
  any,
  version,   ///< "1.4"
  segtype,   ///< block, paragraph, sentence, phrase
  position,  ///< begin, end
  language,  ///< BCP 47, with hyphens
  srclang,   ///< a language or "*all*"
  date,      ///< YYYYMMDDThhmmssZ
  number,    ///< digits
  token,     ///< no white space
};

struct AttributeRule {
  std::string_view name;
  bool is_required = false;
  ValueKind kind = ValueKind::any;
};

struct ChildRule {
  std::string_view name;
  std::uint8_t rank = 0;  ///< children come in rising rank; those of one rank in any order
  bool is_required = false;
  bool is_single = false;
};

struct ElementRule {
  std::string_view name;
  std::span<const ChildRule> children;
  std::span<const AttributeRule> attributes;
  bool holds_text = false;
};

/// nullptr when TMX 1.4 has no such element.
const ElementRule* find_element_rule(std::string_view name);

bool accepts(ValueKind kind, std::string_view value);

/// Whether readers enforce the kind by schema; other kinds are merely prose, and a bad value is passed over or lost.
bool is_enforced(ValueKind kind);

/// What is wrong with a value that the attribute's kind does not accept.
Message unexpected_value(const AttributeRule& attribute, std::string_view value);

}  // namespace cotejo::detail
