#include <map>

#include "cotejo/lexicon.hpp"
#include "cotejo/read.hpp"

namespace cotejo {
namespace {

std::string_view trimmed(std::string_view text) { return slice(text, trim(text, {0, text.size()})); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return parts;
}

/// Collects lines into entries: several lines with one Spanish term are one concept.
class GlossaryBuilder {
 public:
  void add(std::string_view es, std::string_view renderings, std::string_view note) {
    const auto [place, is_new] = entry_of_.try_emplace(std::string(es), glossary_.entries.size());
    if (is_new) glossary_.entries.push_back({std::string(es), {}, {}});
    GlossaryEntry& entry = glossary_.entries[place->second];
    for (const std::string_view en : split(renderings, ';')) {
      if (!en.empty()) entry.en.emplace_back(en);
    }
    if (entry.note.empty()) entry.note = note;
  }

  Glossary take() { return std::move(glossary_); }

 private:
  Glossary glossary_;
  std::map<std::string, std::size_t> entry_of_;
};

Result<void> parse_line(std::string_view line, const std::string& where, GlossaryBuilder& builder) {
  const std::vector<std::string_view> fields = split(line, '\t');
  if (fields.size() < 2 || fields.size() > 3) {
    return fail(Errc::malformed, where, "expected 2 or 3 tab-separated fields, found {1}",
                std::to_string(fields.size()));
  }
  if (fields[0].empty()) return fail(Errc::malformed, where, "the Spanish term is empty");
  if (fields[1].find_first_not_of("; ") == std::string_view::npos) {
    return fail(Errc::malformed, where, "the English term is empty");
  }
  builder.add(fields[0], fields[1], fields.size() > 2 ? fields[2] : std::string_view());
  return {};
}

}  // namespace

Result<Glossary> parse_glossary(std::string_view tsv, std::string_view name) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (tsv.starts_with(kByteOrderMark)) tsv.remove_prefix(kByteOrderMark.size());
  GlossaryBuilder builder;
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    const std::size_t end = tsv.find('\n');
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    if (trimmed(line).empty() || line.front() == '#') continue;
    const std::string where = std::string(name) + ":" + std::to_string(number);
    if (find_invalid_utf8(line) != std::string_view::npos) return fail(Errc::encoding, where, "not UTF-8");
    if (auto parsed = parse_line(line, where, builder); !parsed) return tl::unexpected(parsed.error());
  }
  return builder.take();
}

Result<Glossary> read_glossary(const std::filesystem::path& path) {
  return read_bytes(path).and_then([&](const std::string& bytes) { return parse_glossary(bytes, path.string()); });
}

}  // namespace cotejo
