#include "check/candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace cotejo {
namespace {

constexpr std::size_t kMostWords = 4;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// Folded, in byte order.
constexpr auto kConnectors = std::to_array<std::string_view>(
    {"a", "al", "con", "contra", "de", "del", "el", "en", "la", "las", "los", "para", "por", "sin", "y"});
constexpr auto kBeforeNouns = std::to_array<std::string_view>(
    {"a",        "al",     "algun",  "alguna", "algunas",   "algunos", "aquel",   "aquella", "aquellas", "aquellos",
     "cada",     "con",    "contra", "cual",   "cualquier", "cuyas",   "cuyo",    "cuyos",   "de",       "del",
     "demas",    "dos",    "el",     "en",     "entre",     "esa",     "esas",    "ese",     "esos",     "esta",
     "estas",    "este",   "estos",  "la",     "las",       "los",     "mi",      "mis",     "misma",    "mismas",
     "mismo",    "mismos", "muchas", "mucho",  "muchos",    "ningun",  "ninguna", "nuestra", "nuestras", "nuestro",
     "nuestros", "otra",   "otras",  "otro",   "otros",     "para",    "pocas",   "pocos",   "por",      "sin",
     "sobre",    "su",     "sus",    "tantos", "todas",     "todos",   "tras",    "un",      "una",      "unas",
     "unos",     "varias", "varios"});

static_assert(std::ranges::is_sorted(kConnectors) && std::ranges::is_sorted(kBeforeNouns));

/// "hablar", "tener": what follows a preposition and is no noun.
bool is_infinitive(std::string_view folded) {
  return folded.size() > 3 && (folded.ends_with("ar") || folded.ends_with("er") || folded.ends_with("ir") ||
                               folded.ends_with("arse") || folded.ends_with("erse") || folded.ends_with("irse"));
}

class CandidateFinder {
 public:
  CandidateFinder(const BatchWords& batch, std::uint32_t least) : words_(batch.es), least_(least) {
    connector_.reserve(words_.types.size());
    for (const auto& type : words_.types) connector_.push_back(is_one_of(kConnectors, type.folded));
  }

  std::vector<TermCandidate> run() {
    start();
    while (!open_.empty()) {
      keep_frequent();
      extend();
    }
    set_c_values();
    return std::move(out_);
  }

 private:
  /// A run of words that begins as a candidate does.
  struct Run {
    std::vector<std::uint32_t> types;
    std::vector<WordRange> occurrences;
  };

  [[nodiscard]] bool may_be_in_term(std::uint32_t word) const {
    return words_.words[word].is_content() && words_.words[word].kind == WordKind::letters;
  }

  void start() {
    std::vector<Run> runs(words_.types.size());
    for (std::uint32_t word = 0; word < words_.words.size(); ++word) {
      if (!may_be_in_term(word)) continue;
      Run& run = runs[words_.words[word].type];
      run.types = {words_.words[word].type};
      run.occurrences.push_back({word, word + 1});
    }
    open_ = std::move(runs);
  }

  void keep_frequent() {
    closed_from_ = out_.size();
    for (Run& run : open_)
      if (!run.types.empty() && (run.types.size() == 1 || run.occurrences.size() >= least_)) keep(run);
    open_.clear();
  }

  void keep(Run& run) {
    TermCandidate candidate{std::move(run.types), std::move(run.occurrences), 0, 0};
    candidate.noun_share = share(candidate, [&](WordRange range) { return looks_like_noun(words_, range); });
    out_.push_back(std::move(candidate));
  }

  /// Every candidate of the last length, by one content word.
  void extend() {
    const std::size_t last = out_.size();
    for (std::size_t k = closed_from_; k < last; ++k)
      if (out_[k].types.size() < kMostWords && out_[k].occurrences.size() >= least_) extend(out_[k]);
  }

  void extend(const TermCandidate& candidate) {
    std::map<std::uint32_t, std::vector<WordRange>> by_next;
    for (const WordRange range : candidate.occurrences) {
      const std::uint32_t next = next_content(range);
      if (next != range.end) by_next[words_.words[next - 1].type].push_back({range.begin, next});
    }
    for (auto& [type, occurrences] : by_next) {
      Run run{candidate.types, std::move(occurrences)};
      run.types.push_back(type);
      open_.push_back(std::move(run));
    }
  }

  /// The end of the range longer by one content word, or the end it has: no word follows that could be part of it.
  [[nodiscard]] std::uint32_t next_content(WordRange range) const {
    constexpr std::uint32_t kMostConnectors = 2;  // "de la"
    const std::uint32_t last = words_.first_word[words_.segment_of[range.begin] + 1];
    std::uint32_t at = range.end;
    while (at < last && at - range.end < kMostConnectors && connector_[words_.words[at].type]) ++at;
    return at < last && may_be_in_term(at) ? at + 1 : range.end;
  }

  template <class Predicate>
  [[nodiscard]] static float share(const TermCandidate& candidate, Predicate holds) {
    const auto count = std::ranges::count_if(candidate.occurrences, holds);
    return static_cast<float>(count) / static_cast<float>(candidate.occurrences.size());
  }

  /// Of the longer candidates, those one word longer suffice: a run inside a still longer one is inside these too.
  void set_c_values() {
    std::map<std::vector<std::uint32_t>, Nesting> nestings;
    for (const TermCandidate& candidate : out_) {
      if (candidate.types.size() < 2) continue;
      for (const bool from_front : {true, false}) {
        const auto first = candidate.types.begin();
        Nesting& nesting = nestings[{first + (from_front ? 0 : 1), candidate.types.end() - (from_front ? 1 : 0)}];
        nesting.occurrences += static_cast<float>(candidate.occurrences.size());
        ++nesting.terms;
      }
    }
    for (TermCandidate& candidate : out_) {
      const auto found = nestings.find(candidate.types);
      const float nested =
          found == nestings.end() ? 0 : found->second.occurrences / static_cast<float>(found->second.terms);
      candidate.c_value = std::log2(static_cast<float>(candidate.types.size() + 1)) *
                          (static_cast<float>(candidate.occurrences.size()) - nested);
    }
  }

  struct Nesting {
    float occurrences = 0;
    std::uint32_t terms = 0;
  };

  const SideWords<Side::es>& words_;
  std::uint32_t least_;
  std::vector<bool> connector_;  // by type
  std::vector<Run> open_;
  std::vector<TermCandidate> out_;
  std::size_t closed_from_ = 0;
};

}  // namespace

bool looks_like_noun(const SideWords<Side::es>& words, WordRange range) {
  const CheckWord& first = words.words[range.begin];
  if (first.opens || is_infinitive(words.type_of(range.begin).folded)) return false;
  const CheckWord& before = words.words[range.begin - 1];
  return before.kind == WordKind::number || is_one_of(kBeforeNouns, words.type_of(range.begin - 1).folded);
}

std::vector<TermCandidate> find_candidates(const BatchWords& batch, std::uint32_t least) {
  return CandidateFinder(batch, least).run();
}

}  // namespace cotejo
