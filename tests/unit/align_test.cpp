#include "cotejo/align.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <set>

#include "align/band.hpp"
#include "align/coarse.hpp"
#include "align/corridor.hpp"
#include "align/costs.hpp"
#include "align/coverage.hpp"
#include "align/search.hpp"

namespace cotejo {
namespace {

using Texts = std::vector<std::string>;

std::vector<SegmentText> segment_texts(const Texts& lines) {
  std::vector<SegmentText> out;
  for (const std::string& line : lines) out.push_back({line, false, false});
  return out;
}

Alignment align_texts(const Texts& es_lines, const Texts& en_lines, const AlignOptions& options = {}) {
  const Lexicon lexicon;
  const auto es = extract_features<Side::es>(segment_texts(es_lines), lexicon);
  const auto en = extract_features<Side::en>(segment_texts(en_lines), lexicon);
  return align(es, en, match_types(es, en, lexicon), options);
}

/// "1-1 1-2 0-1": the shapes in order.
std::string shapes(const Alignment& alignment) {
  std::string out;
  for (const Bead& bead : alignment.beads) {
    if (!out.empty()) out += ' ';
    out += std::to_string(bead.es.count) + "-" + std::to_string(bead.en.count);
  }
  return out;
}

/// The same numbers everywhere, for a seed.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }

 private:
  std::mt19937 engine_;
};

/// Text of a length, with nothing to go by.
std::string blank(std::size_t length) {
  std::string out;
  while (out.size() < length) out += "xy ";
  return out.substr(0, length);
}

Texts blanks(const std::vector<std::size_t>& lengths) {
  Texts out;
  for (const std::size_t length : lengths) out.push_back(blank(length));
  return out;
}

struct LengthsCase {
  const char* name;
  std::vector<std::size_t> es, en;
  const char* expected;
};

TEST(Align, GoesByLengthWhereWordsSayNothing) {
  const LengthsCase cases[] = {
      {"same", {100, 40, 180}, {88, 35, 160}, "1-1 1-1 1-1"},
      {"one Spanish sentence, two English", {100, 30, 220}, {88, 26, 100, 95}, "1-1 1-1 1-2"},
      {"two Spanish sentences, one English", {100, 120, 40}, {190, 35}, "2-1 1-1"},
      {"nothing in English", {10, 20}, {}, "1-0 1-0"},
      {"nothing in Spanish", {}, {10}, "0-1"},
      {"nothing at all", {}, {}, ""},
      {"one each", {50}, {45}, "1-1"},
  };
  for (const LengthsCase& c : cases) EXPECT_EQ(shapes(align_texts(blanks(c.es), blanks(c.en))), c.expected) << c.name;
}

struct TextsCase {
  const char* name;
  Texts es, en;
  const char* expected;
};

TEST(Align, FollowsAnchors) {
  const TextsCase cases[] = {
      {"English drops a sentence",
       {"El Congreso aprobó 3.600 millones de dólares para la Iniciativa Mérida.",
        "Boric visitó Valparaíso el 5 de mayo junto a 250 voluntarios.",
        "La inflación de Colombia fue del 4,8 % en 2025, según el DANE."},
       {"Congress approved 3.6 billion dollars for the Merida Initiative.",
        "Inflation in Colombia was 4.8% in 2025, according to DANE."},
       "1-1 1-0 1-1"},
      {"English adds a sentence",
       {"El Congreso aprobó 3.600 millones de dólares para la Iniciativa Mérida.",
        "La inflación de Colombia fue del 4,8 % en 2025, según el DANE."},
       {"Congress approved 3.6 billion dollars for the Merida Initiative.",
        "Nobody in the press room had expected so large a sum of money.",
        "Inflation in Colombia was 4.8% in 2025, according to DANE."},
       "1-1 0-1 1-1"},
      {"English joins two sentences",
       {"Sheinbaum viajó a Washington.", "Allí se reunió con Rubio y con 12 senadores.",
        "Después volvió a Monterrey con 40 empresarios."},
       {"Sheinbaum travelled to Washington, where she met with Rubio and with 12 senators.",
        "Afterwards she returned to Monterrey with 40 business people."},
       "2-1 1-1"},
      {"every sentence has the names of the others",
       {"La revista Atacama 2009 cierra el Trienio Gabriela y Neruda",
        "La presentación de la revista Atacama 2009 en Valparaíso se enmarca dentro del Trienio Gabriela y Neruda, que "
        "organizó en marzo la Municipalidad de Vicuña.",
        "Con la revista Atacama 2009 y con un congreso en Valparaíso, la Municipalidad de Vicuña pone fin al Trienio "
        "Gabriela y Neruda.",
        "La Municipalidad de Vicuña compró además 800 ejemplares de la revista Atacama 2009."},
       {"The Atacama 2009 magazine closes the Gabriela and Neruda Triennium",
        "The presentation of the Atacama 2009 magazine in Valparaíso is part of the Gabriela and Neruda Triennium, "
        "which "
        "the Municipality of Vicuña organised in March.",
        "With the Atacama 2009 magazine and a congress in Valparaíso, the Municipality of Vicuña ends the Gabriela and "
        "Neruda Triennium.",
        "The Municipality of Vicuña also bought 800 copies of the Atacama 2009 magazine."},
       "1-1 1-1 1-1 1-1"},
  };
  for (const TextsCase& c : cases) EXPECT_EQ(shapes(align_texts(c.es, c.en)), c.expected) << c.name;
}

constexpr std::pair<const char*, const char*> kFrames[] = {
    {"La ciudad de @ tiene # habitantes", "The city of @ has # people"},
    {"El ministro @ anunció # millones para hospitales", "Minister @ announced # million for hospitals"},
    {"Según @, el índice subió # puntos en agosto", "According to @, the index rose # points in August"},
    {"Un terremoto cerca de @ dejó # familias sin casa", "An earthquake near @ left # families homeless"},
    {"La universidad @ publica # tesis cada año", "University @ publishes # theses every year"},
    {"@ vendió # ejemplares de su primera novela", "@ sold # copies of a first novel"},
    {"El río @ inundó # hectáreas de cultivo", "The river @ flooded # hectares of crops"},
};

/// "Tukamo": three syllables.
std::string random_name(Random& random) {
  std::string out;
  for (int k = 0; k < 3; ++k) {
    out += "bdfgklmnprstvz"[random.below(14)];
    out += "aeiou"[random.below(5)];
  }
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

/// The frame with a name for @ and a number for #.
std::string filled(std::string frame, const std::string& name, const std::string& number) {
  frame.replace(frame.find('@'), 1, name);
  return frame.replace(frame.find('#'), 1, number);
}

/// A bitext whose alignment is known: numbered sentences, some left out, some split in two.
struct Made {
  Texts es, en;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shapes;
};

Made make_bitext(std::uint32_t sentences, std::uint32_t seed) {
  Random random(seed);
  Made out;
  for (std::uint32_t k = 0; k < sentences; ++k) {
    const std::string id = std::to_string(100000 + random.below(900000)), name = random_name(random);
    const auto& [es_frame, en_frame] = kFrames[random.below(std::size(kFrames))];
    const std::string es = filled(es_frame, name, id), en = filled(en_frame, name, id);
    const std::uint32_t kind = random.below(20);
    if (kind == 0) {
      out.es.push_back(filled("Nadie en @ pagaba sus # recibos atrasados", name, id));
      out.shapes.emplace_back(1, 0);
    } else if (kind == 1) {
      out.en.push_back(filled("Few tourists visit @ before train # leaves", name, id));
      out.shapes.emplace_back(0, 1);
    } else if (kind == 2) {
      out.es.push_back(es + " y además una iglesia del siglo XVIII en " + name + " 77" + id);
      out.en.push_back(en);
      out.en.push_back("There is also a church from the 18th century in " + name + " 77" + id);
      out.shapes.emplace_back(1, 2);
    } else {
      out.es.push_back(es);
      out.en.push_back(en);
      out.shapes.emplace_back(1, 1);
    }
  }
  return out;
}

/// Each segment in exactly one bead, in order on both sides, with a confidence.
void expect_partition(const Alignment& alignment, std::size_t es, std::size_t en) {
  std::set<std::uint32_t> moved;  // English segments that stand elsewhere
  for (const Bead& bead : alignment.beads) {
    if (!bead.is_moved) continue;
    for (std::uint32_t k = bead.en.first; k < bead.en.end(); ++k) ASSERT_TRUE(moved.insert(k).second);
  }
  std::uint32_t i = 0, j = 0;
  for (const Bead& bead : alignment.beads) {
    ASSERT_EQ(bead.es.first, i);
    if (!bead.is_moved) {
      std::uint32_t next = j;  // that did not go elsewhere; nothing may stand before what did
      while (moved.contains(next)) ++next;
      ASSERT_GE(bead.en.first, bead.en.empty() ? j : next);
      ASSERT_LE(bead.en.first, next);
    }
    ASSERT_LE(bead.es.count, kMaxBeadSide);
    ASSERT_LE(bead.en.count, kMaxBeadSide);
    ASSERT_GT(bead.es.count + bead.en.count, 0U);
    ASSERT_GE(bead.confidence, 0);
    ASSERT_LE(bead.confidence, 1);
    i = bead.es.end();
    if (!bead.is_moved && !bead.en.empty()) j = bead.en.end();
  }
  while (moved.contains(j)) ++j;
  EXPECT_EQ(i, es);
  EXPECT_EQ(j, en);
}

double share_right(const Alignment& alignment, const Made& made) {
  std::size_t right = 0;
  std::uint32_t i = 0, j = 0;
  auto bead = alignment.beads.begin();
  for (const auto& [n, m] : made.shapes) {
    while (bead != alignment.beads.end() && (bead->es.first < i || bead->en.first < j)) ++bead;
    right += bead != alignment.beads.end() && bead->es == SegmentRange<Side::es>{i, n} &&
             bead->en == SegmentRange<Side::en>{j, m};
    i += n;
    j += m;
  }
  return static_cast<double>(right) / static_cast<double>(made.shapes.size());
}

TEST(Align, HoldsEverySegmentOnceWhateverTheSizes) {
  Random random(3);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::size_t> es(random.below(40)), en(random.below(40));
    for (std::size_t& length : es) length = random.below(200);
    for (std::size_t& length : en) length = random.below(200);
    expect_partition(align_texts(blanks(es), blanks(en)), es.size(), en.size());
  }
}

TEST(Align, HoldsEverySegmentOnceWhereLittleMatches) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const Made made = make_bitext(20 + seed * 3, seed), other = make_bitext(15 + seed * 4, seed + 100);
    Texts mixed = other.en;
    mixed.insert(mixed.begin() + static_cast<std::ptrdiff_t>(mixed.size() / 2), made.en.begin(), made.en.begin() + 8);
    for (const std::size_t cells : {std::size_t{0}, std::size_t{1} << 20U})
      expect_partition(align_texts(made.es, mixed, {.full_search_cells = cells, .margin = 2 + seed % 9}),
                       made.es.size(), mixed.size());
  }
}

TEST(Align, FindsLongDocumentsInABand) {
  const Made made = make_bitext(5000, 7);
  const Alignment alignment = align_texts(made.es, made.en);
  expect_partition(alignment, made.es.size(), made.en.size());
  EXPECT_GE(share_right(alignment, made), .97);
}

TEST(Align, BandAndFullSearchAreBothRight) {
  const Made made = make_bitext(400, 11);
  const Alignment whole = align_texts(made.es, made.en, {.full_search_cells = 1U << 30U});
  const Alignment banded = align_texts(made.es, made.en, {.full_search_cells = 0});
  EXPECT_GE(share_right(whole, made), .97);
  EXPECT_GE(share_right(banded, made), .97);
}

TEST(Align, FindsItsWayBackFromALargeOmission) {
  Made made = make_bitext(3000, 13);
  made.en.erase(made.en.begin() + 800, made.en.begin() + 1600);
  const Alignment alignment = align_texts(made.es, made.en);
  expect_partition(alignment, made.es.size(), made.en.size());
  std::uint32_t dropped = 0;
  for (const Bead& bead : alignment.beads) dropped += bead.en.empty();
  EXPECT_NEAR(dropped, 800 + 3000 / 20, 120);
}

TEST(Align, FollowsBlocksThatStandElsewhere) {
  for (const std::uint32_t sentences : {24U, 400U, 3000U}) {
    Made made = make_bitext(sentences, 17);
    made.en.resize(made.en.size() - 1);  // and the last English sentence is missing
    const std::size_t from = made.en.size() / 4, to = made.en.size() - 3, size = 4;
    std::rotate(made.en.begin() + static_cast<std::ptrdiff_t>(from),
                made.en.begin() + static_cast<std::ptrdiff_t>(from + size),
                made.en.begin() + static_cast<std::ptrdiff_t>(to));
    const Alignment alignment = align_texts(made.es, made.en);
    expect_partition(alignment, made.es.size(), made.en.size());
    std::uint32_t right = 0, wrong = 0;
    for (const Bead& bead : alignment.beads) {
      const bool in_block = bead.en.first >= to - size && bead.en.end() <= to;
      if (bead.is_moved) ++(in_block ? right : wrong);
    }
    EXPECT_GE(right, size - 1) << sentences;  // one of them may have no Spanish
    EXPECT_LE(wrong, sentences / 100) << sentences;
  }
}

TEST(Align, MovesNothingWhereNothingMoved) {
  const Made made = make_bitext(2000, 19);
  for (const Bead& bead : align_texts(made.es, made.en).beads) EXPECT_FALSE(bead.is_moved) << bead.es.first;
}

TEST(Align, LongDocumentsWithoutAnchorsStillPartition) {
  Random random(5);
  std::vector<std::size_t> es(1400), en(1300);
  for (std::size_t& length : es) length = 10 + random.below(150);
  for (std::size_t& length : en) length = 10 + random.below(150);
  expect_partition(align_texts(blanks(es), blanks(en)), es.size(), en.size());
}

TEST(Align, IsSureOfWhatIsPlainAndUnsureOfWhatIsNot) {
  const Alignment plain = align_texts({"Boric llegó a Lima con 1.250 personas en 2024."},
                                      {"Boric arrived in Lima with 1,250 people in 2024."});
  const Alignment vague = align_texts(blanks({60, 60, 60}), blanks({52, 52}));
  EXPECT_GT(plain.beads.front().confidence, .95);
  EXPECT_LT(vague.beads.front().confidence, .8);
}

TEST(Align, ReportsProgressToTheEnd) {
  std::uint64_t done = 0, total = 1;
  const Made made = make_bitext(50, 1);
  const Lexicon lexicon;
  const auto es = extract_features<Side::es>(segment_texts(made.es), lexicon);
  const auto en = extract_features<Side::en>(segment_texts(made.en), lexicon);
  align(es, en, match_types(es, en, lexicon), {}, [&](std::uint64_t d, std::uint64_t t) {
    EXPECT_GE(d, done);
    done = d;
    total = t;
  });
  EXPECT_EQ(done, total);
}

// --- The parts ---------------------------------------------------------------------------------------------------

TEST(LengthCost, IsLeastAtTheExpectedRatio) {
  const AlignModel model;
  EXPECT_NEAR(length_cost(100, 100 * model.length_ratio, model), 0, 1e-4);
  EXPECT_GT(length_cost(100, 100, model), 0);
  EXPECT_GT(length_cost(100, 50, model), length_cost(100, 70, model));
  // Being off by half is a small matter for a short sentence.
  EXPECT_LT(length_cost(10, 5, model), length_cost(200, 100, model));
}

TEST(Band, ConnectsItsRows) {
  Random random(9);
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t es = 1 + random.below(20), en = 1 + random.below(20);
    std::vector<Band::Row> rows(es + 1);
    for (Band::Row& row : rows) row = {random.below((en + 3)), random.below((en + 3))};
    const Band band({0, 0}, {es, en}, rows);
    EXPECT_TRUE(band.contains({0, 0}));
    EXPECT_TRUE(band.contains({es, en}));
    for (std::uint32_t i = 1; i <= es; ++i) {
      EXPECT_LE(band.row(i).first, band.row(i).last);
      EXPECT_LE(band.row(i - 1).first, band.row(i).first);
      EXPECT_LE(band.row(i - 1).last, band.row(i).last);
      EXPECT_LE(band.row(i).first, band.row(i - 1).last);
    }
    const auto columns = band.columns();
    for (std::uint32_t j = 0; j <= en; ++j) {
      for (std::uint32_t i = 0; i <= es; ++i) {
        EXPECT_EQ(band.contains({i, j}), columns[j].first <= i && i <= columns[j].last) << i << ' ' << j;
      }
    }
  }
}

TEST(HeaviestChain, RisesOnBothSidesAndLeavesOutliersOut) {
  const std::vector<Waypoint> pairs = {{{0, 0}, 1},    {{1, 9}, 2}, {{2, 2}, 1}, {{3, 3}, 1},
                                       {{3, 4}, 1.5F}, {{8, 1}, 1}, {{9, 9}, 1}};
  std::string out;
  for (const Waypoint& waypoint : heaviest_chain(pairs, 10)) {
    out += std::to_string(waypoint.pair.i) + "," + std::to_string(waypoint.pair.j) + " ";
  }
  EXPECT_EQ(out, "0,0 2,2 3,4 9,9 ");
}

/// Coverage by its definition, token by token.
float plain_coverage(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches, GridPoint p,
                     BeadShape shape) {
  const auto strength = [&](std::uint32_t es_type, std::uint32_t en_type) {
    for (const Match& match : matches.of(es_type)) {
      if (match.en_type == en_type) return match.strength;
    }
    return 0.0F;
  };
  float sum = 0;
  std::vector<std::uint32_t> es_tokens, en_tokens;
  for (std::uint32_t k = 0; k < shape.es; ++k)
    es_tokens.insert(es_tokens.end(), es.tokens_of(p.i + k).begin(), es.tokens_of(p.i + k).end());
  for (std::uint32_t k = 0; k < shape.en; ++k)
    en_tokens.insert(en_tokens.end(), en.tokens_of(p.j + k).begin(), en.tokens_of(p.j + k).end());
  for (const std::uint32_t t : es_tokens) {
    float best = 0;
    for (const std::uint32_t u : en_tokens) best = std::max(best, strength(t, u));
    sum += best * es.types[t].weight;
  }
  for (const std::uint32_t u : en_tokens) {
    float best = 0;
    for (const std::uint32_t t : es_tokens) best = std::max(best, strength(t, u));
    sum += best * en.types[u].weight;
  }
  return sum;
}

/// Two texts as the search sees them.
struct Indexed {
  Indexed(const Texts& es_lines, const Texts& en_lines)
      : es(extract_features<Side::es>(segment_texts(es_lines), lexicon)),
        en(extract_features<Side::en>(segment_texts(en_lines), lexicon)) {}
  explicit Indexed(const Made& made) : Indexed(made.es, made.en) {}

  [[nodiscard]] Band all() const { return Band::full({0, 0}, {es.segments(), en.segments()}); }
  [[nodiscard]] Surroundings near(const Band& band) const { return {index, band.from(), band.to()}; }

  Lexicon lexicon;
  Features<Side::es> es;
  Features<Side::en> en;
  Matches matches = match_types(es, en, lexicon);
  MatchIndex index = {es, en, matches};
};

TEST(Coverage, EqualsItsDefinition) {
  const Indexed texts(make_bitext(12, 21));
  const auto& [lexicon, es, en, matches, index] = texts;
  const Band band = texts.all();
  Surroundings near = texts.near(band);
  const Coverage coverage(near, band);
  for (const BeadShape& shape : kShapes) {
    for (std::uint32_t i = 0; i + shape.es <= es.segments(); ++i) {
      for (std::uint32_t j = 0; j + shape.en <= en.segments(); ++j) {
        ASSERT_NEAR(coverage.of({i, j}, shape.es, shape.en), plain_coverage(es, en, matches, {i, j}, shape), 1e-3)
            << i << ' ' << j << ' ' << shape.es << '-' << shape.en;
      }
    }
  }
}

TEST(Coverage, OfPairsIsThatOfTheSmallestBeads) {
  const Indexed texts(make_bitext(12, 22));
  const auto& [lexicon, es, en, matches, index] = texts;
  const GridPoint from{2, 3}, to{10, 11};
  const Band band = Band::full(from, to);
  Surroundings near = texts.near(band);
  const PairCoverage coverage(near, band);
  for (std::uint32_t i = from.i; i < to.i; ++i) {
    for (std::uint32_t j = from.j; j < to.j; ++j) {
      ASSERT_NEAR(coverage.both(band.index({i, j})), plain_coverage(es, en, matches, {i, j}, {1, 1}), 1e-3)
          << i << ' ' << j;
    }
  }
}

/// The part worth searching of all of two texts.
Band worth_searching_in(const Texts& es_lines, const Texts& en_lines) {
  const Indexed texts(es_lines, en_lines);
  const Band all = texts.all();
  Surroundings near = texts.near(all);
  return worth_searching(PairCoverage(near, all));
}

TEST(WorthSearching, HoldsTheAlignmentAndLittleElse) {
  const Made made = make_bitext(200, 23);
  const Band band = worth_searching_in(made.es, made.en);
  GridPoint p;
  for (const auto& [es, en] : made.shapes) {
    ASSERT_TRUE(band.contains(p)) << p.i << ' ' << p.j;
    p = {p.i + es, p.j + en};
  }
  EXPECT_TRUE(band.contains(p));
  EXPECT_LT(band.points(), 15 * made.es.size());
}

TEST(WorthSearching, IsAllWhereWordsSayNothing) {
  const Band band = worth_searching_in(blanks({50, 30, 80, 20, 60, 70}), blanks({40, 90, 30, 55, 35, 60, 90}));
  EXPECT_EQ(band.points(), 7U * 8U);
}

TEST(Runs, AddUpAndTakeTheLargest) {
  const Runs sums = running_sum(Runs{1, 0, 4, 2}), largest = running_max(Runs{1, 0, 4, 2});
  for (std::uint32_t k = 0; k < kMaxBeadSide; ++k) {
    EXPECT_EQ(sums[k], (Runs{1, 1, 5, 7})[k]);
    EXPECT_EQ(largest[k], (Runs{1, 1, 4, 4})[k]);
  }
}

std::size_t index_of(BeadShape shape) {
  const auto same = [&](BeadShape other) { return other.es == shape.es && other.en == shape.en; };
  return static_cast<std::size_t>(std::ranges::find_if(kShapes, same) - kShapes.begin());
}

/// ln of the sum over all alignments from p on, by trying each.
double sum_all(const StepCosts& costs, GridPoint p, GridPoint end, int state) {
  if (p == end) return 0;
  double sum = 0;
  const auto add = [&](double cost, GridPoint next, int next_state) {
    sum += std::exp(-cost + sum_all(costs, next, end, next_state));
  };
  for (const BeadShape& shape : kShapes) {
    if (p.i + shape.es <= end.i && p.j + shape.en <= end.j) {
      add(double{costs.bead(p, index_of(shape))}, {p.i + shape.es, p.j + shape.en}, 0);
    }
  }
  if (p.i < end.i && state != 2) add(double{costs.drop_es(p.i, state == 1)}, {p.i + 1, p.j}, 1);
  if (p.j < end.j) add(double{costs.drop_en(p.j, state == 2)}, {p.i, p.j + 1}, 2);
  return std::log(sum);
}

TEST(Search, GivesThePosteriorOfTheFirstBead) {
  const Indexed texts(blanks({50, 30, 80, 20}), blanks({40, 90, 30}));
  const auto& [lexicon, es, en, matches, index] = texts;
  const Band band = texts.all();
  Surroundings near = texts.near(band);
  const Coverage coverage(near, band);
  const Evidence evidence(es, en, align_model(false));
  Standings standings(es.segments(), en.segments());
  PairCoverage(near, band).write_standings(standings);
  const StepCosts costs(evidence, coverage, standings);
  const SearchResult result = search(costs, band);
  const Bead& first = result.alignment.beads.front();
  ASSERT_FALSE(first.is_one_sided());
  const double all = sum_all(costs, {0, 0}, {4, 3}, 0);
  const double with_first = -double{costs.bead({0, 0}, index_of({first.es.count, first.en.count}))} +
                            sum_all(costs, {first.es.end(), first.en.end()}, {4, 3}, 0);
  EXPECT_NEAR(double{first.confidence}, std::exp(with_first - all), 1e-4);
}

TEST(Search, EachSegmentIsInSomeStepWhereverTheEndIs) {
  Made made = make_bitext(30, 24);
  made.es.resize(20);  // what an open end leaves of English is the next piece's
  const Indexed texts(made);
  const Band band = texts.all();
  Surroundings near = texts.near(band);
  const Coverage coverage(near, band);
  const Evidence evidence(texts.es, texts.en, align_model(false));
  Standings standings(texts.es.segments(), texts.en.segments());
  PairCoverage(near, band).write_standings(standings);
  const StepCosts costs(evidence, coverage, standings);
  for (const End end : {End::fixed, End::open}) {
    std::vector<double> sums(texts.es.segments(), 0);
    const auto seen = [&](const Step& step, double posterior) {
      for (std::uint32_t k = 0; k < step.shape.es; ++k) sums[step.from.i + k] += posterior;
    };
    static_cast<void>(search(costs, band, end, {nullptr, Shapes::all, seen}));
    for (const double sum : sums) EXPECT_NEAR(sum, 1, 1e-3) << (end == End::open ? "open" : "fixed");
  }
}

}  // namespace
}  // namespace cotejo
