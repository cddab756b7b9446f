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

/// One concept: a Spanish term and the English terms that may render it.
struct GlossaryEntry {
  std::string es;
  std::vector<std::string> en;  ///< not empty; the preferred one first
  std::string note;
};

struct Glossary {
  std::vector<GlossaryEntry> entries;
};

/// A term a line: Spanish TAB English [TAB note], as OmegaT keeps its glossaries; '#' starts a comment line, empty
/// lines are passed over; several renderings are separated by "; " or stand on lines of their own. Errors: malformed,
/// with "name:line" and what was expected.
Result<Glossary> parse_glossary(std::string_view tsv, std::string_view name);

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
  [[nodiscard]] std::vector<Rendering> renderings(WordId<Side::es> word) const;

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

  /// Concepts whose `side` term is this run of folded words from its first word on; the longest term wins.
  struct TermHit {
    std::uint32_t concept_id = 0;
    std::uint32_t words = 0;  ///< how many of them the term covers; 0: none starts here
  };
  [[nodiscard]] TermHit term_at(Side side, const std::vector<std::string_view>& folded_words, std::size_t at) const;

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
