#include "cotejo/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <thread>

#include "cotejo/text.hpp"
#include "plan/folder.hpp"
#include "plan/line_reader.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// The cut.

TEST(Cut, Table) {
  const struct {
    std::vector<std::uint64_t> sizes;
    std::size_t parts;
    std::vector<std::size_t> borders;
  } kCases[] = {
      {{}, 3, {0, 0}},
      {{5}, 1, {0, 1}},
      {{5}, 4, {0, 1}},
      {{1, 1, 1, 1}, 2, {0, 2, 4}},
      {{1, 1, 1, 1, 1}, 2, {0, 2, 5}},
      {{9, 1, 1, 1}, 2, {0, 1, 4}},
      {{1, 1, 1, 9}, 2, {0, 3, 4}},
      {{0, 0, 0, 0}, 3, {0, 1, 2, 4}},  // texts that are not there yet
      {{100, 0, 0}, 3, {0, 1, 2, 3}},
      {{0, 0, 100}, 3, {0, 1, 2, 3}},
  };
  for (const auto& c : kCases) EXPECT_EQ(cut(c.sizes, c.parts), c.borders) << c.sizes.size() << " in " << c.parts;
}

TEST(Cut, EveryJobOnceAndNoPartLargerThanItsShareAndTheLargestJob) {
  std::mt19937 chance(7);
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::uint64_t> sizes(1 + chance() % 60);
    const bool is_uneven = round % 3 == 0;
    for (std::uint64_t& size : sizes) size = is_uneven && chance() % 4 != 0 ? 0 : chance() % 1000;
    const std::size_t parts = 1 + chance() % 70;
    const std::vector<std::size_t> borders = cut(sizes, parts);
    ASSERT_EQ(borders.size(), std::min(parts, sizes.size()) + 1);
    ASSERT_EQ(borders.front(), 0U);
    ASSERT_EQ(borders.back(), sizes.size());
    const auto sum_of = [&](std::size_t begin, std::size_t end) {
      return std::accumulate(sizes.begin() + static_cast<std::ptrdiff_t>(begin),
                             sizes.begin() + static_cast<std::ptrdiff_t>(end), std::uint64_t{0});
    };
    const std::uint64_t most = sum_of(0, sizes.size()) / (borders.size() - 1) + *std::ranges::max_element(sizes) + 1;
    for (std::size_t part = 1; part < borders.size(); ++part) {
      ASSERT_LT(borders[part - 1], borders[part]);
      ASSERT_LE(sum_of(borders[part - 1], borders[part]), most);
    }
    ASSERT_EQ(borders, cut(sizes, parts));
  }
}

TEST(Cut, SumsAsLargeAsThereAre) {
  const std::vector<std::uint64_t> sizes(4, std::uint64_t{1} << 60U);
  EXPECT_EQ(cut(sizes, 4), (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(NumberRanges, Table) {
  const auto ranges = [](const std::vector<std::uint32_t>& numbers) { return number_ranges(numbers); };
  EXPECT_EQ(ranges({}), "");
  EXPECT_EQ(ranges({7}), "7");
  EXPECT_EQ(ranges({1, 2, 3, 7}), "1-3,7");
  EXPECT_EQ(ranges({1, 3, 4, 9, 10, 11}), "1,3-4,9-11");
}

// plan.json.

Plan example() {
  Plan plan;
  plan.tool_version = "0.1.0";
  plan.ui_lang = "es";
  plan.folder = "/noticias \"hoy\"";
  plan.list = "jobs.tsv";
  plan.options = {{"glossary", {"a.tsv", "b.tbx"}}, {"no-check", {}}, {"es-lang", {"es-MX"}}};
  plan.known = {{"a.tsv", "12"}, {"builtin", "34"}};
  plan.jobs_checksum = std::string(64, 'a');
  plan.parts = {{0, 3, 600, 3}, {240, 2, 580, 0}};
  return plan;
}

TEST(PlanJson, ComesBack) {
  const Result<Plan> plan = parse_plan(plan_json(example()), "plan.json");
  ASSERT_TRUE(plan) << to_string(plan.error());
  EXPECT_EQ(*plan, example());
  EXPECT_EQ(plan_json(*plan), plan_json(example()));
  EXPECT_EQ(first_job(*plan, 1), 0U);
  EXPECT_EQ(first_job(*plan, 2), 3U);
  EXPECT_EQ(whole(*plan), (Part{0, 5, 1180, 3}));
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

TEST(PlanJson, BrokenOnes) {
  const std::string sound = plan_json(example());
  const struct {
    std::string json, error;
  } kCases[] = {
      {"", "plan.json:1: no JSON from here on"},
      {sound.substr(0, sound.size() / 2), "no JSON from here on"},
      {"[1e999]", "plan.json: a number that is too large"},
      {"[]", "plan.json: no plan (expected what cotejo batch plan makes)"},
      {"{}", "plan.json: no plan (expected what cotejo batch plan makes)"},
      {replaced(sound, "\"version\": 1", "\"version\": 2"),
       "plan.json: a plan of another version (expected version 1)"},
      {replaced(sound, "\"cotejo\": \"0.1.0\"", "\"cotejo\": 1"), "plan.json: 'cotejo' is no text (expected a string)"},
      {replaced(sound, "aaaa", "../a"), "plan.json: 'jobs_sha256' is no checksum (expected SHA-256)"},
      {replaced(sound, "\"no-check\": []", "\"no-check\": true"),
       "plan.json: options: 'no-check' is no list of texts (expected strings)"},
      {replaced(sound, "\"checksum\": \"12\"", "\"sum\": 1"),
       "plan.json: known 1: 'checksum' is no text (expected a string)"},
      {replaced(sound, "\"jobs\":2", "\"jobs\":-2"),
       "plan.json: part 2: 'jobs' is no number (expected a whole one, not below 0)"},
      {replaced(sound, "\"jobs\":2", "\"jobs\":0"),
       "plan.json: part 2: does not follow on the part before it, or is empty"},
      {replaced(sound, "\"offset\":240", "\"offset\":0"),
       "plan.json: part 2: does not follow on the part before it, or is empty"},
      {replaced(sound, "\"offset\":240", "\"offset\":18446744073709551615"),
       "plan.json: part 2: does not follow on the part before it, or is empty"},
      {replaced(sound, "\"parts\": [", "\"parts\": [], \"old\": ["), "plan.json: 0 parts (expected 1 to 100000)"},
  };
  for (const auto& c : kCases) {
    const Result<Plan> plan = parse_plan(c.json, "plan.json");
    ASSERT_FALSE(plan) << c.error;
    EXPECT_NE(to_string(plan.error()).find(c.error), std::string::npos) << to_string(plan.error());
  }
}

// Plans in folders.

constexpr const char* kEs = "El faro de la isla se encendió en 1925. Su guardián, Tomás Vidal, se jubila este mes.\n";
constexpr const char* kEn =
    "The lighthouse of the island was lit in 1925. Its keeper, Tomás Vidal, retires this month.\n";

class PlanTest : public testing::Test {
 protected:
  PlanTest() {
    std::string pattern = (fs::temp_directory_path() / "cotejo-plan-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    put("a.es", kEs);
    put("a.en", kEn);
  }
  ~PlanTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void put(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] std::vector<Job> jobs(std::size_t count) const {
    std::vector<Job> out;
    for (std::size_t k = 1; k <= count; ++k)
      out.push_back({path("a.es"), path("a.en"), {}, "jobs.tsv:" + std::to_string(k)});
    return out;
  }

  PlanFolder planned(const std::vector<Job>& jobs, std::size_t parts, const char* name = "plan") const {
    Plan plan = example();
    plan.parts.clear();
    const Result<PlanMade> made = make_plan(path(name), jobs, {plan, {parts, 0}, true});
    EXPECT_TRUE(made) << (made ? "" : to_string(made.error()));
    return made ? made->folder : PlanFolder{};
  }

  static Result<PartDone> done(const PlanFolder& folder, std::uint32_t number, bool again_if_failed = false) {
    const Lexicon lexicon;
    const JobOptions options;
    return run_part(folder, number, {lexicon, options, again_if_failed}, {}, {});
  }

  std::string merged(const PlanFolder& folder, std::vector<std::string>* failed = nullptr) {
    const auto hear = [&](const FailedJob& job) {
      if (failed != nullptr) failed->push_back(job.origin + " " + to_string(job.error));
    };
    const auto counts = merge_parts(folder, finished_parts(folder), {path("all.tmx"), path("all.jsonl")}, {}, hear);
    if (!counts) return to_string(counts.error());
    return read("all.tmx") + read("all.jsonl");
  }

 private:
  fs::path folder_;
};

TEST_F(PlanTest, OpensAsMade) {
  const PlanFolder made = planned(jobs(5), 2);
  const Result<PlanFolder> opened = open_plan(path("plan"));
  ASSERT_TRUE(opened) << to_string(opened.error());
  EXPECT_EQ(opened->plan, made.plan);
  EXPECT_EQ(opened->id, made.id);
  EXPECT_EQ(made.plan.parts.size(), 2U);
  EXPECT_EQ(whole(made.plan).collected, 5U);
}

TEST_F(PlanTest, TheSamePlanIsKeptAndAnotherRefused) {
  planned(jobs(5), 2);
  Plan plan = example();
  plan.parts.clear();
  const Result<PlanMade> same = make_plan(path("plan"), jobs(5), {plan, {2, 0}});
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->was_there);
  const Result<PlanMade> other = make_plan(path("plan"), jobs(5), {plan, {3, 0}});
  ASSERT_FALSE(other);
  EXPECT_EQ(to_string(other.error()), path("plan") + ": has another plan (expected a new folder, or --force)");
}

TEST_F(PlanTest, AnotherPlansResultsDoNotCount) {
  const PlanFolder old = planned(jobs(4), 2);
  ASSERT_TRUE(done(old, 1));
  EXPECT_TRUE(finished_part(old, 1));
  const PlanFolder later = planned(jobs(6), 2);
  EXPECT_FALSE(finished_part(later, 1));
  ASSERT_TRUE(done(later, 1));
  EXPECT_FALSE(finished_part(old, 1));  // of a task that is still at work for it
}

TEST_F(PlanTest, TheBytesAreTheSameHoweverTheListIsCut) {
  std::vector<Job> list = jobs(7);
  list[3].es = path("missing");
  const PlanFolder one = planned(list, 1, "one");
  ASSERT_TRUE(done(one, 1));
  const std::string whole = merged(one);
  EXPECT_NE(whole.find("</tmx>"), std::string::npos) << whole;
  for (const std::size_t parts : {2U, 3U, 7U, 9U}) {
    const PlanFolder many = planned(list, parts, "many");
    for (std::uint32_t number = static_cast<std::uint32_t>(many.plan.parts.size()); number > 0; --number)
      ASSERT_TRUE(done(many, number));
    std::vector<std::string> failed;
    EXPECT_EQ(merged(many, &failed), whole);
    EXPECT_EQ(failed, std::vector<std::string>{"jobs.tsv:4 " + path("missing") + ": no such file"});
  }
}

TEST_F(PlanTest, WhatIsDoneIsNotDoneAgain) {
  std::vector<Job> list = jobs(2);
  list[1].es = path("late.es");
  const PlanFolder folder = planned(list, 1);
  ASSERT_TRUE(done(folder, 1));
  put("late.es", kEs);
  const Result<PartDone> again = done(folder, 1);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->was_done);
  EXPECT_EQ(again->result.counts.failed, 1U);
  const Result<PartDone> retried = done(folder, 1, true);
  ASSERT_TRUE(retried);
  EXPECT_FALSE(retried->was_done);
  EXPECT_EQ(retried->result.counts.failed, 0U);
  EXPECT_TRUE(done(folder, 1, true)->was_done);
}

TEST_F(PlanTest, HalfAResultDoesNotCount) {
  const PlanFolder folder = planned(jobs(2), 1);
  ASSERT_TRUE(done(folder, 1));
  const std::string report = read("plan/parts/000001.jsonl"), tmx = read("plan/parts/000001.tmx");
  for (const std::size_t size : {std::size_t{0}, report.size() / 2, report.size() - 1}) {
    put("plan/parts/000001.jsonl", report.substr(0, size));
    EXPECT_FALSE(finished_part(folder, 1)) << size;
  }
  put("plan/parts/000001.jsonl", report);
  EXPECT_TRUE(finished_part(folder, 1));
  put("plan/parts/000001.tmx", tmx.substr(1));
  EXPECT_FALSE(finished_part(folder, 1));
  put("plan/parts/000001.tmx", replaced(tmx, "1925", "1926"));
  EXPECT_NE(merged(folder).find("is not what the part's report says"), std::string::npos);
  EXPECT_FALSE(fs::exists(path("all.tmx")));
}

TEST_F(PlanTest, AListThatIsNotThePlansIsRefused) {
  const PlanFolder folder = planned(jobs(4), 2);
  const fs::path list = detail::jobs_path(path("plan"), folder.plan.jobs_checksum);
  const std::string name = list.filename().string(), lines = read("plan/" + name);
  const auto failure = [&](const std::string& content) {
    put("plan/" + name, content);
    const Result<PartDone> result = done(folder, 2);
    return result ? std::string() : to_string(result.error());
  };
  EXPECT_NE(failure(lines.substr(0, lines.size() - 5)).find(":4: the file ends within a line"), std::string::npos);
  EXPECT_NE(failure(lines.substr(0, folder.plan.parts[1].offset)).find("jobs are missing"), std::string::npos);
  EXPECT_NE(failure(replaced(lines, "\"job\":3", "\"job\":9")).find(":3: another job than the plan says"),
            std::string::npos);
  EXPECT_NE(failure(replaced(lines, "{\"job\":3", "\"job\":3")).find(":3: no JSON"), std::string::npos);
  fs::remove(list);
  EXPECT_NE(to_string(done(folder, 2).error()).find("no such file"), std::string::npos);
  EXPECT_FALSE(finished_part(folder, 2));
}

TEST_F(PlanTest, PartsHaveNumbersFromOne) {
  const PlanFolder folder = planned(jobs(4), 2);
  for (const std::uint32_t number : {0U, 3U})
    EXPECT_EQ(to_string(done(folder, number).error()),
              path("plan") + ": there is no part " + std::to_string(number) + " (expected 1 to 2)");
}

TEST_F(PlanTest, TwoRunsOfAPartDoNotMeet) {
  const PlanFolder folder = planned(jobs(40), 1);
  std::vector<int> was_done(4);
  {
    std::vector<std::jthread> threads;
    for (int& was : was_done)
      threads.emplace_back([&] {
        const Result<PartDone> result = done(folder, 1);
        was = result ? result->was_done : -1;
      });
  }
  std::ranges::sort(was_done);
  EXPECT_EQ(was_done, (std::vector<int>{0, 1, 1, 1}));
}

TEST_F(PlanTest, StoppedWorkCountsForNothing) {
  const PlanFolder folder = planned(jobs(4), 1);
  std::stop_source stop;
  stop.request_stop();
  const Lexicon lexicon;
  const JobOptions options;
  const Result<PartDone> result = run_part(folder, 1, {lexicon, options}, stop.get_token(), {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::interrupted);
  EXPECT_TRUE(fs::is_empty(path("plan/parts")));
}

TEST_F(PlanTest, WhatIsWrongWithAList) {
  std::vector<Job> list = jobs(4);
  list[0].es = "-";
  list[1].en = "\xFF";
  list[2].outputs = {{path("o.tmx"), ""}};
  list[3].outputs = {{path("o.tmx"), ""}};
  std::vector<FailedJob> errors = check_plan(list);
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(to_string(errors[0].error), "jobs.tsv:1: a part has no standard input and output (expected a file's path)");
  EXPECT_EQ(to_string(errors[1].error), "jobs.tsv:2: a path that is not UTF-8 (expected UTF-8)");
  errors = check_plan(std::span(list).subspan(2));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(to_string(errors[0].error), path("o.tmx") + ": is the place of two outputs (expected a path for each)");
  EXPECT_EQ(errors[0].origin, "jobs.tsv:4");
}

TEST_F(PlanTest, LongLinesAreRefused) {
  put("long", std::string(3 * detail::kMostLine, 'x') + "\n");
  detail::LineReader lines(path("long"));
  const auto line = lines.next();
  ASSERT_FALSE(line);
  EXPECT_EQ(line.error().code, Errc::too_large);
}

TEST_F(PlanTest, LinesOfAnyLength) {
  std::string text;
  for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 200000U, 3U}) text += std::string(size, 'x') + "\n";
  put("lines", text);
  detail::LineReader lines(path("lines"));
  std::string again;
  for (auto line = lines.next(); line && *line; line = lines.next()) again.append(**line).append("\n");
  EXPECT_EQ(again, text);
  EXPECT_EQ(lines.place(), path("lines") + ":7");
}

}  // namespace
}  // namespace cotejo
