// The basic idea: two translation models, each way (IBM model 1, Brown et al. 1993), with a pull to the diagonal (Dyer
// et al. 2013), made to agree: a link is worth the product of what both ways think of it (Liang et al. 2006). One table
// of link counts then serves both directions, since a word's share is its count over the word's own occurrences.
// Counts are added as whole numbers of 2^-20, so that no order of the threads changes a sum. Time: iterations × pairs
// of words in a sentence pair. Memory: 24 bytes, at most half of them in use, for each two words that meet twice.
#include "lexicon/links.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <thread>

namespace cotejo {
namespace {

std::uint64_t pair_key(std::uint32_t es, std::uint32_t en) { return std::uint64_t{es} << 32U | en; }

std::uint64_t mix(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15U;
  return key ^ key >> 29U;
}

/// Tells which keys come more than once, in two bits a bucket. Now and then says so of one that does not.
class RepeatFilter {
 public:
  explicit RepeatFilter(std::uint64_t keys)
      : buckets_(std::bit_ceil(std::clamp<std::uint64_t>(keys, 1U << 12U, std::uint64_t{1} << 31U))),
        bits_(buckets_ / 32) {}

  void add(std::uint64_t key) {
    std::uint64_t& word = bits_[bucket(key) / 32];
    word |= word & mask(key) ? mask(key) << 1U : mask(key);
  }
  [[nodiscard]] bool is_repeated(std::uint64_t key) const { return bits_[bucket(key) / 32] & mask(key) << 1U; }

 private:
  [[nodiscard]] std::uint64_t bucket(std::uint64_t key) const { return mix(key) & (buckets_ - 1); }
  [[nodiscard]] std::uint64_t mask(std::uint64_t key) const { return std::uint64_t{1} << bucket(key) % 32 * 2; }

  std::uint64_t buckets_;
  std::vector<std::uint64_t> bits_;
};

/// Open addressing over keys of two words.
class LinkTable {
 public:
  struct Slot {
    std::uint64_t key = kFree;
    std::uint64_t next = 0;  // what the pass at hand adds, in 2^-20
    float count = 1;         // what the pass before found
  };

  LinkTable() : slots_(1U << 12U) {}

  void insert(std::uint64_t key) {
    if (10 * (used_ + 1) > 6 * slots_.size()) grow();
    Slot& slot = slots_[place(key)];
    used_ += slot.key == kFree;
    slot.key = key;
  }

  /// nullptr: never inserted.
  [[nodiscard]] Slot* find(std::uint64_t key) {
    Slot& slot = slots_[place(key)];
    return slot.key == key ? &slot : nullptr;
  }

  void end_pass() {
    for (Slot& slot : slots_) slot.count = static_cast<float>(std::ldexp(slot.next, -20)), slot.next = 0;
  }

  /// Safe from several threads.
  static void add(Slot& slot, float share) {
    const auto units = static_cast<std::uint64_t>(std::llround(std::ldexp(share, 20)));
    if (units > 0) std::atomic_ref(slot.next).fetch_add(units, std::memory_order_relaxed);
  }

  [[nodiscard]] std::vector<Link> links() const {
    std::vector<Link> out;
    for (const Slot& slot : slots_) {
      if (slot.key == kFree || slot.count == 0) continue;
      out.push_back({static_cast<std::uint32_t>(slot.key >> 32U), static_cast<std::uint32_t>(slot.key),
                     static_cast<double>(slot.count)});
    }
    std::ranges::sort(out, {}, [](const Link& link) { return pair_key(link.es, link.en); });
    return out;
  }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};

  /// Where the key is, or would be.
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t at = mix(key) & last;
    while (slots_[at].key != kFree && slots_[at].key != key) at = (at + 1) & last;
    return at;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.key != kFree) slots_[place(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

template <class Visit>
void for_each_cell(const EncodedBitext& bitext, Visit visit) {
  for (std::size_t k = 0; k < bitext.pairs(); ++k)
    for (const std::uint32_t es : bitext.es.sentence(k))
      for (const std::uint32_t en : bitext.en.sentence(k))
        if (es != kNoWord && en != kNoWord) visit(pair_key(es, en));
}

/// Two words that meet only once say nothing of each other, and are most of all pairs.
LinkTable repeated_cells(const EncodedBitext& bitext) {
  std::uint64_t cells = 0;
  for (std::size_t k = 0; k < bitext.pairs(); ++k) cells += bitext.es.sentence(k).size() * bitext.en.sentence(k).size();
  RepeatFilter filter(cells);
  for_each_cell(bitext, [&](std::uint64_t key) { filter.add(key); });
  LinkTable table;
  for_each_cell(bitext, [&](std::uint64_t key) {
    if (filter.is_repeated(key)) table.insert(key);
  });
  return table;
}

/// How much likelier words at like places of their sentences are to render each other.
class Diagonal {
 public:
  Diagonal() {
    constexpr float kTension = 4;  // as fast_align starts with
    for (std::size_t k = 0; k <= kSteps; ++k)
      pull_[k] = std::exp(-kTension * static_cast<float>(k) / static_cast<float>(kSteps));
  }

  [[nodiscard]] float pull(float es_place, float en_place) const {
    return pull_[static_cast<std::size_t>(std::abs(es_place - en_place) * static_cast<float>(kSteps))];
  }

 private:
  static constexpr std::size_t kSteps = 256;
  std::array<float, kSteps + 1> pull_{};
};

/// Adds what one sentence pair after the other says of its words. One a thread.
class SentenceLinker {
 public:
  SentenceLinker(const EncodedBitext& bitext, LinkTable& table, bool is_first_pass)
      : bitext_(bitext), table_(table), null_(is_first_pass ? 0.F : kNull), is_first_pass_(is_first_pass) {}

  void link(std::size_t pair) {
    const auto es = bitext_.es.sentence(pair), en = bitext_.en.sentence(pair);
    start(es.size(), en.size());
    for (std::size_t i = 0; i < es.size(); ++i)
      for (std::size_t j = 0; j < en.size(); ++j) weigh(i, es[i], j, en[j]);
    for (std::size_t i = 0; i < es.size(); ++i) es_sums_[i] += null_share(bitext_.es, es[i]) * es_pulls_[i];
    for (std::size_t j = 0; j < en.size(); ++j) en_sums_[j] += null_share(bitext_.en, en[j]) * en_pulls_[j];
    for (const Cell& cell : cells_)
      LinkTable::add(*cell.slot, cell.es_given_en / en_sums_[cell.j] * (cell.en_given_es / es_sums_[cell.i]));
  }

 private:
  static constexpr float kNull = 0.08F;  // words that render nothing, as fast_align takes it

  struct Cell {
    std::uint32_t i, j;
    LinkTable::Slot* slot;
    float es_given_en, en_given_es;
  };

  void start(std::size_t es, std::size_t en) {
    cells_.clear();
    for (auto* sums : {&es_sums_, &es_pulls_}) sums->assign(es, 0);
    for (auto* sums : {&en_sums_, &en_pulls_}) sums->assign(en, 0);
  }

  void weigh(std::size_t i, std::uint32_t es, std::size_t j, std::uint32_t en) {
    const float pull = diagonal_.pull(place(i, es_sums_.size()), place(j, en_sums_.size()));
    es_pulls_[i] += pull;
    en_pulls_[j] += pull;
    if (es == kNoWord || en == kNoWord) return;
    LinkTable::Slot* const slot = table_.find(pair_key(es, en));
    if (slot == nullptr || slot->count == 0) return;
    const float weight = pull * slot->count;
    const Cell cell{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), slot,
                    weight / occurrences(bitext_.es, es), weight / occurrences(bitext_.en, en)};
    en_sums_[j] += cell.es_given_en;
    es_sums_[i] += cell.en_given_es;
    cells_.push_back(cell);
  }

  static float place(std::size_t at, std::size_t size) {
    return (static_cast<float>(at) + 0.5F) / static_cast<float>(size);
  }

  /// At first all links are equal. Later one more than was seen, so that rare words do not draw everything to them.
  [[nodiscard]] float occurrences(const EncodedSide& side, std::uint32_t word) const {
    return is_first_pass_ ? 1 : static_cast<float>(side.vocabulary[word].count + 1);
  }

  [[nodiscard]] float null_share(const EncodedSide& side, std::uint32_t word) const {
    if (word == kNoWord) return 1;  // any: nothing is divided by it
    return null_ / (1 - null_) * static_cast<float>(side.vocabulary[word].count) / static_cast<float>(side.occurrences);
  }

  const EncodedBitext& bitext_;
  LinkTable& table_;
  float null_;
  bool is_first_pass_;
  Diagonal diagonal_;
  std::vector<Cell> cells_;
  std::vector<float> es_sums_, es_pulls_, en_sums_, en_pulls_;
};

/// One pass over the bitext on several threads; heard(pairs done) is called from the calling one.
template <class Heard>
void run_pass(const EncodedBitext& bitext, LinkTable& table, bool is_first, unsigned threads, Heard heard) {
  constexpr std::size_t kBlock = 1024;
  std::atomic<std::size_t> next = 0;
  const auto work = [&](auto done) {
    SentenceLinker linker(bitext, table, is_first);
    for (std::size_t begin = next.fetch_add(kBlock); begin < bitext.pairs(); begin = next.fetch_add(kBlock)) {
      const std::size_t end = std::min(begin + kBlock, bitext.pairs());
      for (std::size_t k = begin; k < end; ++k) linker.link(k);
      done(end);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned t = 1; t < threads; ++t) others.emplace_back([&] { work([](std::size_t) {}); });
  work(heard);
}

}  // namespace

std::vector<Link> count_links(const EncodedBitext& bitext, const TrainOptions& options, const TrainProgress& progress) {
  LinkTable table = repeated_cells(bitext);
  const std::uint64_t total = std::uint64_t{options.iterations} * bitext.pairs();
  for (std::uint32_t pass = 0; pass < options.iterations; ++pass) {
    run_pass(bitext, table, pass == 0, options.threads, [&](std::size_t done) {
      if (progress) progress(pass * std::uint64_t{bitext.pairs()} + done, total);
    });
    table.end_pass();
  }
  return table.links();
}

}  // namespace cotejo
