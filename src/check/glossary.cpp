// The glossary check: where a Spanish term stands, one of its renderings has to stand too.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "check/forms.hpp"
#include "check/links.hpp"
#include "check/may_vary.hpp"
#include "check/places.hpp"
#include "check/spans.hpp"
#include "check/words.hpp"
#include "cotejo/check.hpp"

namespace cotejo {
namespace {

using Forms = std::vector<std::string>;

/// An entry's terms as forms of their words; English renderings without their function words, whose order and number
/// says little ("court of appeal", "appeal court").
struct EntryForms {
  Forms es;
  std::vector<Forms> en;
};

Forms spanish_forms(std::string_view term) {
  Forms out;
  for (const Word& word : split_words(term))
    if (word.kind != WordKind::sign) out.push_back(spanish_form(slice(term, word.range)));
  return out;
}

class EnglishTerms {
 public:
  Forms forms(std::string_view term) {
    Forms all, content;
    for (const Word& word : split_words(term)) {
      if (word.kind == WordKind::sign) continue;
      all.push_back(forms_.form(slice(term, word.range)));
      const std::string folded = fold(slice(term, word.range));
      if (!std::ranges::binary_search(function_words(Side::en), folded)) content.push_back(all.back());
    }
    return content.empty() ? all : content;
  }

 private:
  EnglishForms forms_;
};

class GlossaryCheck {
 public:
  GlossaryCheck(CheckBatch batch, const Glossary& glossary, const Model* model, const TermOptions& options)
      : glossary_(glossary), words_(read_words(batch, model)), model_(model), may_vary_(options.may_vary) {
    EnglishTerms english;
    for (const GlossaryEntry& entry : glossary.entries) {
      EntryForms forms{spanish_forms(entry.es), {}};
      for (const std::string& en : entry.en) forms.en.push_back(english.forms(en));
      if (!forms.es.empty()) by_first_[forms.es.front()].push_back(static_cast<std::uint32_t>(entries_.size()));
      entries_.push_back(std::move(forms));
    }
    tallies_.resize(entries_.size());
    for (auto& [first, entries] : by_first_)
      std::ranges::stable_sort(entries, std::ranges::greater(), [&](std::uint32_t k) { return entries_[k].es.size(); });
  }

  std::vector<Finding> run() {
    std::vector<Finding> out;
    for (const WordPair& pair : words_.pairs) check(pair, out);
    for (std::size_t k = 0; k < out.size(); ++k) {
      const Tally& tally = tallies_[entry_of_[k]];
      out[k].occurrences = tally.occurrences;
      out[k].as_expected = tally.as_expected;
    }
    std::ranges::stable_sort(out, {}, [](const Finding& finding) {
      const TermPlace& place = finding.places.front();
      return std::tuple(place.text, place.es.segment, place.es.range.begin);
    });
    std::erase_if(out, [&](const Finding& finding) { return may_vary_.has(finding.es_term, finding.en_term); });
    return out;
  }

 private:
  struct Tally {
    std::uint32_t occurrences = 0, as_expected = 0;
  };

  void check(const WordPair& pair, std::vector<Finding>& out) {
    std::map<std::uint32_t, std::vector<WordRange>> found;
    for (std::uint32_t at = pair.es.begin; at < pair.es.end;) {
      const std::optional<std::uint32_t> entry = entry_at(at, pair.es.end);
      if (!entry) {
        ++at;
        continue;
      }
      const WordRange range{at, at + static_cast<std::uint32_t>(entries_[*entry].es.size())};
      found[*entry].push_back(range);
      at = range.end;
    }
    for (const auto& [entry, ranges] : found) check(pair, entry, ranges, out);
  }

  [[nodiscard]] std::optional<std::uint32_t> entry_at(std::uint32_t at, std::uint32_t end) const {
    const auto found = by_first_.find(words_.es.type_of(at).key);
    if (found == by_first_.end()) return std::nullopt;
    const auto stands_here = [&](std::uint32_t entry) {
      const Forms& forms = entries_[entry].es;
      if (end - at < forms.size() || words_.es.segment_of[at] != words_.es.segment_of[at + forms.size() - 1])
        return false;
      for (std::uint32_t k = 0; k < forms.size(); ++k)
        if (words_.es.type_of(at + k).key != forms[k]) return false;
      return true;
    };
    const auto entry = std::ranges::find_if(found->second, stands_here);
    if (entry == found->second.end()) return std::nullopt;
    return *entry;
  }

  /// As many occurrences as the bead has renderings too few are breaches: those whose own words are linked to others.
  void check(const WordPair& pair, std::uint32_t entry, const std::vector<WordRange>& ranges,
             std::vector<Finding>& out) {
    Tally& tally = tallies_[entry];
    tally.occurrences += static_cast<std::uint32_t>(ranges.size());
    std::size_t lacking = ranges.size() - std::min(ranges.size(), renderings(pair.en, entry));
    tally.as_expected += static_cast<std::uint32_t>(ranges.size() - lacking);
    for (const WordRange range : ranges) {
      if (lacking == 0) return;
      const std::optional<WordRange> en = linked(range);
      if (en && ranges.size() > lacking && has_rendering(*en, entry)) continue;
      out.push_back(finding(pair, entry, range, en));
      --lacking;
    }
  }

  /// How often one of the entry's renderings stands there.
  [[nodiscard]] std::size_t renderings(WordRange range, std::uint32_t entry) const {
    std::size_t best = 0;
    for (const Forms& forms : entries_[entry].en) best += count(range, forms);
    return best;
  }

  [[nodiscard]] bool has_rendering(WordRange range, std::uint32_t entry) const {
    return std::ranges::any_of(entries_[entry].en, [&](const Forms& forms) { return count(range, forms) > 0; });
  }

  /// Places where all of the forms stand near each other, in any order.
  [[nodiscard]] std::size_t count(WordRange range, const Forms& forms) const {
    std::size_t found = 0;
    for (std::uint32_t at = range.begin; at < range.end;) {
      const std::uint32_t end = end_of_rendering(at, range.end, forms);
      found += end > at ? 1 : 0;
      at = std::max(end, at + 1);
    }
    return found;
  }

  /// The end of the shortest run from `at` on that has all of the forms; `at`: there is none near enough.
  [[nodiscard]] std::uint32_t end_of_rendering(std::uint32_t at, std::uint32_t end, const Forms& forms) const {
    constexpr std::uint32_t kOthers = 3;  // words or signs between and among them
    Forms left = forms;
    for (std::uint32_t k = at; k < end && k - at < forms.size() + kOthers; ++k) {
      const auto& type = words_.en.type_of(k);
      const auto form = std::ranges::find_if(left, [&](const std::string& f) { return is_same_family(f, type.key); });
      if (form == left.end()) {
        if (k == at) return at;
        continue;
      }
      left.erase(form);
      if (left.empty()) return k + 1;
    }
    return at;
  }

  /// What the range's surest word is linked to.
  std::optional<WordRange> linked(WordRange range) {
    if (!links_) links_ = link_words(words_, model_);
    const WordLink* best = nullptr;
    for (std::uint32_t word = range.begin; word < range.end; ++word)
      for (const WordLink& link : links_->of_es[word])
        if (best == nullptr || link.posterior > best->posterior) best = &link;
    if (best == nullptr) return std::nullopt;
    return rendering_around(words_, *links_, range, best->other);
  }

  Finding finding(const WordPair& pair, std::uint32_t entry, WordRange range, std::optional<WordRange> en) {
    constexpr float kWrong = 0.9F, kMissing = 0.6F;
    Finding out;
    out.type = en ? FindingType::wrong_rendering : FindingType::missing_rendering;
    out.severity = en ? Severity::error : Severity::warning;
    out.es_term = glossary_.entries[entry].es;
    if (en) out.en_term = words_.en.written(*en);
    out.expected = glossary_.entries[entry].en.front();
    out.confidence = en ? kWrong : kMissing;
    TermPlace place{pair.text, place_of(words_.es, pair.text, range), {}};
    if (en)
      place.en = place_of(words_.en, pair.text, *en);
    else if (pair.en.size() > 0)
      place.en = {words_.en.segment_of[pair.en.begin] - words_.en.first_segment[pair.text], {}};
    out.places = {place};
    entry_of_.push_back(entry);
    return out;
  }

  const Glossary& glossary_;
  BatchWords words_;
  const Model* model_;
  MayVaryList may_vary_;
  std::vector<EntryForms> entries_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>>
      by_first_;                         // entries by their first form, longest first
  std::optional<Links> links_;           // made when the first breach asks for them
  std::vector<Tally> tallies_;           // by entry
  std::vector<std::uint32_t> entry_of_;  // by finding
};

}  // namespace

std::vector<Finding> check_glossary(CheckBatch batch, const Glossary& glossary, const Lexicon& lexicon,
                                    const TermOptions& options) {
  if (glossary.entries.empty()) return {};
  return GlossaryCheck(batch, glossary, leading_model(lexicon), options).run();
}

}  // namespace cotejo
