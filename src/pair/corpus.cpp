// The basic idea: articles are read side by side, a block of them at a time, and their tokens numbered in their order.
#include "pair/corpus.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "pair/parallel.hpp"

namespace cotejo {
namespace {

constexpr float kTelling = 0.1F;  ///< what weighs less, articles and the like, is in every text

/// An article's types as they are counted in all articles.
struct ReadType {
  std::string key;  ///< with its kind before it
  TokenType type;
  std::uint32_t place = 0;
};

struct ReadArticle {
  std::vector<ReadType> types;  ///< by place
  std::uint32_t length = 0;
  std::uint64_t content = 0;
};

std::vector<SegmentText> lines_of(std::string_view text) {
  std::vector<SegmentText> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.push_back({text.substr(0, end)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool tells(const TokenType& type) { return type.kind != TypeKind::mark && type.weight >= kTelling; }

/// Words and names are one: which of the two a word is depends on the article.
std::string key_of(const TokenType& type) {
  const TypeKind kind = type.kind == TypeKind::name ? TypeKind::word : type.kind;
  return static_cast<char>('0' + static_cast<int>(kind)) + type.key;
}

template <Side S>
ReadArticle read_article(std::string_view text, const Lexicon& lexicon) {
  const Features<S> features = extract_features<S>(lines_of(text), lexicon);
  ReadArticle out;
  for (const std::uint32_t length : features.length) out.length += length;
  out.content = std::hash<std::string_view>()(text);
  std::vector<bool> seen(features.types.size(), false);
  for (std::uint32_t place = 0; place < features.tokens.size(); ++place) {
    const std::uint32_t k = features.tokens[place];
    if (seen[k] || !tells(features.types[k])) continue;
    seen[k] = true;
    out.types.push_back({key_of(features.types[k]), features.types[k], place});
  }
  return out;
}

template <Side S>
class CorpusBuilder {
 public:
  void add(ReadArticle&& article) {
    out_.first.push_back(out_.tokens.size());
    for (ReadType& type : article.types) out_.tokens.push_back({number(std::move(type)), type.place});
    out_.length.push_back(article.length);
    out_.content.push_back(article.content);
  }

  Corpus<S> take() {
    out_.first.push_back(out_.tokens.size());
    std::vector<TokenType>& types = out_.vocabulary.types;
    for (std::size_t k = 0; k < types.size(); ++k) {
      if (types[k].kind == TypeKind::word && 2 * as_name_[k] > out_.holders[k]) types[k].kind = TypeKind::name;
      out_.worth.push_back(types[k].weight * rarity(out_.holders[k]));
    }
    return std::move(out_);
  }

 private:
  std::uint32_t number(ReadType&& read) {
    std::vector<TokenType>& types = out_.vocabulary.types;
    const auto [known, is_new] = numbers_.try_emplace(std::move(read.key), static_cast<std::uint32_t>(types.size()));
    const std::uint32_t k = known->second;
    const bool is_name = read.type.kind == TypeKind::name;
    if (is_new) {
      types.push_back(std::move(read.type));
      if (is_name) types.back().kind = TypeKind::word;
      out_.holders.push_back(0);
      as_name_.push_back(0);
    }
    types[k].weight = std::max(types[k].weight, read.type.weight);
    ++out_.holders[k];
    as_name_[k] += is_name ? 1 : 0;
    return k;
  }

  /// 1 for what one article holds; a word of all still counts, which matters where there are few.
  [[nodiscard]] float rarity(std::uint32_t holders) const {
    const auto all = static_cast<float>(out_.articles());
    return std::log1p(all / static_cast<float>(holders)) / std::log1p(all);
  }

  Corpus<S> out_;
  std::vector<std::uint32_t> as_name_;  // by type: articles that have it as a name
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

template <Side S>
std::vector<ReadArticle> read_articles(std::span<const PairText> articles, const Lexicon& lexicon, unsigned threads) {
  std::vector<ReadArticle> read(articles.size());
  for_each_index(articles.size(), threads,
                 [&](std::size_t k, unsigned) { read[k] = read_article<S>(articles[k].text, lexicon); });
  return read;
}

}  // namespace

template <Side S>
Corpus<S> read_corpus(std::span<const PairText> articles, const Lexicon& lexicon, unsigned threads) {
  constexpr std::size_t kBlock = 4096;
  CorpusBuilder<S> builder;
  for (std::size_t begin = 0; begin < articles.size(); begin += kBlock) {
    const auto block = articles.subspan(begin, std::min(kBlock, articles.size() - begin));
    for (ReadArticle& article : read_articles<S>(block, lexicon, threads)) builder.add(std::move(article));
  }
  return builder.take();
}

template Corpus<Side::es> read_corpus<Side::es>(std::span<const PairText>, const Lexicon&, unsigned);
template Corpus<Side::en> read_corpus<Side::en>(std::span<const PairText>, const Lexicon&, unsigned);

}  // namespace cotejo
