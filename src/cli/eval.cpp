#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/eval_report.hpp"
#include "cli/gold_set.hpp"
#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

namespace fs = std::filesystem;

struct EvalArguments {
  std::string gold, hypothesis, format = "table";
  bool all = false;
  bool per_doc = false;
  bool reliability = false;
  bool skip_missing = false;
};

CommandHelp eval_help() {
  return {
      "eval", tr("score alignments against gold ones"), tr("[OPTION]... GOLD HYP\n[OPTION]... --all ROOT HYP_ROOT"),
      tr("GOLD and HYP are two ladder files, or a set's folder (seg/NAME.gold with NAME.es and NAME.en beside it) and "
         "a folder of NAME.ladder. Precision counts every bead, recall the gold beads with text on both sides.\n"
         "str: the bead is exactly gold's; lax: it shares a Spanish and an English sentence with one; nn: exact, "
         "beads with text on both sides only; fine: within one gold bead; null: sentences without a counterpart.\n"
         "ECE: how far confidences (a number from 0 to 1 after the second ':' of every bead in HYP) are from the share "
         "of right beads, on the average over ten bins of equal width (massECE: of equal count); 0 is best."),
      "cotejo eval gold.ladder answer.ladder\n"
      "cotejo eval sets/news answers/news --per-doc\n"
      "cotejo eval --all sets answers --format tsv"};
}

void add_eval_options(CLI::App& command, EvalArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("GOLD", arguments.gold, tr("what is right"))
      .argument("HYP", arguments.hypothesis, tr("the answer to score"))
      .flag("--all", arguments.all, tr("every set in the folder GOLD that the folder HYP answers"))
      .flag("--skip-missing", arguments.skip_missing,
            tr("leave out documents without an answer, which else count as answered with nothing"));
  OptionGroup(command, tr("Output"))
      .flag("--per-doc", arguments.per_doc, tr("a row a document too"))
      .flag("--reliability", arguments.reliability,
            tr("also how often beads of a confidence are right, and what --min-confidence would keep"))
      .option("--format", arguments.format, {"FORMAT", tr("table, tsv or json (default: table)")});
}

Row row_of(std::string name, const Score& score) {
  Row row{std::move(name)};
  row.values = values(score);
  return row;
}

/// Of a set, or of all of them.
Row sum_row(std::string name, const Score& score, const EvalArguments& arguments) {
  Row row = row_of(std::move(name), score);
  const bool is_judged = score.judgements && !score.judgements->empty();
  if (arguments.reliability && is_judged) row.reliability = reliability(score);
  return row;
}

struct ScoredSet {
  Score score;
  Row row;
};

/// Adds up a set's documents.
Result<ScoredSet> score_set(const GoldSet& set, const EvalArguments& arguments) {
  Score total;
  std::size_t missing = 0;
  std::vector<Row> documents;
  for (const GoldPair& pair : set.pairs) {
    const bool is_missing = !fs::exists(pair.hypothesis);
    missing += is_missing ? 1U : 0U;
    if (is_missing && arguments.skip_missing) continue;
    const Result<Score> scored = score(pair);
    if (!scored) return tl::unexpected(scored.error());
    total += *scored;
    if (arguments.per_doc) documents.push_back(row_of(pair.name, *scored));
  }
  Row row = sum_row(set.name, total, arguments);
  row.documents = set.pairs.size();
  row.missing = missing;
  row.parts = std::move(documents);
  return ScoredSet{std::move(total), std::move(row)};
}

Result<std::vector<Row>> score_sets(const std::vector<GoldSet>& sets, const EvalArguments& arguments) {
  std::vector<Row> rows;
  Score total;
  std::size_t documents = 0, missing = 0;
  for (const GoldSet& set : sets) {
    Result<ScoredSet> scored = score_set(set, arguments);
    if (!scored) return tl::unexpected(std::move(scored.error()));
    total += scored->score;
    documents += scored->row.documents;
    missing += scored->row.missing;
    rows.push_back(std::move(scored->row));
  }
  if (rows.size() == 1) return rows;
  Row micro = sum_row("ALL (micro)", total, arguments);
  micro.documents = documents;
  micro.missing = missing;
  Row macro = macro_average(rows);
  rows.push_back(std::move(micro));
  rows.push_back(std::move(macro));
  return rows;
}

/// Who asks for the tables of reliability is told why there are none.
Result<void> expect_reliability(const std::vector<Row>& rows, const EvalArguments& arguments) {
  const auto is_judged = [](const Row& row) { return row.reliability.has_value(); };
  if (!arguments.reliability || std::any_of(rows.begin(), rows.end(), is_judged)) return {};
  return fail(Errc::unsuitable, arguments.hypothesis,
              "has no confidences to judge (expected a number from 0 to 1 after the second ':' of every bead)");
}

Result<std::vector<GoldSet>> sets_of(const EvalArguments& arguments) {
  if (arguments.all) return find_sets(arguments.gold, arguments.hypothesis);
  Result<GoldSet> set = find_set(arguments.gold, arguments.hypothesis);
  if (!set) return tl::unexpected(std::move(set.error()));
  return std::vector{std::move(*set)};
}

/// One file alone cannot be missing: that is a slip, not an empty answer.
Result<void> check(const EvalArguments& arguments) {
  if (arguments.hypothesis.empty()) return fail(Errc::usage, {}, "two alignments are needed (expected GOLD HYP)");
  for (const std::string& path : {arguments.gold, arguments.hypothesis})
    if (!fs::exists(path)) return fail(Errc::not_found, path, "no such file or folder");
  return expect_one_of("--format", arguments.format, "table tsv json");
}

Result<void> run_eval(const EvalArguments& arguments) {
  if (Result<void> sound = check(arguments); !sound) return sound;
  const Result<std::vector<GoldSet>> sets = sets_of(arguments);
  if (!sets) return tl::unexpected(sets.error());
  const Result<std::vector<Row>> rows = score_sets(*sets, arguments);
  if (!rows) return tl::unexpected(rows.error());
  if (Result<void> judged = expect_reliability(*rows, arguments); !judged) return judged;
  return print(report(*rows, arguments.format));
}

}  // namespace

void add_eval(CLI::App& app, Invocation& invocation) {
  define_command<EvalArguments>(
      add_command(app, eval_help()), invocation, add_eval_options,
      [](const EvalArguments& arguments, Log& log) { return conclude(run_eval(arguments), log); });
}

}  // namespace cotejo::cli
