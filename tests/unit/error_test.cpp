#include "cotejo/error.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

struct FillCase {
  const char* text;
  std::vector<std::string> args;
  const char* expected;
};

TEST(Fill, ReplacesNumberedPlaces) {
  const FillCase cases[] = {
      {"expected {1} fields, found {2}", {"2", "1"}, "expected 2 fields, found 1"},
      {"{2} before {1}", {"a", "b"}, "b before a"},
      {"{1}", {"{1}"}, "{1}"},
      {"no such {3} place", {"a"}, "no such {3} place"},
      {"{} {x} { }", {"a"}, "{} {x} { }"},
      {"open {1", {"a"}, "open {1"},
      {"{0} {1x}", {"a"}, "{0} {1x}"},
      {"", {"a"}, ""},
  };
  for (const FillCase& c : cases) EXPECT_EQ(fill(c.text, c.args), c.expected) << c.text;
}

TEST(ErrorText, LeadsWithThePlace) {
  const auto failed = []() -> Result<int> { return fail(Errc::malformed, "a.tsv:3", "expected {1} fields", "2"); };
  EXPECT_EQ(to_string(failed().error()), "a.tsv:3: expected 2 fields");
  EXPECT_EQ(to_string(Error{Errc::usage, "", {"no input", {}}}), "no input");
}

TEST(Errc, HaveNames) {
  for (int code = 0; code <= static_cast<int>(Errc::interrupted); ++code)
    EXPECT_EQ(errc_of(name(static_cast<Errc>(code))), static_cast<Errc>(code));
  EXPECT_EQ(name(Errc::not_found), "not_found");
  EXPECT_EQ(errc_of("nothing of ours"), Errc::malformed);
}

}  // namespace
}  // namespace cotejo
