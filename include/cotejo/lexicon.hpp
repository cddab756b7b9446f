// What is known of the two languages: the user's glossary, and a bilingual model learned from translated texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// One concept: the Spanish terms for it, and the English ones that may or must not render them. In a term memoQ's
/// marks count: "contrat|o" is every word that begins so, and '*' stands for any letters.
struct GlossaryEntry {
  std::vector<std::string> es;              ///< not empty
  std::vector<std::string> en;              ///< that may render them, the preferred one first
  std::vector<std::string> forbidden = {};  ///< that must not; empty only if `en` is not
  std::string note = {};

  friend bool operator==(const GlossaryEntry&, const GlossaryEntry&) = default;
};

struct Glossary {
  std::vector<GlossaryEntry> entries;
  std::size_t passed_over = 0;  ///< concepts without a term in one of the languages

  friend bool operator==(const Glossary&, const Glossary&) = default;
};

/// "contrato administrativo" for "contrat|o administrativ|o": a term as people read it.
std::string without_marks(std::string_view term);

/// What a glossary file may ask of us.
struct GlossaryLimits {
  std::size_t max_depth = 256;      ///< of nested elements
  std::size_t max_attributes = 64;  ///< of one element
};

/// Reads, by what the bytes begin with and by the name's ending:
///   TBX (.tbx, or XML): version 2 (martif) and 3 (ISO 30042:2019; DCA and DCT styles). The administrative status tells
///     preferred, admitted, and forbidden terms (deprecated, superseded).
///   A table with a header: comma, semicolon or tab between cells, which may be quoted. Columns are known by their
///     names, Spanish or English: the two languages ("es-MX", "English", "origen", "target" …, English also several
///     times), a note, a status, and forbidden renderings, or whether the row's are. Renderings in a cell: "; "
///     between.
///   Else lines as OmegaT keeps them: Spanish TAB English [TAB comment]; '#' starts a comment line. A comment that is,
///     or begins with, "forbidden:" or "prohibido:" (or another word that is understood in a status column) forbids the
///     line's renderings.
/// Lines and rows with the same Spanish term are one concept. Encodings are found as decode() does, without a mark or
/// UTF-8 Windows-1252. Errors: encoding; malformed with "name:line", what was expected and what was found, for TBX also
/// if it declares entities; unsuitable when no concept has terms in both languages. No other file (DTD) is read.
/// Time and memory linear.
Result<Glossary> parse_glossary(std::string_view bytes, std::string_view name, const GlossaryLimits& limits = {});

/// Opens, then parses.
Result<Glossary> read_glossary(const std::filesystem::path& path);

/// An entry of a model's vocabulary: a word, or a class of inflected forms that share a stem.
template <Side S>
struct WordId {
  std::uint32_t value = 0;

  // clang-tidy 14 takes the zero that a default comparison is made with for a pointer.
  friend auto operator<=>(const WordId&, const WordId&) = default;  // NOLINT(modernize-use-nullptr)
};

/// An English word that renders a Spanish one.
struct Rendering {
  WordId<Side::en> en;
  float en_given_es = 0;  ///< share of the Spanish word's occurrences that it renders, in (0, 1]
  float es_given_en = 0;  ///< share of its own occurrences in which it does, in (0, 1]

  /// In (0, 1]: the geometric mean, which neither a frequent nor a rare word can have high by itself.
  [[nodiscard]] float strength() const;
};

struct ModelView;  // a model's bytes

/// The English words that render a Spanish one, the strongest first, read from the model as they are asked for: it must
/// outlive them.
class RenderingList {
 public:
  class Iterator {
   public:
    Iterator(const ModelView& model, std::uint32_t at) : model_(&model), at_(at) {}
    Rendering operator*() const;
    /// The word alone, without the shares.
    [[nodiscard]] WordId<Side::en> english() const;
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator!=(const Iterator& a, const Iterator& b) { return a.at_ != b.at_; }

   private:
    const ModelView* model_;
    std::uint32_t at_;
  };

  [[nodiscard]] Iterator begin() const { return {*model_, first_}; }
  [[nodiscard]] Iterator end() const { return {*model_, last_}; }

 private:
  friend class Model;
  RenderingList(const ModelView& model, std::uint32_t first, std::uint32_t last)
      : model_(&model), first_(first), last_(last) {}

  const ModelView* model_;
  std::uint32_t first_, last_;
};

/// How often a word comes among all words of its language.
struct Frequency {
  std::uint64_t count = 0;
  std::uint64_t of = 0;

  /// -ln of the word's share: what seeing it tells, in nats. Finite for words never seen.
  [[nodiscard]] float information() const;
  friend Frequency operator+(Frequency a, Frequency b) { return {a.count + b.count, a.of + b.of}; }
};

/// Where a model comes from, in the words of who made it; a line of text each.
struct ModelOrigin {
  std::string sources;
  std::string licence;
  std::string date;

  friend bool operator==(const ModelOrigin&, const ModelOrigin&) = default;
};

struct ModelInfo {
  ModelOrigin origin;
  std::uint64_t pairs = 0;  ///< sentence pairs it was learned from
  std::uint32_t es_words = 0, en_words = 0, renderings = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

/// A sparse lexicon with word frequencies, as `train_model` makes it. The file is mapped and checked, not parsed.
/// Immutable; safe to share between threads.
class Model {
 public:
  /// Maps the file. Errors: those of reading, and malformed for anything but a sound model of this version.
  static Result<std::shared_ptr<const Model>> read(const std::filesystem::path& path);
  /// The same from memory. `name` is how the user knows the input.
  static Result<std::shared_ptr<const Model>> parse(std::string bytes, std::string_view name);

  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  [[nodiscard]] ModelInfo info() const;

  /// The word's own entry, else that of its stem, else nothing.
  template <Side S>
  [[nodiscard]] std::optional<WordId<S>> find(std::string_view folded_word) const;
  template <Side S>
  [[nodiscard]] std::string_view text(WordId<S> word) const;  ///< a class of forms ends in '*'

  /// Nothing stands for a word that was never seen.
  template <Side S>
  [[nodiscard]] Frequency frequency(std::optional<WordId<S>> word) const;
  template <Side S>
  [[nodiscard]] float information(std::optional<WordId<S>> word) const {
    return frequency(word).information();
  }

  /// The strongest first.
  [[nodiscard]] RenderingList renderings(WordId<Side::es> word) const;

 private:
  struct Impl;
  explicit Model(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

struct TrainOptions {
  unsigned threads = 1;  ///< the model is the same whatever their number
  std::uint32_t iterations = 5;
  std::uint32_t own_entry = 12;   ///< occurrences from which a word has an entry of its own beside its stem's
  std::uint32_t least = 2;        ///< a word or stem seen less often is left out
  std::uint32_t renderings = 12;  ///< kept a word, at most
  float weakest = 0.01F;          ///< strength below which a rendering is not kept
  std::uint32_t longest = 100;    ///< pairs with a side of more words are passed over
  ModelOrigin origin;
};

/// Hears how far the training is: work done and work to do, in the same unit. From one thread at a time.
using TrainProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Learns a model from sentence pairs. Keeps their words as numbers, four bytes each, and no text: what a file was read
/// into may go as soon as its pairs are added.
class ModelTrainer {
 public:
  explicit ModelTrainer(TrainOptions options = {});
  ~ModelTrainer();
  ModelTrainer(ModelTrainer&&) noexcept;
  ModelTrainer& operator=(ModelTrainer&&) noexcept;

  /// A sentence and its translation, in UTF-8. Passed over when a side has no word or more than options.longest.
  void add(std::string_view es, std::string_view en);
  [[nodiscard]] std::size_t pairs() const;  ///< those not passed over

  /// The bytes of the model's file; the same for the same pairs in the same order. Ends the trainer's use. Errors:
  /// empty when there are no pairs.
  Result<std::string> train(const TrainProgress& progress = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A bitext, or one side of it, as its file holds it, and how the user knows that.
struct BitextFile {
  std::string_view name;
  std::string_view bytes;
};

/// Hears of a sentence and its translation; both are good until it returns.
using TakePair = std::function<void(std::string_view es, std::string_view en)>;

struct BitextCounts {
  std::size_t pairs = 0;        ///< handed on
  std::size_t passed_over = 0;  ///< lines or units without text on both sides
};

/// Hands on the pairs of a file, in its order: of a TMX, known by its name (.tmx) or its beginning, else of lines
/// "es TAB en" or "set TAB es TAB en". Lines are UTF-8, or UTF-16 with a byte-order mark. Errors: those of scan_tmx;
/// unsuitable for a TMX without a unit in both languages; malformed or encoding with "name:line".
Result<BitextCounts> scan_bitext(const BitextFile& file, const TakePair& take);

/// Hands on the pairs of two texts of which each line renders the same line of the other. Errors: malformed when one
/// has more lines; encoding with "name:line".
Result<BitextCounts> scan_parallel(const BitextFile& es, const BitextFile& en, const TakePair& take);

/// Glossary and models together. Several models add up: words are as frequent as in all their bitexts in one, and each
/// has its renderings. Immutable once built; safe to share between threads.
class Lexicon {
 public:
  Lexicon();  ///< knows nothing
  explicit Lexicon(const Glossary& glossary, std::vector<std::shared_ptr<const Model>> models = {});
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  /// A term of the glossary, forbidden ones too, that is this run of folded words from its word `at` on.
  struct TermHit {
    std::uint32_t term = 0;   ///< its number among its side's terms
    std::uint32_t words = 0;  ///< how many of them it covers; 0: none starts here
  };
  /// Whether there is any on the side.
  [[nodiscard]] bool has_terms(Side side) const;
  /// The longest one.
  [[nodiscard]] TermHit term_at(Side side, const std::vector<std::string_view>& folded_words, std::size_t at) const;
  /// The entries of the glossary that have the term, in rising order: a Spanish and an English term that share one
  /// render each other.
  [[nodiscard]] std::span<const std::uint32_t> concepts(Side side, std::uint32_t term) const;

  [[nodiscard]] std::span<const std::shared_ptr<const Model>> models() const;
  [[nodiscard]] bool has_model() const { return !models().empty(); }
  /// In all models together.
  template <Side S>
  [[nodiscard]] Frequency frequency(std::string_view folded_word) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cotejo
