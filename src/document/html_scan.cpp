#include "document/html_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "document/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

using Names = std::span<const std::string_view>;

bool contains(Names names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

constexpr std::string_view kSpaces = " \t\n\f\r";
bool is_html_space(char c) { return kSpaces.find(c) != std::string_view::npos; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_character(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':'; }

/// Just past the next `mark`, or the end of the text.
std::size_t past(std::string_view text, std::string_view mark, std::size_t from) {
  const std::size_t found = text.find(mark, from);
  return found == std::string_view::npos ? text.size() : found + mark.size();
}

/// Just past the end of the comment that begins at `at`; "<!-->" is a whole one.
std::size_t past_comment(std::string_view text, std::size_t at) {
  for (std::size_t dashes = text.find("--", at + 2); dashes != std::string_view::npos;
       dashes = text.find("--", dashes + 1)) {
    const std::string_view rest = text.substr(dashes + 2);
    if (rest.starts_with('>')) return dashes + 3;
    if (rest.starts_with("!>") && dashes > at + 2) return dashes + 4;
  }
  return text.size();
}

// --- Tags ----------------------------------------------------------------------------------------------------------

/// Counts the attributes of a tag and finds its end. `at`: just past the tag's name.
void scan_attributes(std::string_view text, std::size_t at, Tag& tag) {
  bool in_name = false, after_equals = false;
  for (; at < text.size() && text[at] != '>'; ++at) {
    const char c = text[at];
    if (after_equals && (c == '"' || c == '\'')) {
      at = past(text, {&c, 1}, at + 1) - 1;
      after_equals = in_name = false;
    } else if (c == '=') {
      after_equals = true;
    } else if (is_html_space(c) || c == '/') {
      in_name = in_name && after_equals;
    } else {
      tag.attributes += in_name || after_equals ? 0 : 1;
      in_name = true;
      after_equals = false;
    }
  }
  tag.is_self_closed = at < text.size() && text[at - 1] == '/';
  tag.end = std::min(at + 1, text.size());
}

/// Elements whose content is not markup.
constexpr std::array<std::string_view, 7> kRawText{"script", "style", "textarea", "title", "xmp", "iframe", "noembed"};

// --- Depth ---------------------------------------------------------------------------------------------------------

/// Elements that never hold anything.
constexpr std::array<std::string_view, 17> kVoid{"area",  "base",   "br",    "col",   "embed", "frame",
                                                 "hr",    "image",  "img",   "input", "link",  "meta",
                                                 "param", "source", "track", "wbr",   "keygen"};

/// Elements that end when the next one of their kind begins.
constexpr std::array<std::string_view, 14> kSelfEnding{"a",      "button", "colgroup", "dd", "dt",    "li", "nobr",
                                                       "option", "p",      "tbody",    "td", "tfoot", "th", "tr"};

/// Elements that HTML opens again in every paragraph when their end tag is missing.
constexpr std::array<std::string_view, 12> kFormatting{"b", "big",   "code",   "em",     "font", "i",
                                                       "s", "small", "strike", "strong", "tt",   "u"};

/// Elements that end an <svg> or <math> in which they appear (WHATWG HTML, 13.2.6.5).
constexpr std::array<std::string_view, 44> kBreakingOut{
    "b",     "big",   "blockquote", "body",   "br",   "center", "code",  "dd", "div",  "dl",   "dt",
    "em",    "embed", "h1",         "h2",     "h3",   "h4",     "h5",    "h6", "head", "hr",   "i",
    "img",   "li",    "listing",    "menu",   "meta", "nobr",   "ol",    "p",  "pre",  "ruby", "s",
    "small", "span",  "strong",     "strike", "sub",  "sup",    "table", "tt", "u",    "ul",   "var"};

/// What a parser will have to hold: how deep the elements are nested, and how many copies it makes of formatting
/// elements that are not closed. Counts by name, for an end tag ends nothing but its own kind.
class Load {
 public:
  void count(const Tag& tag) {
    const bool is_formatting = contains(kFormatting, tag.name);
    if (!is_formatting) copies_ += formatting_;
    if (is_foreign() && contains(kBreakingOut, tag.name)) leave_foreign();
    if (contains(kVoid, tag.name) || contains(kSelfEnding, tag.name) || (tag.is_self_closed && is_foreign())) return;
    std::size_t& open = open_[tag.name];
    if (tag.is_end && open == 0) return;
    step(open, tag.is_end);
    step(depth_, tag.is_end);
    if (is_formatting) step(formatting_, tag.is_end);
  }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] std::size_t copies() const { return copies_; }
  /// Within these, "<style>" and its like are elements as others, and "/>" ends one.
  [[nodiscard]] bool is_foreign() const { return open_of("svg") + open_of("math") > 0; }
  [[nodiscard]] bool is_raw_text_markup() const { return is_foreign() || open_of("select") > 0; }

 private:
  static void step(std::size_t& counter, bool is_end) { is_end ? --counter : ++counter; }
  [[nodiscard]] std::size_t open_of(const char* name) const {
    const auto found = open_.find(name);
    return found == open_.end() ? 0 : found->second;
  }
  void leave_foreign() {
    for (const char* name : {"svg", "math"}) depth_ -= std::exchange(open_[name], 0);
  }

  std::unordered_map<std::string, std::size_t> open_;
  std::size_t depth_ = 0, formatting_ = 0, copies_ = 0;
};

/// Why the parser must not see this page, if so. A page of a megabyte with some tags left open makes fewer copies than
/// it has bytes.
std::optional<Message> check_load(const Load& load, const Tag& tag, const HtmlLimits& limits, std::size_t page_bytes) {
  if (load.depth() > limits.max_depth) {
    return Message{"elements are nested deeper than {1}", {std::to_string(limits.max_depth)}};
  }
  if (tag.attributes > limits.max_attributes) {
    return Message{"a tag has more than {1} attributes", {std::to_string(limits.max_attributes)}};
  }
  if (load.copies() > std::max(limits.min_copies, page_bytes)) {
    return Message{"too many formatting elements are left open", {}};
  }
  return std::nullopt;
}

tl::unexpected<Error> fail_at(std::string_view source, std::string_view name, std::size_t at, Message what) {
  const auto line = 1 + std::ranges::count(source.substr(0, at), '\n');
  return tl::unexpected(Error{Errc::too_large, std::string(name) + ":" + std::to_string(line), std::move(what)});
}

/// The value of a hexadecimal digit, or 16.
std::uint32_t hexadecimal_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? static_cast<std::uint32_t>(lower - 'a') + 10 : 16;
}

/// Numbers beyond Unicode become 0, which is U+FFFD as well: Gumbo lets the greatest overflow.
void tame_numeric_references(std::string& page) {
  constexpr std::uint32_t kBeyondUnicode = 0x110000;
  for (std::size_t at = page.find("&#"); at != std::string::npos; at = page.find("&#", at)) {
    at += 2;
    const bool is_hexadecimal = at < page.size() && (page[at] == 'x' || page[at] == 'X');
    const std::uint32_t base = is_hexadecimal ? 16 : 10;
    if (is_hexadecimal) ++at;
    std::uint32_t value = 0;
    const std::size_t digits = at;
    for (; at < page.size() && hexadecimal_value(page[at]) < base; ++at) {
      value = std::min(value * base + hexadecimal_value(page[at]), kBeyondUnicode);
    }
    if (value == kBeyondUnicode) page.replace(digits, at - digits, at - digits, '0');
  }
}

// --- Declarations --------------------------------------------------------------------------------------------------

constexpr std::size_t kDeclarationBytes = 4096;

/// The value after "NAME =" in a tag, `lower` being the tag in lower case: quoted or not.
std::string attribute_value(std::string_view lower, std::string_view attribute) {
  std::size_t at = lower.find(attribute);
  if (at == std::string_view::npos) return {};
  at = lower.find_first_not_of(kSpaces, at + attribute.size());
  if (at == std::string_view::npos || lower[at] != '=') return {};
  at = lower.find_first_not_of(" \t\n\f\r\"'", at + 1);
  if (at == std::string_view::npos) return {};
  return std::string(lower.substr(at, lower.find_first_of(" \t\n\f\r\"';/>?", at) - at));
}

/// What the text begins with, white space, a byte-order mark, comments and XML declarations aside.
std::string_view skip_preamble(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
    if (text.starts_with("<!--")) {
      text.remove_prefix(past_comment(text, 0));
    } else if (text.starts_with("<?")) {
      text.remove_prefix(past(text, ">", 2));
    } else {
      return text;
    }
  }
}

/// Elements a page or a piece of one begins with.
constexpr std::array<std::string_view, 22> kOpeners{
    "html", "head", "body",   "title", "meta", "link", "script", "style", "main", "article", "section",
    "div",  "p",    "header", "h1",    "h2",   "h3",   "table",  "ul",    "ol",   "span",    "blockquote"};

/// UTF-16 becomes readable without its NULs and its mark; empty for text that has none of them.
std::string without_wide_bytes(std::string_view head) {
  const auto has = [&](char c) { return head.find(c) != std::string_view::npos; };
  if (!has('\0') && !has('\xFF') && !has('\xFE')) return {};
  std::string narrow(head);
  std::erase_if(narrow, [](char c) { return c == '\0' || c == '\xFF' || c == '\xFE'; });
  return narrow;
}

}  // namespace

Tag scan_tag(std::string_view text, std::size_t at) {
  Tag tag{.name = {}, .begin = at, .end = at + 1};
  if (text.substr(at, 4) == "<!--") {
    tag.end = past_comment(text, at);
    return tag;
  }
  std::size_t name = at + 1;
  if (name < text.size() && text[name] == '/') {
    tag.is_end = true;
    ++name;
  }
  if (name >= text.size()) return tag;
  if (!is_ascii_letter(text[name])) {
    const bool is_markup = tag.is_end || text[name] == '!' || text[name] == '?';
    if (is_markup) tag.end = past(text, ">", name);
    return tag;
  }
  std::size_t end = name;
  while (end < text.size() && is_name_character(text[end])) ++end;
  tag.name = ascii::lower(text.substr(name, std::min<std::size_t>(end - name, 32)));
  scan_attributes(text, end, tag);
  return tag;
}

std::size_t raw_text_end(std::string_view text, const Tag& tag) {
  for (std::size_t at = text.find("</", tag.end); at != std::string_view::npos; at = text.find("</", at + 2)) {
    if (ascii::lower(text.substr(at + 2, tag.name.size())) == tag.name) return at;
  }
  return text.size();
}

bool is_xhtml(std::string_view source) {
  const std::string head = ascii::lower(source.substr(0, 1024));
  return head.find("<?xml") != std::string::npos || head.find("http://www.w3.org/1999/xhtml") != std::string::npos;
}

bool looks_like_html(std::string_view head) {
  const std::string narrow = without_wide_bytes(head);
  const std::string_view begin = skip_preamble(narrow.empty() ? head : narrow);
  const bool is_doctype = ascii::lower(begin.substr(0, 14)) == "<!doctype html";
  if (is_doctype || !begin.starts_with('<')) return is_doctype;
  const Tag tag = scan_tag(begin, 0);
  return !tag.is_end && contains(kOpeners, tag.name);
}

std::string declared_encoding(std::string_view bytes) {
  const std::string head = ascii::lower(bytes.substr(0, kDeclarationBytes));
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    const std::string_view tag = std::string_view(head).substr(at, past(head, ">", at) - at);
    if (auto charset = attribute_value(tag, "charset"); !charset.empty()) return charset;
  }
  const std::size_t xml = head.find("<?xml");
  if (xml == std::string::npos) return {};
  return attribute_value(std::string_view(head).substr(xml, past(head, ">", xml) - xml), "encoding");
}

std::size_t skip_markup(std::string_view source, std::size_t at) {
  while (at + 1 < source.size() && source[at] == '<') {
    const Tag tag = scan_tag(source, at);
    if (tag.name.empty() && tag.end == at + 1) break;
    at = tag.end;
  }
  return at;
}

Result<std::string> prepare_html(std::string_view source, std::string_view name, const HtmlLimits& limits) {
  std::string page(source);
  tame_numeric_references(page);
  const bool blanks_empty_elements = is_xhtml(source);
  Load load;
  for (std::size_t at = source.find('<'); at < source.size(); at = source.find('<', at)) {
    const Tag tag = scan_tag(source, at);
    at = tag.end;
    if (tag.name.empty()) continue;
    if (blanks_empty_elements && tag.is_self_closed && !contains(kVoid, tag.name) && !load.is_foreign()) {
      page.replace(tag.begin, tag.end - tag.begin, tag.end - tag.begin, ' ');
      continue;
    }
    load.count(tag);
    if (auto refusal = check_load(load, tag, limits, source.size())) return fail_at(source, name, tag.begin, *refusal);
    if (!tag.is_end && contains(kRawText, tag.name) && !load.is_raw_text_markup()) at = raw_text_end(source, tag);
  }
  return page;
}

}  // namespace cotejo::detail
