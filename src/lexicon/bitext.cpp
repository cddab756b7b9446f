#include "lexicon/bitext.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "lexicon/stem.hpp"

namespace cotejo {
namespace {

constexpr std::uint32_t kNone = ~0U;

struct Line {
  std::string_view es, en;
};

Result<Line> parse_line(std::string_view line, const std::string& where) {
  if (find_invalid_utf8(line) != std::string_view::npos) return fail(Errc::encoding, where, "not UTF-8");
  std::vector<std::string_view> fields;
  for (std::size_t tab = 0; tab != std::string_view::npos;) {
    tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  if (fields.size() < 2 || fields.size() > 3) {
    return fail(Errc::malformed, where, "expected 2 or 3 tab-separated fields, found {1}",
                std::to_string(fields.size()));
  }
  return Line{fields[fields.size() - 2], fields.back()};
}

/// Words as they are written, numbered in the order in which they come. Keeps views of the text.
class SideEncoder {
 public:
  explicit SideEncoder(Side language) : language_(language) {}

  void add(const std::vector<std::string_view>& words) {
    for (const std::string_view word : words) {
      const auto [place, is_new] = index_.try_emplace(word, static_cast<std::uint32_t>(written_.size()));
      if (is_new) written_.push_back({word, 0});
      ++written_[place->second].count;
      out_.words.push_back(place->second);
    }
    out_.first.push_back(out_.words.size());
  }

  EncodedSide finish(const TrainOptions& options) {
    index_.clear();
    out_.occurrences = out_.words.size();
    renumber(entries(options));
    return std::move(out_);
  }

 private:
  struct Written {
    std::string_view text;
    std::uint64_t count;
  };

  /// By written word, its index in the vocabulary, which is made here; kNone for what is too rare.
  std::vector<std::uint32_t> entries(const TrainOptions& options) {
    std::vector<std::string> keys(written_.size());
    std::unordered_map<std::string, std::uint64_t> words, entries;
    for (std::size_t k = 0; k < written_.size(); ++k) words[keys[k] = fold(written_[k].text)] += written_[k].count;
    for (std::size_t k = 0; k < written_.size(); ++k) {
      if (words[keys[k]] < options.own_entry) keys[k] = stem_entry(language_, keys[k]);
      entries[keys[k]] += written_[k].count;
    }
    for (const auto& [text, count] : entries)
      if (count >= options.least) out_.vocabulary.push_back({text, count});
    std::ranges::sort(out_.vocabulary, {}, &VocabularyEntry::text);
    std::vector<std::uint32_t> out;
    out.reserve(keys.size());
    for (const std::string& key : keys) out.push_back(find(key));
    return out;
  }

  [[nodiscard]] std::uint32_t find(const std::string& key) const {
    const auto found = std::ranges::lower_bound(out_.vocabulary, key, {}, &VocabularyEntry::text);
    if (found == out_.vocabulary.end() || found->text != key) return kNone;
    return static_cast<std::uint32_t>(found - out_.vocabulary.begin());
  }

  /// Words without an entry keep their place in the sentence: positions count.
  void renumber(const std::vector<std::uint32_t>& entry_of) {
    for (std::uint32_t& word : out_.words) word = entry_of[word];
  }

  Side language_;
  std::unordered_map<std::string_view, std::uint32_t> index_;
  std::vector<Written> written_;
  EncodedSide out_;
};

/// The words of a sentence made of letters; numbers and signs the aligner reads by rule.
std::vector<std::string_view> words_of(std::string_view sentence) {
  std::vector<std::string_view> out;
  for (const Word& word : split_words(sentence))
    if (word.kind == WordKind::letters) out.push_back(slice(sentence, word.range));
  return out;
}

class BitextEncoder {
 public:
  explicit BitextEncoder(const TrainOptions& options) : options_(options) {}

  Result<void> add(const BitextFile& input) {
    std::string_view rest = input.text;
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      const Result<Line> parsed = parse_line(line, std::string(input.name) + ":" + std::to_string(number));
      if (!parsed) return tl::unexpected(parsed.error());
      add_pair(words_of(parsed->es), words_of(parsed->en));
    }
    return {};
  }

  EncodedBitext finish() { return {es_.finish(options_), en_.finish(options_)}; }

 private:
  void add_pair(const std::vector<std::string_view>& es, const std::vector<std::string_view>& en) {
    const auto fits = [&](std::size_t words) { return words > 0 && words <= options_.longest; };
    if (!fits(es.size()) || !fits(en.size())) return;
    es_.add(es);
    en_.add(en);
  }

  const TrainOptions& options_;
  SideEncoder es_{Side::es}, en_{Side::en};
};

}  // namespace

std::string stem_entry(Side language, std::string_view folded_word) {
  return std::string(stem(language, folded_word)) + "*";
}

Result<EncodedBitext> encode_bitext(std::span<const BitextFile> texts, const TrainOptions& options) {
  BitextEncoder encoder(options);
  for (const BitextFile& text : texts)
    if (const Result<void> added = encoder.add(text); !added) return tl::unexpected(added.error());
  EncodedBitext out = encoder.finish();
  if (out.pairs() == 0) return fail(Errc::empty, {}, "no pair of sentences with words on both sides to learn from");
  return out;
}

}  // namespace cotejo
