#include "tm/tmx_schema.hpp"

#include <algorithm>

#include "tm/problem_log.hpp"
#include "tm/xml_characters.hpp"

namespace cotejo::detail {
namespace {

constexpr bool kRequired = true, kSingle = true, kHoldsText = true;

constexpr ChildRule kTmxChildren[] = {{"header", 0, kRequired, kSingle}, {"body", 1, kRequired, kSingle}};
constexpr ChildRule kHeaderChildren[] = {{"note"}, {"prop"}, {"ude"}};
constexpr ChildRule kBodyChildren[] = {{"tu"}};
constexpr ChildRule kUdeChildren[] = {{"map", 0, kRequired}};
constexpr ChildRule kTuChildren[] = {{"note"}, {"prop"}, {"tuv", 1, kRequired}};
constexpr ChildRule kTuvChildren[] = {{"note"}, {"prop"}, {"seg", 1, kRequired, kSingle}};
constexpr ChildRule kInline[] = {{"bpt"}, {"ept"}, {"ph"}, {"it"}, {"hi"}, {"ut"}};
constexpr ChildRule kSub[] = {{"sub"}};

constexpr AttributeRule kTmxAttributes[] = {{"version", kRequired, ValueKind::version}};
constexpr AttributeRule kHeaderAttributes[] = {
    {"creationtool", kRequired},
    {"creationtoolversion", kRequired},
    {"segtype", kRequired, ValueKind::segtype},
    {"o-tmf", kRequired},
    {"adminlang", kRequired},
    {"srclang", kRequired, ValueKind::srclang},
    {"datatype", kRequired},
    {"o-encoding"},
    {"creationdate", false, ValueKind::date},
    {"creationid"},
    {"changedate", false, ValueKind::date},
    {"changeid"},
};
constexpr AttributeRule kNoteAttributes[] = {{"o-encoding"}, {"xml:lang", false, ValueKind::language}, {"lang"}};
constexpr AttributeRule kPropAttributes[] = {
    {"type", kRequired}, {"xml:lang", false, ValueKind::language}, {"o-encoding"}, {"lang"}};
constexpr AttributeRule kUdeAttributes[] = {{"name", kRequired}, {"base"}};
constexpr AttributeRule kMapAttributes[] = {{"unicode", kRequired}, {"code"}, {"ent"}, {"subst"}};
constexpr AttributeRule kTuAttributes[] = {
    {"tuid", false, ValueKind::token},
    {"o-encoding"},
    {"datatype"},
    {"usagecount", false, ValueKind::number},
    {"lastusagedate", false, ValueKind::date},
    {"creationtool"},
    {"creationtoolversion"},
    {"creationdate", false, ValueKind::date},
    {"creationid"},
    {"changedate", false, ValueKind::date},
    {"segtype", false, ValueKind::segtype},
    {"changeid"},
    {"o-tmf"},
    {"srclang", false, ValueKind::srclang},
};
constexpr AttributeRule kTuvAttributes[] = {
    {"xml:lang", kRequired, ValueKind::language},
    {"o-encoding"},
    {"datatype"},
    {"usagecount", false, ValueKind::number},
    {"lastusagedate", false, ValueKind::date},
    {"creationtool"},
    {"creationtoolversion"},
    {"creationdate", false, ValueKind::date},
    {"creationid"},
    {"changedate", false, ValueKind::date},
    {"o-tmf"},
    {"changeid"},
    {"lang"},
};
constexpr AttributeRule kBptAttributes[] = {{"i", kRequired}, {"x"}, {"type"}};
constexpr AttributeRule kEptAttributes[] = {{"i", kRequired}};
constexpr AttributeRule kSubAttributes[] = {{"datatype"}, {"type"}};
constexpr AttributeRule kItAttributes[] = {{"pos", kRequired, ValueKind::position}, {"x"}, {"type"}};
constexpr AttributeRule kPhAttributes[] = {{"x"}, {"assoc"}, {"type"}};
constexpr AttributeRule kHiAttributes[] = {{"x"}, {"type"}};
constexpr AttributeRule kUtAttributes[] = {{"x"}};

constexpr ElementRule kElementRules[] = {
    {"tuv", kTuvChildren, kTuvAttributes},
    {"seg", kInline, {}, kHoldsText},
    {"tu", kTuChildren, kTuAttributes},
    {"prop", {}, kPropAttributes, kHoldsText},
    {"note", {}, kNoteAttributes, kHoldsText},
    {"bpt", kSub, kBptAttributes, kHoldsText},
    {"ept", kSub, kEptAttributes, kHoldsText},
    {"ph", kSub, kPhAttributes, kHoldsText},
    {"it", kSub, kItAttributes, kHoldsText},
    {"hi", kInline, kHiAttributes, kHoldsText},
    {"ut", kSub, kUtAttributes, kHoldsText},
    {"sub", kInline, kSubAttributes, kHoldsText},
    {"tmx", kTmxChildren, kTmxAttributes},
    {"header", kHeaderChildren, kHeaderAttributes},
    {"body", kBodyChildren, {}},
    {"ude", kUdeChildren, kUdeAttributes},
    {"map", {}, kMapAttributes},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// XML Schema's xs:language: subtags of one to eight, the first of letters.
bool is_language(std::string_view tag) {
  std::size_t size = 0;
  bool is_first = true;
  for (const char c : tag) {
    if (c == '-' && size > 0) {
      size = 0;
      is_first = false;
      continue;
    }
    if (!is_letter(c) && (is_first || !is_digit(c))) return false;
    if (++size > 8) return false;
  }
  return size > 0;
}

/// Two digits of a date as a number.
int two_digits(std::string_view value, std::size_t at) { return (value[at] - '0') * 10 + (value[at + 1] - '0'); }

bool has_date_shape(std::string_view value) {
  constexpr std::string_view kShape = "ddddddddTddddddZ";
  return std::ranges::equal(value, kShape, [](char c, char shape) { return shape == 'd' ? is_digit(c) : c == shape; });
}

bool is_date(std::string_view value) {
  if (!has_date_shape(value)) return false;
  const auto is_within = [&](std::size_t at, int first, int last) {
    return two_digits(value, at) >= first && two_digits(value, at) <= last;
  };
  return is_within(4, 1, 12) && is_within(6, 1, 31) && is_within(9, 0, 23) && is_within(11, 0, 59) &&
         is_within(13, 0, 60);  // a leap second
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> allowed) {
  return std::ranges::find(allowed, value) != allowed.end();
}

}  // namespace

const ElementRule* find_element_rule(std::string_view name) {
  const auto* const found = std::ranges::find(kElementRules, name, &ElementRule::name);
  return found == std::end(kElementRules) ? nullptr : found;
}

bool accepts(ValueKind kind, std::string_view value) {
  switch (kind) {
    case ValueKind::any:
      return true;
    case ValueKind::version:
      return value == "1.4";
    case ValueKind::segtype:
      return is_one_of(value, {"block", "paragraph", "sentence", "phrase"});
    case ValueKind::position:
      return is_one_of(value, {"begin", "end"});
    case ValueKind::language:
      return is_language(value);
    case ValueKind::srclang:
      return value == "*all*" || is_language(value);
    case ValueKind::date:
      return is_date(value);
    case ValueKind::number:
      return !value.empty() && std::ranges::all_of(value, is_digit);
    case ValueKind::token:
      return std::ranges::none_of(value, is_xml_space);
  }
  return true;
}

bool is_enforced(ValueKind kind) {
  return kind == ValueKind::version || kind == ValueKind::segtype || kind == ValueKind::position ||
         kind == ValueKind::language;
}

Message unexpected_value(const AttributeRule& attribute, std::string_view value) {
  std::vector<std::string> args{std::string(attribute.name), excerpt(value)};
  switch (attribute.kind) {
    case ValueKind::version:
      return Message{"{1} is '{2}' (expected 1.4)", std::move(args)};
    case ValueKind::segtype:
      return Message{"{1} is '{2}' (expected block, paragraph, sentence or phrase)", std::move(args)};
    case ValueKind::position:
      return Message{"{1} is '{2}' (expected begin or end)", std::move(args)};
    case ValueKind::language:
      return Message{"{1} is '{2}' (expected a language tag like es or es-MX)", std::move(args)};
    case ValueKind::srclang:
      return Message{"{1} is '{2}' (expected a language tag like es or es-MX, or *all*)", std::move(args)};
    case ValueKind::date:
      return Message{"{1} is '{2}' (expected a date and time as YYYYMMDDThhmmssZ)", std::move(args)};
    case ValueKind::number:
      return Message{"{1} is '{2}' (expected a number)", std::move(args)};
    case ValueKind::token:
    case ValueKind::any:
      break;
  }
  return Message{"{1} is '{2}' (expected a value without white space)", std::move(args)};
}

}  // namespace cotejo::detail
