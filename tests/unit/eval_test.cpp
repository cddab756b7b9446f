#include "cotejo/eval.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace cotejo {
namespace {

std::vector<LadderBead> ladder(std::string_view text) { return parse_ladder(text, "test").value(); }

struct LadderCase {
  const char* text;
  std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> expected;
};

TEST(ParseLadder, TakesTheWaysPeopleWriteIt) {
  const LadderCase cases[] = {
      {"[0, 1]:[0]\n[2]:[]\n", {{{0, 1}, {0}}, {{2}, {}}}},
      {"[0]:[0]:0.98\n", {{{0}, {0}}}},
      {"0,1:0\n", {{{0, 1}, {0}}}},
      {"0 1\t0 2\n\t3\n", {{{0, 1}, {0, 2}}, {{}, {3}}}},
      {"# comment\n\n[12]:[3]", {{{12}, {3}}}},
      {"[0]:[0]\r\n[1]:[1]\r\n", {{{0}, {0}}, {{1}, {1}}}},
      {"[]:[]\n", {}},
  };
  for (const LadderCase& c : cases) {
    const auto beads = ladder(c.text);
    ASSERT_EQ(beads.size(), c.expected.size()) << c.text;
    for (std::size_t k = 0; k < beads.size(); ++k) {
      EXPECT_EQ(beads[k].es, c.expected[k].first) << c.text;
      EXPECT_EQ(beads[k].en, c.expected[k].second) << c.text;
    }
  }
}

TEST(ParseLadder, SaysWhichLineIsWrong) {
  for (const char* text : {"[0]:[0]\nnonsense\n", "[0]:[0]\n[a]:[1]\n", "[0]:[0]\n[-1]:[1]\n"}) {
    const auto beads = parse_ladder(text, "gold.ladder");
    ASSERT_FALSE(beads) << text;
    EXPECT_EQ(beads.error().where, "gold.ladder:2");
    EXPECT_TRUE(to_string(beads.error()).starts_with("gold.ladder:2: expected a bead such as [0, 1]:[0], found \""));
  }
}

struct EvalCase {
  const char* name;
  const char* gold;
  const char* hypothesis;
  std::size_t es, en;
  double strict_p, strict_r, lax_p, lax_r, fine_p, fine_r;
};

// Worked out by hand from the definitions in eval.hpp.
TEST(Evaluate, CountsAsTheFieldDoes) {
  const EvalCase cases[] = {
      {"the same", "[0]:[0]\n[1, 2]:[1]\n", "[0]:[0]\n[1, 2]:[1]\n", 3, 2, 1, 1, 1, 1, 1, 1},
      {"one too fine", "[0]:[0]\n[1, 2]:[1]\n", "[0]:[0]\n[1]:[1]\n[2]:[]\n", 3, 2, 1. / 3, .5, 2. / 3, 1, 1, .5},
      {"one too coarse", "[0]:[0]\n[1]:[1]\n", "[0, 1]:[0, 1]\n", 2, 2, 0, 0, 1, 1, 0, 0},
      {"unnamed sentences are null", "[0]:[0]\n", "[0]:[0]\n", 2, 1, 1, 1, 1, 1, 1, 1},
      {"a null block counts a sentence each", "[0]:[0]\n[1, 2]:[]\n", "[0]:[0]\n[1]:[]\n[2]:[]\n", 3, 1, 1, 1, 1, 1, 1,
       1},
      {"moved", "[0]:[1]\n[1]:[0]\n", "[0]:[1]\n[1]:[0]\n", 2, 2, 1, 1, 1, 1, 1, 1},
      {"nothing right", "[0]:[1]\n[1]:[0]\n", "[0]:[0]\n[1]:[1]\n", 2, 2, 0, 0, 0, 0, 0, 0},
  };
  for (const EvalCase& c : cases) {
    const EvalMeasures m = measures(evaluate(ladder(c.gold), ladder(c.hypothesis), c.es, c.en));
    EXPECT_DOUBLE_EQ(m.strict.precision, c.strict_p) << c.name;
    EXPECT_DOUBLE_EQ(m.strict.recall, c.strict_r) << c.name;
    EXPECT_DOUBLE_EQ(m.lax.precision, c.lax_p) << c.name;
    EXPECT_DOUBLE_EQ(m.lax.recall, c.lax_r) << c.name;
    EXPECT_DOUBLE_EQ(m.fine.precision, c.fine_p) << c.name;
    EXPECT_DOUBLE_EQ(m.fine.recall, c.fine_r) << c.name;
  }
}

TEST(Evaluate, MeasuresNulls) {
  const EvalMeasures m =
      measures(evaluate(ladder("[0]:[0]\n[1]:[]\n[]:[1]\n"), ladder("[0]:[0]\n[1]:[]\n[2]:[1]\n"), 3, 2));
  EXPECT_DOUBLE_EQ(m.null.precision, 1);
  EXPECT_DOUBLE_EQ(m.null.recall, 1. / 3);
  EXPECT_DOUBLE_EQ(m.null.f1(), .5);
}

TEST(Evaluate, NothingToMeasureIsNotANumber) {
  const EvalMeasures m = measures(EvalCounts{});
  EXPECT_TRUE(std::isnan(m.strict.precision));
  EXPECT_TRUE(std::isnan(m.strict.f1()));
}

TEST(Evaluate, AddsUp) {
  EvalCounts sum = evaluate(ladder("[0]:[0]\n"), ladder("[0]:[0]\n"), 1, 1);
  sum += evaluate(ladder("[0]:[0]\n"), ladder("[0]:[]\n[]:[0]\n"), 1, 1);
  EXPECT_DOUBLE_EQ(measures(sum).strict.precision, 1. / 3);
  EXPECT_DOUBLE_EQ(measures(sum).strict.recall, .5);
}

}  // namespace
}  // namespace cotejo
