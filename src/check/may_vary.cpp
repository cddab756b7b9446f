#include "check/may_vary.hpp"

#include "check/forms.hpp"

namespace cotejo {
namespace {

template <class Form>
std::string forms_of(std::string_view text, Form form) {
  std::string out;
  for (const Word& word : split_words(text))
    if (word.kind != WordKind::sign) out.append(form(slice(text, word.range))).append(1, ' ');
  return out;
}

std::string spanish_forms(std::string_view text) { return forms_of(text, spanish_form); }

std::string english_forms(std::string_view text) {
  EnglishForms forms;
  return forms_of(text, [&](std::string_view word) { return forms.form(word); });
}

std::string_view trimmed(std::string_view text) { return slice(text, trim(text, {0, text.size()})); }

Result<MayVary> parse_line(std::string_view line, const std::string& where) {
  if (find_invalid_utf8(line) != std::string_view::npos) return fail(Errc::encoding, where, "not UTF-8");
  const std::size_t tab = line.find('\t');
  const std::string_view en = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
  if (en.find('\t') != std::string_view::npos)
    return fail(Errc::malformed, where, "more than one tab (expected a Spanish term, or Spanish TAB English)");
  return MayVary{std::string(trimmed(line.substr(0, tab))), std::string(trimmed(en))};
}

}  // namespace

MayVaryList::MayVaryList(std::span<const MayVary> entries) {
  for (const auto& [es, en] : entries) entries_.emplace(spanish_forms(es), english_forms(en));
}

bool MayVaryList::has(std::string_view es, std::string_view en) const {
  if (entries_.empty()) return false;
  const std::string es_forms = spanish_forms(es), en_forms = english_forms(en);
  return entries_.contains({es_forms, {}}) || entries_.contains({{}, en_forms}) ||
         entries_.contains({es_forms, en_forms});
}

Result<std::vector<MayVary>> parse_may_vary(std::string_view tsv, std::string_view name) {
  std::vector<MayVary> out;
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    const std::size_t end = tsv.find('\n');
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    if (trimmed(line).empty() || line.front() == '#') continue;
    Result<MayVary> entry = parse_line(line, std::string(name) + ":" + std::to_string(number));
    if (!entry) return tl::unexpected(std::move(entry.error()));
    out.push_back(std::move(*entry));
  }
  return out;
}

}  // namespace cotejo
