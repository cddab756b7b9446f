#include "cotejo/batch.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "batch/atomic_file.hpp"
#include "batch/job_paths.hpp"
#include "batch/language_check.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, with files by name.
class BatchTest : public testing::Test {
 protected:
  BatchTest() {
    std::string pattern = (fs::temp_directory_path() / "cotejo-batch-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~BatchTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  [[nodiscard]] std::string put(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder_)) out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  fs::path folder_;
};

std::string text_of(const JobList& list) {
  std::string out;
  for (const Job& job : list.jobs) {
    out += job.origin + " " + job.es + "|" + job.en;
    for (const Output& output : job.outputs) out += "|" + output.path + output.format;
    out += "\n";
  }
  for (const Error& error : list.errors) out += to_string(error) + "\n";
  return out;
}

TEST(ParseJobs, Table) {
  const struct {
    const char* name;
    const char* tsv;
    const char* jobs;
  } kCases[] = {
      {"nothing", "", ""},
      {"comments and empty lines", "# es\ten\tout\n\n \t\n", ""},
      {"a line without its end", "a\tb\tc.tmx", "j:1 a|b|c.tmx\n"},
      {"line numbers count every line", "#\n\na\tb\tc\nd\te\tf\n", "j:3 a|b|c\nj:4 d|e|f\n"},
      {"Windows line ends, a byte-order mark", "\xEF\xBB\xBFx y\tb\tc\r\n", "j:1 x y|b|c\n"},
      {"too few fields", "a b c\n", "j:1: expected 3 tab-separated fields (es, en, out), found 1\n"},
      {"too many fields", "a\tb\tc\td\n", "j:1: expected 3 tab-separated fields (es, en, out), found 4\n"},
      {"an empty field", "a\t\tc\n", "j:1: an empty field (expected es TAB en TAB out)\n"},
      {"good lines beside bad ones", "a\tb\nc\td\te\n",
       "j:2 c|d|e\nj:1: expected 3 tab-separated fields (es, en, out), found 2\n"},
  };
  for (const auto& c : kCases) EXPECT_EQ(text_of(parse_jobs(c.tsv, "j")), c.jobs) << c.name;
}

TEST(ParsePairs, AnOutputMayFollowAndIsPassedOver) {
  const struct {
    const char* tsv;
    const char* jobs;
  } kCases[] = {
      {"a\tb\n", "j:1 a|b\n"},
      {"a\tb\tc.tmx\n# x\n", "j:1 a|b\n"},
      {"a\n", "j:1: expected 2 or 3 tab-separated fields (es, en), found 1\n"},
      {"a\t\tc\n", "j:1: an empty field (expected es TAB en)\n"},
  };
  for (const auto& c : kCases) EXPECT_EQ(text_of(parse_pairs(c.tsv, "j")), c.jobs) << c.tsv;
}

TEST(ParsePlannedJobs, TheOutputMayBeMissing) {
  const JobList list = parse_planned_jobs("a\tb\nc\td\te\nf\n\tg\n", "p");
  ASSERT_EQ(list.jobs.size(), 2U);
  EXPECT_TRUE(list.jobs[0].outputs.empty());
  EXPECT_EQ(list.jobs[1].outputs[0].path, "e");
  ASSERT_EQ(list.errors.size(), 2U);
  EXPECT_EQ(to_string(list.errors[0]), "p:3: expected 3 tab-separated fields (es, en, out), found 1");
  EXPECT_EQ(list.errors[1].where, "p:4");
}

TEST(LanguageVerdict, Table) {
  using enum LanguageVerdict;
  const struct {
    const char* name;
    LanguageEvidence evidence;
    LanguageVerdict verdict;
  } kCases[] = {
      {"Spanish", {500, .45, .00}, es},
      {"English", {500, .01, .44}, en},
      {"Spanish with some English in it", {200, .30, .10}, unclear},
      {"half translated", {100, .06, .35}, unclear},
      {"nine words of English", {9, .0, .6}, unclear},
      {"a short text in English", {12, .0, .4}, en},
      {"German", {400, .01, .03, .01}, neither},
      {"Portuguese", {80, .26, .04, .15}, neither},
      {"a few words of Portuguese", {40, .26, .04, .15}, es},
      {"French", {2000, .167, .009}, neither},
      {"a short text in German", {49, .0, .0}, unclear},
      {"names and numbers", {30, .05, .0}, unclear},
      {"Spanish with few function words", {221, .26, .06}, unclear},
      {"a short Spanish text with few function words", {60, .20, .0}, unclear},
      {"nothing", {0, 0, 0}, unclear},
  };
  for (const auto& c : kCases) EXPECT_EQ(language_verdict(c.evidence), c.verdict) << c.name;
}

TEST_F(BatchTest, WritesWholeFiles) {
  const std::string large(1'000'000, 'x');  // more than any buffer
  ASSERT_TRUE(write_atomically(path("a"), [&](std::ostream& out) { out << large << "\n"; }));
  EXPECT_EQ(read("a"), large + "\n");
  ASSERT_TRUE(write_atomically(path("a"), [](std::ostream& out) { out << "new"; }));
  EXPECT_EQ(read("a"), "new");
  ASSERT_TRUE(write_atomically(path("empty"), [](std::ostream&) {}));
  EXPECT_EQ(names(), (std::vector<std::string>{"a", "empty"}));
}

TEST_F(BatchTest, LongNamesAreWritten) {
  const std::string name(255, 'n');
  ASSERT_TRUE(write_atomically(path(name), [](std::ostream& out) { out << "x"; }));
  EXPECT_EQ(read(name), "x");
}

TEST_F(BatchTest, NothingIsLeftWhenTheWriterThrows) {
  EXPECT_THROW(static_cast<void>(write_atomically(path("a"),
                                                  [](std::ostream& out) {
                                                    out << "half" << std::flush;
                                                    throw std::runtime_error("writer");
                                                  })),
               std::runtime_error);
  EXPECT_EQ(names(), std::vector<std::string>{});
}

TEST_F(BatchTest, NothingIsLeftWhenStopped) {
  std::stop_source stop;
  static_cast<void>(put("a", "old"));
  const Result<void> result = write_unless_stopped(
      path("a"),
      [&](std::ostream& out) {
        out << "half" << std::flush;
        stop.request_stop();
        out << "other half";
      },
      stop.get_token());
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::interrupted);
  EXPECT_EQ(read("a"), "old");
  EXPECT_EQ(names(), std::vector<std::string>{"a"});
}

TEST_F(BatchTest, WritingFailuresSayWhy) {
  fs::create_directory(path("folder"));
  static_cast<void>(put("file", ""));
  const struct {
    std::string path;
    const char* what;
  } kCases[] = {
      {"/dev/full", "cannot be written: no space left on the disk"},
      {path("none/a"), "cannot be written: its folder does not exist"},
      {path("folder"), "cannot be written: it is a folder (expected a file)"},
      {path("file/a"), "cannot be written: a part of its path is not a folder"},
  };
  for (const auto& c : kCases) {
    const Result<void> result = write_atomically(c.path, [](std::ostream& out) { out << "x"; });
    ASSERT_FALSE(result) << c.path;
    EXPECT_EQ(to_string(result.error()), c.path + ": " + c.what);
    EXPECT_EQ(result.error().code, Errc::unwritable);
  }
}

TEST_F(BatchTest, PipesAreWrittenStraight) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  std::string got;
  std::jthread reader([&] {
    std::ifstream pipe(path("pipe"));
    got.assign(std::istreambuf_iterator<char>(pipe), {});
  });
  ASSERT_TRUE(write_atomically(path("pipe"), [](std::ostream& out) { out << "through"; }));
  reader.join();
  EXPECT_EQ(got, "through");
  EXPECT_EQ(fs::status(path("pipe")).type(), fs::file_type::fifo);
}

TEST_F(BatchTest, LinksStayLinks) {
  static_cast<void>(put("a", "old"));
  fs::create_symlink("a", path("link"));
  fs::create_symlink("later", path("dangling"));
  ASSERT_TRUE(write_atomically(path("link"), [](std::ostream& out) { out << "new"; }));
  ASSERT_TRUE(write_atomically(path("dangling"), [](std::ostream& out) { out << "first"; }));
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(read("later"), "first");
}

TEST_F(BatchTest, ChecksJobsBeforeTheyRun) {
  const std::string es = put("es", ""), en = put("en", "");
  fs::create_hard_link(es, path("es too"));
  fs::create_symlink("en", path("en too"));
  fs::create_directory(path("out"));
  fs::create_directory_symlink("out", path("o"));
  const struct {
    const char* name;
    std::vector<Job> jobs;
    const char* errors;  // what, a job a line; "-" for none
  } kCases[] = {
      {"nothing wrong", {{es, en, {{path("a.tmx"), ""}, {path("a.tsv"), ""}}, ""}}, "-\n"},
      {"one file", {{es, es, {}, ""}}, "the Spanish and the English text are the same file (expected two)\n"},
      {"one file by two names",
       {{es, path("es too"), {}, ""}, {en, path("out/../en too"), {}, ""}},
       "the Spanish and the English text are the same file (expected two)\n"
       "the Spanish and the English text are the same file (expected two)\n"},
      {"two files that are not there", {{path("x"), path("y"), {}, ""}}, "-\n"},
      {"an output over another job's input",
       {{es, en, {{path("a"), ""}}, ""}, {es, en, {{path("en too"), ""}}, ""}},
       "-\nwould overwrite an input (expected another path for the output)\n"},
      {"two outputs in one place, by another way",
       {{es, en, {{path("out/a"), ""}}, ""}, {es, en, {{path("o/a"), ""}}, ""}},
       "-\nis the place of two outputs (expected a path for each)\n"},
      {"a device takes any number", {{es, en, {{"/dev/null", ""}, {"/dev/null", ""}}, ""}}, "-\n"},
      {"standard output takes one",
       {{es, en, {{"-", ""}, {"-", ""}}, ""}},
       "is the place of two outputs (expected a path for each)\n"},
      {"standard input and output", {{"-", en, {{"-", ""}}, ""}}, "-\n"},
      {"standard input twice",
       {{"-", en, {}, ""}, {es, "-", {}, ""}},
       "-\nstandard input can be read only once (expected a file's path)\n"},
      {"an unknown format",
       {{es, en, {{path("a"), "docx"}}, ""}},
       "unknown output format 'docx' (expected one of tmx, tsv, jsonl, html, ladder, spans)\n"},
  };
  for (const auto& c : kCases) {
    std::string errors;
    for (const std::optional<Error>& error : check_jobs(c.jobs))
      errors += (error ? to_string(error->what) : std::string("-")) + "\n";
    EXPECT_EQ(errors, c.errors) << c.name;
  }
}

TEST(WriterOf, Table) {
  const struct {
    Output output;
    const char* writer;
  } kCases[] = {
      {{"a.tsv", ""}, "tsv"}, {{"a.tmx", "ladder"}, "ladder"}, {{"a", ""}, "tmx"},     {{"a.txt", ""}, "tmx"},
      {{"-", ""}, "tmx"},     {{"-", "jsonl"}, "jsonl"},       {{"b.d/a", ""}, "tmx"},
  };
  for (const auto& c : kCases) {
    const AlignmentWriter* writer = writer_of(c.output);
    ASSERT_NE(writer, nullptr) << c.output.path;
    EXPECT_EQ(writer->name, c.writer) << c.output.path;
  }
  EXPECT_EQ(writer_of({"a.tmx", "docx"}), nullptr);
}

constexpr const char* kEs =
    "El faro lleva cien años encendido\n\n"
    "El faro de la isla se encendió por primera vez en 1925. Desde entonces no ha dejado de girar ni una sola noche. "
    "Su guardián, Tomás Vidal, se jubila este mes.\n\n"
    "A partir de ahora lo vigilará una cámara.\n";
constexpr const char* kEn =
    "The lighthouse has been lit for a hundred years\n\n"
    "The lighthouse of the island was lit for the first time in 1925. Since then it has not stopped turning for a "
    "single "
    "night. Its keeper, Tomás Vidal, retires this month.\n\n"
    "From now on a camera will watch over it.\n";

/// A ladder's lines without their confidence.
std::string beads_of(const std::string& ladder) {
  std::string out;
  std::istringstream lines(ladder);
  for (std::string line; std::getline(lines, line);) out += line.substr(0, line.rfind(':')) + " ";
  return out;
}

class RunJobsTest : public BatchTest {
 protected:
  struct Seen {
    std::size_t index;
    std::string result;  // segments and beads, or the error
  };

  static std::string summary(const Result<JobReport>& result) {
    if (!result) return to_string(result.error());
    return std::to_string(result->es_segments) + " " + std::to_string(result->en_segments) + " " +
           std::to_string(result->beads) + " " + std::to_string(result->written.size());
  }

  std::vector<Seen> run(const std::vector<Job>& jobs, const JobOptions& options, std::stop_token stop = {},
                        const Progress& progress = {}) {
    std::vector<Seen> seen;
    run_jobs(
        jobs, Lexicon(), options, std::move(stop),
        [&](std::size_t index, const Job& job, const Result<JobReport>& result) {
          EXPECT_EQ(&job, &jobs[index]);
          seen.push_back({index, summary(result)});
        },
        progress);
    return seen;
  }
};

TEST_F(RunJobsTest, OneJobWithItsOutputs) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  const auto seen = run({{es, en, {{path("o.ladder"), ""}, {path("o"), "spans"}}, ""}}, {});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].result, "5 5 5 2");
  EXPECT_EQ(beads_of(read("o.ladder")), "[0]:[0] [1]:[1] [2]:[2] [3]:[3] [4]:[4] ");
  EXPECT_TRUE(read("o").starts_with("0:33\t0:47\n")) << read("o");
}

TEST_F(RunJobsTest, PairsCanBeHadAlignedAndNothingIsWritten) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  const std::vector<Job> jobs = {{es, en, {}, ""}, {path("none"), en, {}, "j:2"}, {es, en, {}, ""}};
  JobOptions options;
  options.threads = 2;
  const std::vector<Result<AlignedPair>> pairs = align_jobs(jobs, Lexicon(), options, {});
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(pairs[1].error().code, Errc::not_found);
  for (const std::size_t k : {0U, 2U}) {
    ASSERT_TRUE(pairs[k]);
    const CheckText text = check_text(*pairs[k], "t");
    EXPECT_EQ(text.es.size(), 5U);
    EXPECT_EQ(text.en.size(), 5U);
    EXPECT_EQ(text.beads.size(), 5U);
    EXPECT_TRUE(std::string_view(kEn).starts_with(text.en[0])) << text.en[0];
  }
  EXPECT_EQ(names(), (std::vector<std::string>{"en", "es"}));
}

TEST_F(RunJobsTest, WithoutOutputsTheUnitsAreInTheReport) {
  const Job job{put("es", kEs), put("en", kEn), {}, "", "17"};
  run_jobs({&job, 1}, Lexicon(), {}, {}, [](std::size_t, const Job&, const Result<JobReport>& result) {
    ASSERT_TRUE(result && result->units);
    EXPECT_EQ(result->units->written.written, 5U);
    EXPECT_TRUE(result->units->tmx.starts_with("<tu tuid=\"")) << result->units->tmx;
    EXPECT_NE(result->units->tmx.find(".17\">"), std::string::npos) << result->units->tmx;
  });
  EXPECT_EQ(names(), (std::vector<std::string>{"en", "es"}));
}

TEST_F(RunJobsTest, CountsBeadsByShape) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  const std::vector<Job> jobs = {{es, en, {}, ""}};
  run_jobs(jobs, Lexicon(), {}, {}, [](std::size_t, const Job&, const Result<JobReport>& result) {
    ASSERT_TRUE(result);
    EXPECT_EQ(result->shapes, (std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t>{{{1, 1}, 5}}));
    EXPECT_EQ(result->one_sided_es + result->one_sided_en, 0U);
  });
}

TEST_F(RunJobsTest, PresegmentedLinesStayWhole) {
  const std::string es = put("es", "Uno. Dos.\nTres.\n"), en = put("en", "One. Two.\nThree.\n");
  JobOptions options;
  options.presegmented = true;
  const auto seen = run({{es, en, {}, ""}}, options);
  EXPECT_EQ(seen.at(0).result.substr(0, 3), "2 2");
}

TEST_F(RunJobsTest, ReportsInOrderWhateverTheThreads) {
  std::vector<Job> jobs;
  for (int n = 0; n < 24; ++n) {
    std::string es, en;
    for (int k = 0; k < (n * 7) % 24 + 1; ++k) es += kEs, en += kEn;  // later jobs may end before earlier ones
    const std::string number = std::to_string(n);
    jobs.push_back(
        {put("es" + number, es), n == 5 ? path("gone") : put("en" + number, en), {{path("o" + number), "ladder"}}, ""});
  }
  std::vector<std::string> answers;
  for (const unsigned threads : {1U, 4U}) {
    JobOptions options;
    options.threads = threads;
    std::string answer;
    for (const Seen& seen : run(jobs, options)) answer += std::to_string(seen.index) + ": " + seen.result + "\n";
    for (int n = 0; n < 24; ++n) answer += read("o" + std::to_string(n));
    answers.push_back(answer);
    for (int n = 0; n < 24; ++n) fs::remove(path("o" + std::to_string(n)));
  }
  EXPECT_EQ(answers[0], answers[1]);
  EXPECT_NE(answers[0].find("5: " + path("gone") + ": no such file\n6: "), std::string::npos);
}

TEST_F(RunJobsTest, ProgressEndsAtItsTotal) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  const std::vector<Job> jobs = {{es, en, {}, ""}, {path("gone"), en, {}, ""}, {es, en, {}, ""}};
  std::uint64_t last = 0, total = 0;
  static_cast<void>(run(jobs, {}, {}, [&](std::uint64_t done, std::uint64_t of) {
    EXPECT_GE(done, last);
    last = done;
    total = of;
  }));
  EXPECT_GT(total, 0U);
  EXPECT_EQ(last, total);
}

TEST_F(RunJobsTest, StoppedJobsLeaveNothing) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  std::vector<Job> jobs;
  for (int n = 0; n < 6; ++n) jobs.push_back({es, en, {{path("o" + std::to_string(n)), ""}}, ""});
  std::stop_source stop;
  std::vector<std::string> results;
  run_jobs(jobs, Lexicon(), {}, stop.get_token(), [&](std::size_t index, const Job&, const Result<JobReport>& result) {
    if (index == 1) stop.request_stop();
    results.push_back(summary(result));
  });
  ASSERT_EQ(results.size(), 6U);
  EXPECT_EQ(results[1], "5 5 5 1");
  EXPECT_EQ(results[2], "interrupted");
  EXPECT_EQ(results[5], "interrupted");
  EXPECT_EQ(names(), (std::vector<std::string>{"en", "es", "o0", "o1"}));
}

TEST_F(RunJobsTest, ALongAlignmentCanBeStopped) {
  std::string es, en;
  for (int k = 0; k < 2000; ++k) es += kEs, en += kEn;
  const std::vector<Job> jobs = {{put("es", es), put("en", en), {{path("o"), ""}}, ""}};
  std::stop_source stop;
  const auto seen = run(jobs, {}, stop.get_token(), [&](std::uint64_t done, std::uint64_t total) {
    if (done < total) stop.request_stop();
  });
  EXPECT_EQ(seen.at(0).result, "interrupted");
  EXPECT_EQ(names(), (std::vector<std::string>{"en", "es"}));
}

TEST_F(RunJobsTest, ExceptionsReachTheCaller) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  const std::vector<Job> jobs(8, Job{es, en, {}, ""});
  JobOptions options;
  options.threads = 4;
  EXPECT_THROW(run_jobs(jobs, Lexicon(), options, {},
                        [](std::size_t index, const Job&, const Result<JobReport>&) {
                          if (index == 3) throw std::bad_alloc();
                        }),
               std::bad_alloc);
}

TEST_F(RunJobsTest, NoJobs) { EXPECT_TRUE(run({}, {}).empty()); }

TEST_F(RunJobsTest, LanguagesAreChecked) {
  const std::string es = put("es", kEs), en = put("en", kEn);
  EXPECT_TRUE(
      run({{en, es, {}, ""}}, {})
          .at(0)
          .result.starts_with(en + ": the Spanish and the English text seem to be swapped: this one is English, and " +
                              es + " is Spanish"));
  JobOptions options;
  options.check_languages = false;
  EXPECT_EQ(run({{en, es, {}, ""}}, options).at(0).result, "5 5 5 0");
}

}  // namespace
}  // namespace cotejo
