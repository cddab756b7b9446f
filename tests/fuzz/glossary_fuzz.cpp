// parse_glossary of any bytes: every entry has a term in Spanish and one in English, of one line, sound UTF-8, none of
// them twice; a Lexicon finds each. A NUL separates the name's ending from the file.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "cotejo/lexicon.hpp"

namespace {

using cotejo::Side;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_terms(const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    require(!term.empty() && term.find('\n') == std::string::npos);
    require(cotejo::find_invalid_utf8(term) == std::string_view::npos);
  }
  require(std::set<std::string>(terms.begin(), terms.end()).size() == terms.size());
}

/// A term without marks stands where its own words do; what is found may be a longer one.
void require_found(const cotejo::Lexicon& lexicon, Side side, std::string_view term) {
  if (term.find_first_of("*|") != std::string_view::npos) return;
  std::vector<std::string> folded;
  for (const cotejo::Word& word : cotejo::split_words(term)) folded.push_back(cotejo::fold(slice(term, word.range)));
  const std::vector<std::string_view> words(folded.begin(), folded.end());
  if (!words.empty()) require(lexicon.term_at(side, words, 0).words == words.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::string_view ending = all.substr(0, all.find('\0'));
  const std::string_view bytes = all.substr(std::min(ending.size() + 1, all.size()));
  const auto glossary = cotejo::parse_glossary(bytes, "g" + std::string(ending));
  if (!glossary) {
    require(!glossary.error().where.empty() && !to_string(glossary.error()).empty());
    return 0;
  }
  const cotejo::Lexicon lexicon(*glossary);
  for (const cotejo::GlossaryEntry& entry : glossary->entries) {
    require(!entry.es.empty() && entry.en.size() + entry.forbidden.size() > 0);
    require_terms(entry.es);
    require_terms(entry.en);
    require_terms(entry.forbidden);
    for (const std::string& es : entry.es) require_found(lexicon, Side::es, es);
    for (const std::string& en : entry.en) require_found(lexicon, Side::en, en);
  }
  return 0;
}
