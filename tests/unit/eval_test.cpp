#include "cotejo/eval.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <sstream>

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

TEST(ParseLadder, KeepsTheScore) {
  const std::pair<const char*, std::optional<double>> cases[] = {
      {"[0]:[0]:0.9731", 0.9731}, {"[0]:[0]:1", 1},        {"[0]:[0]: 0.5 \r", 0.5}, {"0\t0\t0.25", 0.25},
      {"[0]:[0]:-3.2", -3.2},     {"[0]:[0]", {}},         {"[0]:[0]:", {}},         {"[0]:[0]:sure", {}},
      {"[0]:[0]:0.9:x", {}},      {"[0]:[0]:0.9 0.8", {}}, {"[0]:[0]:1e400", {}},
  };
  for (const auto& [line, expected] : cases) {
    const auto beads = ladder(line);
    ASSERT_EQ(beads.size(), 1U) << line;
    EXPECT_EQ(beads[0].score, expected) << line;
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

/// "0.9+ 0.8- 0.2n+": confidences of right (+) and wrong (-) beads, n those with one side only.
std::string shown(const std::optional<std::vector<Judgement>>& judgements) {
  if (!judgements) return "none";
  std::ostringstream out;
  for (const Judgement& j : *judgements) {
    if (&j != judgements->data()) out << ' ';
    out << j.confidence << (j.is_pair ? "" : "n") << (j.is_right ? '+' : '-');
  }
  return out.str();
}

struct JudgeCase {
  const char* name;
  const char* gold;
  const char* hypothesis;
  std::size_t es, en;
  const char* expected;  // by Spanish, then by English sentences
};

TEST(Judge, IsAsStrictAsPrecision) {
  const JudgeCase cases[] = {
      {"right and wrong", "[0]:[0]\n[1, 2]:[1]\n", "[0]:[0]:0.9\n[1]:[1]:0.6\n[2]:[]:0.5\n", 3, 2, "0.9+ 0.6- 0.5n-"},
      {"a null bead counts once a sentence", "[0]:[0]\n", "[0]:[]:0.4\n[]:[0]:0.3\n[1, 2]:[]:0.8\n", 3, 1,
       "0.3n- 0.4n- 0.8n+ 0.8n+"},
      {"gold's unnamed sentences are null", "[0]:[0]\n", "[0]:[0]:1\n[1]:[]:0.7\n", 2, 1, "1+ 0.7n+"},
      {"sentences unnamed by the answer are not judged", "[0]:[0]\n[1]:[1]\n", "[0]:[0]:0.9\n", 2, 2, "0.9+"},
      {"a bead answered twice counts once", "[0]:[0]\n", "[0]:[0]:0.9\n[0]:[0]:0.9\n", 1, 1, "0.9+"},
      {"the ends of the scale", "[0]:[0]\n[1]:[1]\n", "[0]:[0]:0\n[1]:[1]:1\n", 2, 2, "0+ 1+"},
      {"an empty answer", "[0]:[0]\n", "", 1, 1, ""},
      {"one bead without", "[0]:[0]\n[1]:[1]\n", "[0]:[0]:0.9\n[1]:[1]\n", 2, 2, "none"},
      {"hunalign's scores", "[0]:[0]\n[1]:[1]\n", "[0]:[0]:0.9\n[1]:[1]:1.35\n", 2, 2, "none"},
      {"below zero", "[0]:[0]\n", "[0]:[0]:-0.1\n", 1, 1, "none"},
      {"not a number", "[0]:[0]\n", "[0]:[0]:nan\n", 1, 1, "none"},
  };
  for (const JudgeCase& c : cases) {
    EXPECT_EQ(shown(judge(ladder(c.gold), ladder(c.hypothesis), c.es, c.en)), c.expected) << c.name;
  }
}

TEST(Judge, JudgesAsManyBeadsAsPrecisionCounts) {
  const auto gold = ladder("[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2, 3]\n");
  const auto hypothesis = ladder("[0]:[0]:1\n[1]:[1]:1\n[2]:[]:1\n[3]:[]:1\n[4]:[2, 3]:1\n");
  const EvalCounts counts = evaluate(gold, hypothesis, 5, 4);
  const std::vector<Judgement> judgements = judge(gold, hypothesis, 5, 4).value();
  EXPECT_EQ(judgements.size(), counts.hypothesis_beads);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(judgements, &Judgement::is_right)), counts.strict_right);
}

/// `count` pairs of one confidence, the first `right` of them right.
void add(std::vector<Judgement>& judgements, double confidence, std::size_t count, std::size_t right) {
  for (std::size_t k = 0; k < count; ++k) judgements.push_back({confidence, k < right, true});
}

/// "[0.25 0.75] 4/3": a bin's ends, its beads and those that are right.
std::string shown(const std::vector<ReliabilityBin>& bins) {
  std::ostringstream out;
  for (const ReliabilityBin& bin : bins) {
    if (bin.count > 0) out << '[' << bin.low << ' ' << bin.high << "] " << bin.count << '/' << bin.right << ' ';
  }
  return out.str();
}

TEST(Reliability, BinsOfEqualWidth) {
  std::vector<Judgement> judgements;
  for (const double confidence : {0.0, 0.05, 0.1, 0.55, 0.599, 0.6, 0.9, 1.0}) add(judgements, confidence, 1, 1);
  const std::vector<ReliabilityBin> bins = bins_of_equal_width(judgements);
  EXPECT_EQ(bins.size(), kReliabilityBins);
  EXPECT_EQ(shown(bins), "[0 0.1] 2/2 [0.1 0.2] 1/1 [0.5 0.6] 2/2 [0.6 0.7] 1/1 [0.9 1] 2/2 ");
  EXPECT_DOUBLE_EQ(bins[0].mean_confidence(), 0.025);
  EXPECT_TRUE(std::isnan(bins[2].mean_confidence()));
  EXPECT_TRUE(std::isnan(bins[2].share_right()));
}

TEST(Reliability, BinsOfEqualMass) {
  std::vector<Judgement> judgements;
  for (int k = 0; k < 20; ++k) add(judgements, k / 20., 1, k % 2 == 0);
  const std::vector<ReliabilityBin> bins = bins_of_equal_mass(judgements);
  ASSERT_EQ(bins.size(), kReliabilityBins);
  for (const ReliabilityBin& bin : bins)
    EXPECT_EQ(std::pair(bin.count, bin.right), std::pair(std::size_t{2}, std::size_t{1}));
}

TEST(Reliability, EqualConfidencesStayInOneBin) {
  std::vector<Judgement> judgements;
  add(judgements, 1, 80, 80);
  add(judgements, 0.5, 15, 6);
  add(judgements, 0.7, 5, 5);
  EXPECT_EQ(shown(bins_of_equal_mass(judgements)), "[0.5 0.5] 15/6 [0.7 1] 85/85 ");
  EXPECT_EQ(shown(bins_of_equal_mass({})), "");
}

struct CalibrationCase {
  const char* name;
  std::vector<std::array<double, 3>> groups;  // confidence, beads, right ones
  double equal_width, equal_mass;
};

// By hand: the sum over the bins of |sum of confidences - right ones|, over all beads.
TEST(CalibrationError, IsTheDistanceOfConfidenceAndShare) {
  const CalibrationCase cases[] = {
      {"perfect", {{.5, 10, 5}, {1, 10, 10}}, 0, 0},
      {"always sure, always wrong", {{1, 4, 0}}, 1, 1},
      {"too sure", {{.9, 10, 7}}, .2, .2},
      {"weighted by beads", {{.9, 30, 27}, {.3, 10, 7}}, .1, .1},
      {"errors within a bin cancel", {{.92, 50, 45}, {.98, 50, 50}}, 0, .02},
  };
  for (const CalibrationCase& c : cases) {
    std::vector<Judgement> judgements;
    for (const auto& [confidence, count, right] : c.groups)
      add(judgements, confidence, static_cast<std::size_t>(count), static_cast<std::size_t>(right));
    EXPECT_NEAR(calibration_error(bins_of_equal_width(judgements)), c.equal_width, 1e-12) << c.name;
    EXPECT_NEAR(calibration_error(bins_of_equal_mass(judgements)), c.equal_mass, 1e-12) << c.name;
  }
  EXPECT_TRUE(std::isnan(calibration_error(bins_of_equal_width({}))));
}

TEST(KeepPairs, MeasuresWhatAThresholdLeaves) {
  std::vector<Judgement> judgements{{.99, true, false}};  // not a pair: no threshold drops it
  add(judgements, .9, 4, 3);
  add(judgements, .5, 2, 1);
  const std::array<double, 4> cases[] = {{.5, 6, 4. / 6, 4. / 8}, {.9, 4, 3. / 4, 3. / 8}, {.51, 4, 3. / 4, 3. / 8}};
  for (const auto& [threshold, count, precision, recall] : cases) {
    const KeptPairs kept = keep_pairs(judgements, threshold, 8);
    EXPECT_EQ(static_cast<double>(kept.count), count) << threshold;
    EXPECT_DOUBLE_EQ(kept.measure.precision, precision) << threshold;
    EXPECT_DOUBLE_EQ(kept.measure.recall, recall) << threshold;
  }
  EXPECT_TRUE(std::isnan(keep_pairs(judgements, .95, 8).measure.precision));
  EXPECT_DOUBLE_EQ(keep_pairs(judgements, .95, 8).measure.recall, 0);
}

}  // namespace
}  // namespace cotejo
