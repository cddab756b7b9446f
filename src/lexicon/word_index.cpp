#include "lexicon/word_index.hpp"

#include <bit>

#include "text/word_hash.hpp"

namespace cotejo {
namespace {

/// Of a slot's bits those that have a word's number.
std::uint32_t number_mask(std::size_t words) {
  return static_cast<std::uint32_t>(std::bit_ceil(std::uint64_t{words} + 1) - 1);
}

/// Of a word's slot what is not its number.
std::uint32_t tag(std::uint64_t hash, std::uint32_t mask) { return static_cast<std::uint32_t>(hash) & ~mask; }

/// Where a word's slot is, if those that came before have left it free.
class Probe {
 public:
  Probe(std::uint64_t hash, std::size_t slots) : slots_(slots), at_((hash >> 32U) * slots >> 32U) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void next() { at_ = at_ + 1 == slots_ ? 0 : at_ + 1; }

 private:
  std::size_t slots_, at_;
};

}  // namespace

std::size_t index_slots(std::size_t words) { return words * 4 / 3 + 1; }

std::vector<std::uint32_t> make_index(const std::vector<ModelContent::Word>& words) {
  std::vector<std::uint32_t> slots(index_slots(words.size()));
  const std::uint32_t mask = number_mask(words.size());
  std::uint32_t number = 0;
  for (const ModelContent::Word& word : words) {
    const std::uint64_t hash = word_hash(word.text);
    Probe probe(hash, slots.size());
    while (slots[probe.at()] != 0) probe.next();
    slots[probe.at()] = tag(hash, mask) | ++number;
  }
  return slots;
}

bool is_sound_index(const VocabularyView& side) {
  const std::uint32_t mask = number_mask(side.words());
  bool is_sound = true;
  std::uint32_t used = 0;
  for (std::uint32_t k = 0; k < side.slots.size(); ++k) {
    const std::uint32_t slot = side.slots[k];
    used += slot != 0 ? 1 : 0;
    is_sound = is_sound && (slot & mask) <= side.words() && (slot == 0 || (slot & mask) != 0);
  }
  return is_sound && used == side.words();  // so that there are free ones, where a search ends
}

std::optional<std::uint32_t> find_word(const VocabularyView& side, std::string_view word) {
  const std::uint64_t hash = word_hash(word);
  const std::uint32_t mask = number_mask(side.words());
  for (Probe probe(hash, side.slots.size());; probe.next()) {
    const std::uint32_t slot = side.slots[probe.at()];
    if (slot == 0) return std::nullopt;
    const std::uint32_t number = (slot & mask) - 1;
    if ((slot & ~mask) == tag(hash, mask) && side.word(number) == word) return number;
  }
}

}  // namespace cotejo
