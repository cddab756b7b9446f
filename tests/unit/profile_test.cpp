// Profiles: which findings are wanted, and how severe they are.
#include "cotejo/profile.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

/// "one-to-many warning 0.5", … of what apply_profile() leaves of three findings.
std::string applied(const std::string& text) {
  const Result<Profile> profile = parse_profile(text, "p");
  if (!profile) return to_string(profile.error());
  std::vector<Finding> findings(3);
  findings[0].confidence = 0.5F;
  findings[1].type = FindingType::missing_rendering;
  findings[1].confidence = 0.6F;
  findings[2].type = FindingType::wrong_number;
  findings[2].severity = Severity::error;
  findings[2].confidence = 0.9F;
  apply_profile(*profile, findings);
  std::string out;
  for (const Finding& finding : findings)
    out.append(out.empty() ? "" : ", ").append(name(finding.type)).append(" ").append(name(finding.severity));
  return out;
}

struct Case {
  const char* what;
  const char* profile;
  const char* expected;
};

TEST(Profile, ChoosesFindings) {
  const Case cases[] = {
      {"nothing is set", "# nothing\n\n; at all\n", "one-to-many warning, glossary warning, wrong_number error"},
      {"off", "[glossary]\nseverity = off\n", "one-to-many warning, wrong_number error"},
      {"severities", "[ one-to-many ]\nseverity=note\n[wrong_number]\nseverity = warning\n",
       "one-to-many note, glossary warning, wrong_number warning"},
      {"hyphens or underlines", "[one_to_many]\nseverity=off\n[wrong-number]\nseverity=note",
       "glossary warning, wrong_number note"},
      {"a threshold", "min-confidence = 0.55\n", "glossary warning, wrong_number error"},
      {"a type's own threshold", "min-confidence = 0.95\n[one-to-many]\nmin-confidence = 0.5\n", "one-to-many warning"},
      {"line ends, and a byte-order mark", "\xEF\xBB\xBF[glossary]\r\nseverity = off\r\n",
       "one-to-many warning, wrong_number error"},
      {"on again", "[glossary]\nseverity = off\nseverity = error\n",
       "one-to-many warning, glossary error, wrong_number error"},
  };
  for (const auto& [what, profile, expected] : cases) EXPECT_EQ(applied(profile), expected) << what;
}

TEST(Profile, SaysWhatIsWrongAndWhere) {
  const Case cases[] = {
      {"no setting", "# x\nseverity\n", "p:2: expected KEY = VALUE or [TYPE], found 'severity'"},
      {"a type's key before any type", "severity = off\n",
       "p:1: 'severity' is not known here (expected strict, min-confidence, min-occurrences, ignore or [TYPE])"},
      {"a key of all types after one", "[moved]\nstrict = yes\n",
       "p:2: 'strict' is not known of a type (expected severity or min-confidence)"},
      {"a severity", "[moved]\nseverity = bad\n",
       "p:2: 'bad' is not a severity (expected note, warning, error or off)"},
      {"a threshold", "min-confidence = 0,5\n", "p:1: '0,5' is not a number from 0 to 1, such as 0.5"},
      {"a threshold that is no number", "min-confidence = nan\n",
       "p:1: 'nan' is not a number from 0 to 1, such as 0.5"},
      {"occurrences", "min-occurrences = 0\n", "p:1: '0' is not a whole number from 1 to 1024"},
      {"strict", "strict = 1\n", "p:1: '1' is neither yes nor no"},
      {"bytes", "ignore = a\xE1\n", "p:1: not UTF-8"},
  };
  for (const auto& [what, profile, expected] : cases) EXPECT_EQ(applied(profile), expected) << what;
}

TEST(Profile, AnUnknownTypeIsToldTheKnownOnes) {
  const std::string error = applied("[numbers]\n");
  EXPECT_TRUE(
      error.starts_with("p:1: 'numbers' is not a type of finding (expected one-to-many, many-to-one, glossary, "))
      << error;
  EXPECT_TRUE(error.ends_with(", unusual_length)")) << error;
}

TEST(Profile, HoldsWhatIsForAll) {
  const Result<Profile> profile =
      parse_profile("strict = yes\nmin-occurrences = 4\nignore = a.tsv\nignore = b c.tsv\n", "p");
  ASSERT_TRUE(profile);
  EXPECT_TRUE(profile->is_strict);
  EXPECT_EQ(profile->min_occurrences, 4U);
  EXPECT_EQ(profile->ignore, (std::vector<std::string>{"a.tsv", "b c.tsv"}));
}

TEST(Profile, SettlesAChecksThresholds) {
  constexpr FindingType kTypes[] = {FindingType::one_to_many, FindingType::many_to_one};
  const std::pair<const char*, float> cases[] = {
      {"", 0.3F},
      {"min-confidence = 0.4", 0.4F},
      {"[many-to-one]\nmin-confidence = 0.1", 0.1F},
      {"[many-to-one]\nmin-confidence = 0.1\nseverity = off", 0.3F},
  };
  for (const auto& [text, least] : cases) {
    Profile profile = *parse_profile(text, "p");
    EXPECT_EQ(settle_confidence(profile, kTypes, 0.3F), least) << text;
  }
  // What is looked for below a type's threshold for the sake of another is left out again.
  Profile profile = *parse_profile("[many-to-one]\nmin-confidence = 0.1", "p");
  settle_confidence(profile, kTypes, 0.3F);
  std::vector<Finding> findings(2);
  findings[0].confidence = findings[1].confidence = 0.2F;
  findings[1].type = FindingType::many_to_one;
  apply_profile(profile, findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].type, FindingType::many_to_one);
}

}  // namespace
}  // namespace cotejo
