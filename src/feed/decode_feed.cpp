// Mark Pilgrim's cascade, as feedparser made it the custom: what is declared is tried in order of its standing, and the
// first that all bytes agree with is taken.
#include "feed/decode_feed.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

using namespace std::string_view_literals;

struct Start {
  std::string_view bytes, encoding;
};

// "<?" as the encodings without a byte-order mark have it; UTF-32 before UTF-16, whose beginning it may share.
constexpr Start kStarts[] = {{"\0\0\0<"sv, "UTF-32BE"},  {"<\0\0\0"sv, "UTF-32LE"},      {"\0<\0?"sv, "UTF-16BE"},
                             {"<\0?\0"sv, "UTF-16LE"},   {"\0\0\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                             {"\xFE\xFF"sv, "UTF-16BE"}, {"\xFF\xFE"sv, "UTF-16LE"},     {"\xEF\xBB\xBF"sv, "UTF-8"}};

std::string look_of_start(std::string_view bytes) {
  for (const Start& start : kStarts)
    if (bytes.starts_with(start.bytes)) return std::string(start.encoding);
  return {};
}

/// The ASCII of the first bytes, whatever the width of its characters.
std::string narrow_head(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, 2048))
    if (c != '\0') head += c;
  return head;
}

/// "iso-8859-1" of <?xml version="1.0" encoding="iso-8859-1"?>.
std::string xml_declaration(std::string_view bytes) {
  const std::string head = narrow_head(bytes);
  const std::size_t start = head.find("<?xml");
  if (start == std::string::npos || start > 64) return {};
  const std::string declaration = head.substr(start, head.find("?>", start) - start);
  std::size_t at = declaration.find("encoding");
  if (at == std::string::npos) return {};
  at = declaration.find_first_of("'\"", at);
  if (at == std::string::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string::npos ? std::string() : declaration.substr(at + 1, end - at - 1);
}

/// An encoding that has another inside is read as that one.
std::string widened(std::string encoding) {
  return ascii::equals_ignoring_case(encoding, "gb2312") ? "GB18030" : std::move(encoding);
}

struct Declared {
  std::string encoding;
  bool is_said = false;  ///< and not only what a standard assumes
};

/// RFC 3023: the header counts more than what is in the file; text without a charset is ASCII, which is tried and, as
/// RFC 7303 has it by now, not held against a file that is more.
Declared declared_encoding(std::string_view bytes, const std::string& content_type) {
  const std::string charset = header_parameter(content_type, "charset");
  if (!charset.empty()) return {widened(charset), true};
  if (media_type(content_type).starts_with("text/")) return {"US-ASCII", false};
  const std::string encoding = xml_declaration(bytes);
  if (!encoding.empty()) return {widened(encoding), true};
  return {};
}

std::vector<std::string> candidates(std::string_view bytes, const Declared& declared) {
  const std::string look = look_of_start(bytes);
  const bool is_wide = look.starts_with("UTF-16") || look.starts_with("UTF-32");
  std::vector<std::string> names;
  const auto add = [&](std::string name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  };
  if (is_wide) add(look);  // what else is declared cannot be true of such bytes, but in name
  add(declared.encoding);
  add(widened(xml_declaration(bytes)));
  add(look);
  add("UTF-8");
  return names;
}

bool is_wide_name(std::string_view encoding) {
  const std::string lower = ascii::lower(encoding);
  return lower.find("16") != std::string::npos || lower.find("32") != std::string::npos ||
         lower.find("ucs") != std::string::npos || lower == "csunicode";
}

/// The last resort: UTF-8 with strays, or a guess; NULs, which nothing of this reads, left out.
Result<DecodedText> decode_somehow(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  if (Result<DecodedText> text = decode(bytes, name, {.encoding = "windows-1252"})) return text;
  if (Result<DecodedText> text = decode(bytes, name)) return text;
  std::string rest(bytes);
  const std::size_t nuls = std::erase(rest, '\0');
  if (nuls * 100 > bytes.size()) return decode(bytes, name);
  return decode(rest, name);
}

}  // namespace

std::string media_type(std::string_view header) {
  return ascii::lower(ascii::trim(header.substr(0, std::min(header.find(';'), header.size()))));
}

std::string header_parameter(std::string_view header, std::string_view name) {
  for (std::size_t at = header.find(';'); at != std::string_view::npos; at = header.find(';', at + 1)) {
    const std::string_view rest = header.substr(at + 1);
    const std::string_view parameter = rest.substr(0, std::min(rest.find(';'), rest.size()));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    if (!ascii::equals_ignoring_case(ascii::trim(parameter.substr(0, equals)), name)) continue;
    std::string value(ascii::trim(parameter.substr(equals + 1)));
    std::erase_if(value, [](char c) { return c == '"' || c == '\''; });
    return value;
  }
  return {};
}

Result<DecodedText> decode_feed(std::string_view bytes, std::string_view name, const FeedOptions& options) {
  const Declared declared = declared_encoding(bytes, options.content_type);
  Result<DecodedText> text = tl::unexpected(Error{});
  std::string taken;
  for (const std::string& encoding : candidates(bytes, declared)) {
    text = decode(bytes, name, {.encoding = encoding});
    taken = encoding;
    if (text) break;
  }
  if (!text) {
    text = decode_somehow(bytes, name);
    taken = "";
  }
  if (!text) return text;
  std::erase_if(text->warnings, [](const Message& warning) { return warning.id.starts_with("read as "); });
  const bool is_as_declared = taken == declared.encoding || !declared.is_said ||
                              (is_wide_name(declared.encoding) && text->encoding.starts_with("UTF-"));
  if (!is_as_declared)
    text->warnings.push_back({"declared as {1}, but read as {2}", {declared.encoding, text->encoding}});
  if (taken.empty() && is_as_declared) text->warnings.push_back({"not UTF-8; read as {1}", {text->encoding}});
  return text;
}

}  // namespace cotejo::feeds
