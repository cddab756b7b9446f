#include "align/taught.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "text/key_table.hpp"

namespace cotejo {
namespace {

constexpr std::uint32_t kLeastTogether = 3;  ///< beads
constexpr double kLeastRatio = 10.8;         ///< -2 ln λ: chance is below .001
constexpr float kSure = 0.5F;                ///< confidence of a bead that teaches
constexpr float kKnown = 0.3F;               ///< strength from which a match needs no teaching
constexpr float kLeastWeight = 0.05F;        ///< function words go with everything

bool can_be_taught(const TokenType& type) {
  return (type.kind == TypeKind::word || type.kind == TypeKind::name) && type.segments >= kLeastTogether &&
         type.weight >= kLeastWeight;
}

/// x ln x, continued to 0.
double entropy(double x) { return x > 0 ? x * std::log(x) : 0; }

/// -2 ln λ of a two by two table: how often both, each, and beads.
double log_likelihood_ratio(double both, double es, double en, double all) {
  const double cells = entropy(both) + entropy(es - both) + entropy(en - both) + entropy(all - es - en + both);
  return 2 * (cells - entropy(es) - entropy(en) - entropy(all - es) - entropy(all - en) + entropy(all));
}

/// The types of a run of segments that can be taught and are not matched by one across yet, each once.
class Lesson {
 public:
  Lesson(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches)
      : es_(es), en_(en), matches_(matches), en_seen_(en.types.size(), 0), en_matched_(en.types.size(), 0) {}

  void read(const Bead& bead) {
    es_types.clear();
    en_types.clear();
    ++bead_;
    for (std::uint32_t k = bead.en.first; k < bead.en.end(); ++k) {
      for (const std::uint32_t type : en_.tokens_of(k)) {
        if (en_seen_[type] != bead_) en_types.push_back(type);
        en_seen_[type] = bead_;
      }
    }
    for (std::uint32_t k = bead.es.first; k < bead.es.end(); ++k) {
      for (const std::uint32_t type : es_.tokens_of(k)) {
        if (!link(type) && can_be_taught(es_.types[type])) es_types.push_back(type);
      }
    }
    std::ranges::sort(es_types);
    es_types.erase(std::unique(es_types.begin(), es_types.end()), es_types.end());
    std::erase_if(en_types,
                  [&](std::uint32_t type) { return en_matched_[type] == bead_ || !can_be_taught(en_.types[type]); });
  }

  std::vector<std::uint32_t> es_types, en_types;

 private:
  /// Whether a known match is in the bead; that is then taken.
  bool link(std::uint32_t es_type) {
    bool known = false;
    for (const Match& match : matches_.of(es_type)) {
      if (match.strength < kKnown || en_seen_[match.en_type] != bead_) continue;
      en_matched_[match.en_type] = bead_;
      known = true;
    }
    return known;
  }

  const Features<Side::es>& es_;
  const Features<Side::en>& en_;
  const Matches& matches_;
  std::vector<std::uint32_t> en_seen_, en_matched_;  // the last bead with it
  std::uint32_t bead_ = 0;
};

std::uint64_t pair_key(std::uint32_t es_type, std::uint32_t en_type) { return std::uint64_t{es_type} << 32U | en_type; }

struct Pair {
  std::uint32_t es_type = 0, en_type = 0;
  double ratio = 0;
  float strength = 0;
};

class Teacher {
 public:
  Teacher(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches)
      : es_(es), en_(en), matches_(matches), es_beads_(es.types.size(), 0), en_beads_(en.types.size(), 0) {}

  void read(const Alignment& alignment) {
    Lesson lesson(es_, en_, matches_);
    for (const Bead& bead : alignment.beads) {
      if (bead.is_one_sided() || bead.confidence < kSure) continue;
      lesson.read(bead);
      ++beads_;
      for (const std::uint32_t type : lesson.es_types) ++es_beads_[type];
      for (const std::uint32_t type : lesson.en_types) ++en_beads_[type];
      for (const std::uint32_t es_type : lesson.es_types) {
        for (const std::uint32_t en_type : lesson.en_types) ++together_[pair_key(es_type, en_type)];
      }
    }
  }

  [[nodiscard]] std::optional<Matches> taught() const {
    std::vector<Pair> pairs = mutual_best(telling_pairs());
    if (pairs.empty()) return std::nullopt;
    std::ranges::sort(pairs, {}, [](const Pair& pair) { return std::pair(pair.es_type, pair.en_type); });
    Matches out;
    out.know_the_languages = matches_.know_the_languages;
    auto next = pairs.begin();
    for (std::uint32_t type = 0; type < es_.types.size(); ++type) {
      const auto first = next;
      while (next != pairs.end() && next->es_type == type) ++next;
      out.first_match.push_back(static_cast<std::uint32_t>(out.matches.size()));
      merge(matches_.of(type), {first, next}, out.matches);
    }
    out.first_match.push_back(static_cast<std::uint32_t>(out.matches.size()));
    return out;
  }

 private:
  /// Both by English type; the stronger of two counts.
  static void merge(std::span<const Match> known, std::span<const Pair> taught, std::vector<Match>& out) {
    auto next = taught.begin();
    for (Match match : known) {
      for (; next != taught.end() && next->en_type < match.en_type; ++next)
        out.push_back({next->en_type, next->strength});
      if (next != taught.end() && next->en_type == match.en_type)
        match.strength = std::max(match.strength, next++->strength);
      out.push_back(match);
    }
    for (; next != taught.end(); ++next) out.push_back({next->en_type, next->strength});
  }

  [[nodiscard]] std::vector<Pair> telling_pairs() const {
    std::vector<Pair> out;
    together_.for_each([&](std::uint64_t key, std::uint32_t count) {
      if (count < kLeastTogether) return;
      const auto es_type = static_cast<std::uint32_t>(key >> 32U), en_type = static_cast<std::uint32_t>(key);
      const double es = es_beads_[es_type], en = en_beads_[en_type], all = beads_;
      if (count * all <= es * en) return;
      const double ratio = log_likelihood_ratio(count, es, en, all);
      if (ratio < kLeastRatio) return;
      const double both = count;
      out.push_back({es_type, en_type, ratio, static_cast<float>((both - 1) / std::sqrt(es * en))});
    });
    return out;
  }

  /// Each pair that is the best of both its words.
  [[nodiscard]] std::vector<Pair> mutual_best(std::vector<Pair> pairs) const {
    std::vector<double> es_best(es_.types.size(), 0), en_best(en_.types.size(), 0);
    for (const Pair& pair : pairs) {
      es_best[pair.es_type] = std::max(es_best[pair.es_type], pair.ratio);
      en_best[pair.en_type] = std::max(en_best[pair.en_type], pair.ratio);
    }
    std::erase_if(pairs, [&](const Pair& pair) {
      return pair.ratio < es_best[pair.es_type] || pair.ratio < en_best[pair.en_type];
    });
    return pairs;
  }

  const Features<Side::es>& es_;
  const Features<Side::en>& en_;
  const Matches& matches_;
  std::vector<std::uint32_t> es_beads_, en_beads_;
  KeyTable<std::uint32_t> together_;  // by pair_key: beads
  std::uint32_t beads_ = 0;
};

}  // namespace

std::optional<Matches> taught_matches(const Features<Side::es>& es, const Features<Side::en>& en,
                                      const Matches& matches, const Alignment& first) {
  Teacher teacher(es, en, matches);
  teacher.read(first);
  return teacher.taught();
}

}  // namespace cotejo
