// Which format a glossary is in, and the plainest of them.
#include "cotejo/read.hpp"
#include "lexicon/glossary_builder.hpp"

namespace cotejo {
namespace {

using namespace std::string_view_literals;

std::string_view trimmed(std::string_view text) { return slice(text, trim(text, {0, text.size()})); }

/// Also in UTF-16, with or without a byte-order mark.
bool begins_as_xml(std::string_view bytes) {
  for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv})
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  while (!bytes.empty() && " \t\r\n\0"sv.find(bytes.front()) != std::string_view::npos) bytes.remove_prefix(1);
  return bytes.starts_with('<');
}

std::vector<std::string_view> split_fields(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = line.find('\t');
    out.push_back(trimmed(line.substr(0, end)));
    if (end != std::string_view::npos) line.remove_prefix(end + 1);
  }
  return out;
}

/// "forbidden", "prohibido: …"; a comment that goes on otherwise ("avoid in legal texts") is one.
bool forbids(std::string_view comment) {
  constexpr std::size_t kMostWords = 3;  // "do not use"
  const std::string_view head = comment.substr(0, comment.find_first_of(":;,.("));
  return standing_of(head) == TermStanding::forbidden && letter_words(head).size() <= kMostWords;
}

/// The error is without its place.
Result<void> parse_line(std::string_view line, GlossaryBuilder& builder) {
  const std::vector<std::string_view> fields = split_fields(line);
  if (fields.size() < 2 || fields.size() > 3) {
    return fail(Errc::malformed, {}, "expected 2 or 3 tab-separated fields, found {1}", std::to_string(fields.size()));
  }
  if (fields[0].empty()) return fail(Errc::malformed, {}, "the Spanish term is empty");
  const std::string_view comment = fields.size() > 2 ? fields[2] : std::string_view();
  std::vector<RatedTerm> en =
      split_terms(fields[1], forbids(comment) ? TermStanding::forbidden : TermStanding::admitted);
  if (en.empty()) return fail(Errc::malformed, {}, "the English term is empty");
  builder.add({{{std::string(fields[0])}}, std::move(en), std::string(comment)}, fields[0]);
  return {};
}

/// Without a byte-order mark or UTF-8 it is most likely what a Spanish Windows writes.
Result<DecodedText> decoded(std::string_view bytes, std::string_view name) {
  return decode(bytes, name, {.encoding = {}, .hint = "windows-1252"});
}

bool is_named(std::string_view name, std::string_view ending) { return fold(name).ends_with(ending); }

}  // namespace

Result<Glossary> parse_glossary_lines(std::string_view text, std::string_view name) {
  GlossaryBuilder builder;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (Result<void> parsed = parse_line(line, builder); !parsed) {
      parsed.error().where = std::string(name) + ":" + std::to_string(number);
      return tl::unexpected(std::move(parsed.error()));
    }
  }
  return builder.finish(name);
}

Result<Glossary> parse_glossary(std::string_view bytes, std::string_view name, const GlossaryLimits& limits) {
  if (begins_as_xml(bytes) || is_named(name, ".tbx")) return parse_tbx(bytes, name, limits);
  const Result<DecodedText> text = decoded(bytes, name);
  if (!text) return tl::unexpected(text.error());
  if (std::optional<Result<Glossary>> table = parse_glossary_table(text->utf8, name)) return std::move(*table);
  if (is_named(name, ".csv"))
    return fail(Errc::malformed, std::string(name) + ":1",
                "no header that names a Spanish and an English column (expected one such as es,en,note)");
  return parse_glossary_lines(text->utf8, name);
}

Result<Glossary> read_glossary(const std::filesystem::path& path) {
  return read_bytes(path).and_then([&](const std::string& bytes) { return parse_glossary(bytes, path.string()); });
}

}  // namespace cotejo
