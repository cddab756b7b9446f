#include "lexicon/bitext.hpp"

#include <algorithm>

#include "lexicon/stem.hpp"

namespace cotejo {

void SideEncoder::add(const std::vector<std::string_view>& words) {
  for (const std::string_view word : words) {
    auto place = index_.find(word);
    if (place == index_.end()) {
      place = index_.emplace(word, static_cast<std::uint32_t>(written_.size())).first;
      written_.push_back({&place->first, 0});
    }
    ++written_[place->second].count;
    out_.words.push_back(place->second);
  }
  out_.first.push_back(out_.words.size());
}

EncodedSide SideEncoder::finish(const TrainOptions& options) {
  out_.occurrences = out_.words.size();
  renumber(entries(options));
  return std::move(out_);
}

/// By written word, its index in the vocabulary, which is made here; kNoWord for what is too rare.
std::vector<std::uint32_t> SideEncoder::entries(const TrainOptions& options) {
  std::vector<std::string> keys(written_.size());
  std::unordered_map<std::string, std::uint64_t> words, entries;
  for (std::size_t k = 0; k < written_.size(); ++k) words[keys[k] = fold(*written_[k].text)] += written_[k].count;
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

std::uint32_t SideEncoder::find(const std::string& key) const {
  const auto found = std::ranges::lower_bound(out_.vocabulary, key, {}, &VocabularyEntry::text);
  if (found == out_.vocabulary.end() || found->text != key) return kNoWord;
  return static_cast<std::uint32_t>(found - out_.vocabulary.begin());
}

/// Words without an entry keep their place in the sentence: positions count.
void SideEncoder::renumber(const std::vector<std::uint32_t>& entry_of) {
  for (std::uint32_t& word : out_.words) word = entry_of[word];
}

std::string stem_entry(Side language, std::string_view folded_word) {
  return std::string(stem(language, folded_word)) + "*";
}

}  // namespace cotejo
