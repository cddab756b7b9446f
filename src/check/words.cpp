#include "check/words.hpp"

#include <algorithm>
#include <array>

#include "check/forms.hpp"
#include "text/word_hash.hpp"

namespace cotejo {
namespace {

template <Side S>
struct Former;

template <>
struct Former<Side::es> {
  static std::string form(std::string_view written) { return spanish_form(written); }
};

template <>
struct Former<Side::en> {
  std::string form(std::string_view written) { return forms.form(written); }
  EnglishForms forms;
};

// English words that render Spanish function words ("según", "poco") and do not count among English ones. In byte
// order.
constexpr auto kEnglishBesides =
    std::to_array<std::string_view>({"according", "ago", "concerning", "despite", "due", "except", "following",
                                     "including", "little", "lot", "lots", "per", "regarding", "via"});
static_assert(std::ranges::is_sorted(kEnglishBesides));

bool is_no_term(Side side, std::string_view folded) {
  return is_function_word(side, folded) || (side == Side::en && std::ranges::binary_search(kEnglishBesides, folded));
}

/// "US", "OMS", "Near East": function words in small letters perhaps, but not in these. Spanish has articles in names.
template <Side S>
bool is_written_as_name(const Word& word, std::string_view written, bool opens) {
  constexpr std::size_t kLongestAcronym = 6;
  if (word.capitals == Capitals::all) return written.size() <= kLongestAcronym;
  return S == Side::en && word.capitals == Capitals::first && !opens;
}

constexpr float kUsualInformation = 10;  // nats, of a content word; what is assumed where there is no model

template <Side S>
class SideReader {
 public:
  explicit SideReader(const Model* model) : model_(model) {
    out_.first_word.push_back(0);
    out_.first_segment.push_back(0);
  }

  void add_text(const std::vector<std::string_view>& segments) {
    for (const std::string_view segment : segments) add_segment(segment);
    out_.first_segment.push_back(static_cast<std::uint32_t>(out_.texts.size()));
  }

  SideWords<S> finish() { return std::move(out_); }

 private:
  /// What is known of a word as it is written; looked up once.
  struct Known {
    std::string_view written;  // in the texts, which outlive the reader
    std::uint32_t type = 0;
    bool is_function = false;
  };

  void add_segment(std::string_view text) {
    bool opens = true;
    for (const Word& word : split_words(text)) {
      const std::string_view written = slice(text, word.range);
      const Known known = look_up(word, written);
      count(out_.types[known.type], word, opens);
      out_.words.push_back({word.range, known.type, word.kind, word.capitals,
                            known.is_function && !is_written_as_name<S>(word, written, opens), opens});
      out_.segment_of.push_back(static_cast<std::uint32_t>(out_.texts.size()));
      opens = word.kind == WordKind::sign;
    }
    out_.texts.push_back(text);
    out_.first_word.push_back(static_cast<std::uint32_t>(out_.words.size()));
  }

  static void count(WordType<S>& type, const Word& word, bool opens) {
    ++type.count;
    type.capitalised += word.capitals == Capitals::all || (word.capitals == Capitals::first && !opens) ? 1 : 0;
    type.all_capitals += word.capitals == Capitals::all ? 1 : 0;
  }

  Known look_up(const Word& word, std::string_view written) {
    const std::uint64_t hash = word_hash(written, kTextSeed);
    for (const std::uint32_t known : known_by_hash_.of(hash))
      if (known_[known].written == written) return known_[known];
    const std::string folded = fold(written);
    known_by_hash_.add(hash, static_cast<std::uint32_t>(known_.size()));
    known_.push_back({written, type_of(word, written, folded), is_no_term(S, folded)});
    return known_.back();
  }

  std::uint32_t type_of(const Word& word, std::string_view written, const std::string& folded) {
    std::string key = word.kind == WordKind::letters ? former_.form(written) : number_key(folded);
    const std::size_t types_before = out_.types.size();
    const std::uint32_t number = number_of({std::move(key), folded, written, 0, 0, 0, 0, word.kind});
    if (model_ == nullptr) out_.types[number].information = kUsualInformation;
    if (word.kind != WordKind::sign && model_ != nullptr) add_model_word(number, folded, number == types_before);
    return number;
  }

  /// Of the type with this key, which is made when there is none.
  std::uint32_t number_of(WordType<S> type) {
    const std::uint64_t hash = word_hash(type.key, kTextSeed);
    for (const std::uint32_t known : type_by_key_.of(hash))
      if (out_.types[known].key == type.key) return known;
    const auto number = static_cast<std::uint32_t>(out_.types.size());
    type_by_key_.add(hash, number);
    out_.types.push_back(std::move(type));
    return number;
  }

  void add_model_word(std::uint32_t number, const std::string& folded, bool is_new) {
    const std::optional<WordId<S>> id = model_->find<S>(folded);
    const float information = model_->information(id);
    WordType<S>& type = out_.types[number];
    type.information = is_new ? information : std::min(type.information, information);
    const auto known = out_.model_words.of(number);
    if (id && std::ranges::find(known, id->value) == known.end()) out_.model_words.add(number, id->value);
  }

  const Model* model_;
  Former<S> former_;
  SideWords<S> out_;
  std::vector<Known> known_;
  static constexpr std::size_t kUsual = 400;  // types of a short text

  Buckets known_by_hash_{kUsual}, type_by_key_{kUsual};
};

/// The words of a bead's run of segments. They follow each other.
template <Side S>
WordRange words_of(const SideWords<S>& side, std::uint32_t text, SegmentRange<S> range) {
  const std::uint32_t first = side.first_segment[text] + range.first;
  return {side.first_word[first], side.first_word[first + range.count]};
}

}  // namespace

std::string number_key(std::string folded) {
  if (folded.size() > 1) std::erase_if(folded, [](char c) { return c == '.' || c == ','; });
  return folded;
}

BatchWords read_words(CheckBatch batch, const Model* model) {
  SideReader<Side::es> es(model);
  SideReader<Side::en> en(model);
  for (const CheckText& text : batch) {
    es.add_text(text.es);
    en.add_text(text.en);
  }
  BatchWords out{es.finish(), en.finish(), {}};
  for (std::uint32_t text = 0; text < batch.size(); ++text) {
    for (const Bead& bead : batch[text].beads)
      if (!bead.is_one_sided())
        out.pairs.push_back({text, words_of(out.es, text, bead.es), words_of(out.en, text, bead.en)});
  }
  return out;
}

}  // namespace cotejo
