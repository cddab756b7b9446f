#include "align/kept.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace cotejo {
namespace {

using Texts = std::vector<std::string>;

/// "0+2:0+1 2+1:1+0*": first segment and number of each side; "*" moved, "!" confirmed.
std::string written(const std::vector<Bead>& beads) {
  std::string out;
  for (const Bead& bead : beads) {
    out += (out.empty() ? "" : " ") + std::to_string(bead.es.first) + "+" + std::to_string(bead.es.count) + ":" +
           std::to_string(bead.en.first) + "+" + std::to_string(bead.en.count) + (bead.is_confirmed ? "!" : "") +
           (bead.is_moved ? "*" : "");
  }
  return out;
}

Bead confirmed(SegmentRange<Side::es> es, SegmentRange<Side::en> en) {
  Bead bead{es, en};
  bead.is_confirmed = true;
  return bead;
}

/// Sentences that a number each sets side by side.
Texts numbered(const std::vector<int>& numbers) {
  Texts out;
  for (const int number : numbers) out.push_back("xyz xyz " + std::to_string(number) + " xyz.");
  return out;
}

Alignment align_kept(const Texts& es_lines, const Texts& en_lines, std::vector<Bead> kept) {
  const auto texts = [](const Texts& lines) {
    std::vector<SegmentText> out;
    for (const std::string& line : lines) out.push_back({line, false, false});
    return out;
  };
  const Lexicon lexicon;
  const auto es = extract_features<Side::es>(texts(es_lines), lexicon);
  const auto en = extract_features<Side::en>(texts(en_lines), lexicon);
  AlignOptions options;
  options.kept = std::move(kept);
  return align(es, en, match_types(es, en, lexicon), options);
}

struct Case {
  std::string name;
  std::vector<int> es, en;
  std::vector<Bead> kept;
  std::string beads;
};

TEST(Kept, BeadsAreKeptAndTheRestIsAlignedAroundThem) {
  const std::vector<Case> cases = {
      {"nothing known", {1001, 1002, 1003}, {1001, 1002, 1003}, {}, "0+1:0+1 1+1:1+1 2+1:2+1"},
      {"against all evidence",
       {1001, 1002, 1003},
       {1001, 1002, 1003},
       {confirmed({0, 1}, {0, 2})},
       "0+1:0+2! 1+1:2+0 2+1:2+1"},
      {"larger than any bead that is searched",
       {1001, 1002, 1003, 1004, 1005, 1006, 1007},
       {1001, 1007},
       {confirmed({1, 5}, {0, 1})},
       "0+1:0+0 1+5:0+1! 6+1:1+1"},
      {"a side that stands alone",
       {1001, 1002, 1003},
       {1001, 1002, 1003},
       {confirmed({1, 1}, {1, 0})},
       "0+1:0+1 1+1:1+0! 2+0:1+1 2+1:2+1"},
      {"both sides, out of order",
       {1001, 1002, 1003, 1004},
       {1001, 1004, 1002, 1003},
       {confirmed({1, 1}, {2, 1}), confirmed({2, 1}, {3, 1}), confirmed({3, 1}, {1, 1})},
       "0+1:0+1 1+1:2+1! 2+1:3+1! 3+1:1+1!*"},
      {"all of it", {1001, 1002}, {1001, 1002}, {confirmed({0, 2}, {0, 2})}, "0+2:0+2!"},
      {"one side only", {1001, 1002}, {}, {confirmed({1, 1}, {0, 0})}, "0+1:0+0 1+1:0+0!"},
  };
  for (const Case& test : cases)
    EXPECT_EQ(written(align_kept(numbered(test.es), numbered(test.en), test.kept).beads), test.beads) << test.name;
}

/// Each segment of a side, in how many beads it is.
template <class Range>
std::vector<int> uses(const std::vector<Bead>& beads, std::size_t segments, Range range) {
  std::vector<int> out(segments, 0);
  for (const Bead& bead : beads)
    for (auto k = range(bead).first; k < range(bead).end(); ++k) ++out.at(k);
  return out;
}

/// Beads of all shapes here and there, right or wrong, of which no two share a segment; some of them change places.
std::vector<Bead> random_beads(std::mt19937& random, std::uint32_t es, std::uint32_t en) {
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  std::vector<Bead> out;
  for (std::uint32_t i = 0, j = 0;;) {
    i += below(9);
    j += below(9);
    const std::uint32_t n = below(4), m = n == 0 ? 1 : below(4);
    if (i + n > es || j + m > en) break;
    out.push_back(confirmed({i, n}, {j, m}));
    i += n;
    j += m;
  }
  for (std::size_t k = 1; k < out.size(); k += 5) {
    if (!out[k].is_one_sided() && !out[k - 1].is_one_sided()) std::swap(out[k].en, out[k - 1].en);
  }
  return out;
}

TEST(Kept, WhateverIsKeptComesOutAndNoSegmentIsLost) {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    std::mt19937 random(seed);
    std::vector<int> es, en;
    const int size = seed % 3 == 0 ? 700 : 60;  // longer than a piece of the search, or searched whole
    for (int k = 0; k < size; ++k) {
      if (random() % 9 != 0) es.push_back(1000 + k);
      if (random() % 9 != 0) en.push_back(1000 + k);
    }
    const auto kept =
        random_beads(random, static_cast<std::uint32_t>(es.size()), static_cast<std::uint32_t>(en.size()));
    const std::vector<Bead> beads = align_kept(numbered(es), numbered(en), kept).beads;
    const auto once = [](const std::vector<int>& counts) {
      return std::ranges::all_of(counts, [](int n) { return n == 1; });
    };
    EXPECT_TRUE(once(uses(beads, es.size(), [](const Bead& bead) { return bead.es; }))) << seed;
    EXPECT_TRUE(once(uses(beads, en.size(), [](const Bead& bead) { return bead.en; }))) << seed;
    for (const Bead& bead : kept) {
      const auto is_same = [&](const Bead& other) {
        return other.is_confirmed &&
               (bead.is_one_sided() ? (bead.en.empty() ? other.es.first == bead.es.first && other.en.empty()
                                                       : other.en.first == bead.en.first && other.es.empty())
                                    : other.es == bead.es && other.en == bead.en);
      };
      EXPECT_TRUE(std::ranges::any_of(beads, is_same)) << seed << ": " << written({bead});
    }
    std::uint32_t es_end = 0, en_end = 0;
    for (const Bead& bead : beads) {
      EXPECT_TRUE(bead.es.empty() || std::exchange(es_end, bead.es.end()) == bead.es.first) << seed;
      if (bead.is_moved || bead.en.empty()) continue;
      EXPECT_LE(std::exchange(en_end, bead.en.end()), bead.en.first) << seed;
    }
  }
}

}  // namespace
}  // namespace cotejo
