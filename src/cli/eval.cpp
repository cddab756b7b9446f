#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/command.hpp"
#include "cli/gold_set.hpp"
#include "cli/messages.hpp"
#include "cotejo/text.hpp"

namespace cotejo::cli {
namespace {

namespace fs = std::filesystem;

struct EvalArguments {
  std::string gold, hypothesis, format = "table";
  bool all = false;
  bool per_doc = false;
  bool skip_missing = false;
};

CommandHelp eval_help() {
  return {
      "eval", tr("score alignments against gold ones"), tr("[OPTION]... GOLD HYP\n[OPTION]... --all ROOT HYP_ROOT"),
      tr("GOLD and HYP are two ladder files, or a set's folder (seg/NAME.gold with NAME.es and NAME.en beside it) and "
         "a folder of NAME.ladder. Precision counts every bead, recall the gold beads with text on both sides.\n"
         "str: the bead is exactly gold's; lax: it shares a Spanish and an English sentence with one; nn: exact, "
         "beads with text on both sides only; fine: within one gold bead; null: sentences without a counterpart."),
      "cotejo eval gold.ladder answer.ladder\n"
      "cotejo eval sets/news answers/news --per-doc\n"
      "cotejo eval --all sets answers --format tsv"};
}

void add_options(CLI::App& command, EvalArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("GOLD", arguments.gold, tr("what is right"))
      .argument("HYP", arguments.hypothesis, tr("the answer to score"))
      .flag("--all", arguments.all, tr("every set in the folder GOLD that the folder HYP answers"))
      .flag("--skip-missing", arguments.skip_missing,
            tr("leave out documents without an answer, which else count as answered with nothing"));
  OptionGroup(command, tr("Output"))
      .flag("--per-doc", arguments.per_doc, tr("a row a document too"))
      .option("--format", arguments.format, {"FORMAT", tr("table, tsv or json (default: table)")});
}

constexpr std::array kColumns = {"strP", "strR",  "strF",  "laxP",  "laxR", "laxF",
                                 "nnF",  "fineP", "fineR", "nullP", "nullR"};
using Values = std::array<double, kColumns.size()>;

Values values(const EvalCounts& counts) {
  const auto [strict, lax, two_sided, fine, null] = measures(counts);
  return {strict.precision, strict.recall,  strict.f1(), lax.precision,  lax.recall, lax.f1(),
          two_sided.f1(),   fine.precision, fine.recall, null.precision, null.recall};
}

struct Row {
  std::string name;
  std::size_t documents = 1, missing = 0;
  Values values{};
  std::vector<Row> parts = {};  // the documents of a set
};

struct ScoredSet {
  EvalCounts counts;
  Row row;
};

/// Adds up a set's documents.
Result<ScoredSet> score_set(const GoldSet& set, const EvalArguments& arguments) {
  ScoredSet scored{{}, {set.name, set.pairs.size()}};
  for (const GoldPair& pair : set.pairs) {
    const bool is_missing = !fs::exists(pair.hypothesis);
    scored.row.missing += is_missing ? 1U : 0U;
    if (is_missing && arguments.skip_missing) continue;
    const Result<EvalCounts> counts = score(pair);
    if (!counts) return tl::unexpected(counts.error());
    scored.counts += *counts;
    if (arguments.per_doc) scored.row.parts.push_back({pair.name, 1, 0, values(*counts)});
  }
  scored.row.values = values(scored.counts);
  return scored;
}

/// To the four digits that are shown.
double rounded(double value) { return std::round(value * 1e4) / 1e4; }

/// The mean of each column as it is shown, so that a reader who checks it finds the same; columns without a number in a
/// row are means of the others.
Row macro_average(const std::vector<Row>& sets) {
  Row row{"ALL (macro)", 0};
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    double sum = 0;
    std::size_t count = 0;
    for (const Row& set : sets) {
      if (std::isnan(set.values[column])) continue;
      sum += rounded(set.values[column]);
      ++count;
    }
    row.values[column] = sum / static_cast<double>(count);
  }
  return row;
}

Result<std::vector<Row>> score_sets(const std::vector<GoldSet>& sets, const EvalArguments& arguments) {
  std::vector<Row> rows;
  EvalCounts total;
  Row micro{"ALL (micro)", 0};
  for (const GoldSet& set : sets) {
    Result<ScoredSet> scored = score_set(set, arguments);
    if (!scored) return tl::unexpected(std::move(scored.error()));
    total += scored->counts;
    micro.documents += scored->row.documents;
    micro.missing += scored->row.missing;
    rows.push_back(std::move(scored->row));
  }
  if (rows.size() == 1) return rows;
  micro.values = values(total);
  const Row macro = macro_average(rows);
  rows.push_back(micro);
  rows.push_back(macro);
  return rows;
}

using Cells = std::vector<std::string>;

std::string number(double value) {
  if (std::isnan(value)) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string document_count(const Row& row) {
  if (row.documents == 0) return "";
  const std::string missing = row.missing == 0 ? "" : "(-" + std::to_string(row.missing) + ")";
  return std::to_string(row.documents) + missing;
}

Cells cells_of(const Row& row, const std::string& indent) {
  Cells cells{indent + row.name, document_count(row)};
  for (const double value : row.values) cells.push_back(number(value));
  return cells;
}

std::vector<Cells> table_of(const std::vector<Row>& rows) {
  std::vector<Cells> table{{"set", "docs"}};
  table[0].insert(table[0].end(), kColumns.begin(), kColumns.end());
  for (const Row& row : rows) {
    table.push_back(cells_of(row, ""));
    for (const Row& part : row.parts) table.push_back(cells_of(part, "  "));
  }
  return table;
}

std::string tsv(const std::vector<Row>& rows) {
  std::string out;
  for (const Cells& cells : table_of(rows))
    for (std::size_t column = 0; column < cells.size(); ++column)
      out += cells[column] + (column + 1 == cells.size() ? "\n" : "\t");
  return out;
}

std::string table(const std::vector<Row>& rows) {
  const std::vector<Cells> lines = table_of(rows);
  std::vector<std::size_t> widths(lines[0].size());
  for (const Cells& cells : lines)
    for (std::size_t column = 0; column < cells.size(); ++column)
      widths[column] = std::max(widths[column], count_code_points(cells[column]));
  std::string out;
  for (const Cells& cells : lines) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::string padding(widths[column] - count_code_points(cells[column]), ' ');
      out += column == 0 ? cells[column] + padding : " " + padding + cells[column];
    }
    out += '\n';
  }
  return out;
}

nlohmann::ordered_json json_of(const Row& row) {
  nlohmann::ordered_json object{{"name", row.name}};
  if (row.documents > 0) object["docs"] = row.documents;
  if (row.missing > 0) object["missing"] = row.missing;
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    if (std::isnan(row.values[column]))
      object[kColumns[column]] = nullptr;
    else
      object[kColumns[column]] = row.values[column];
  }
  for (const Row& part : row.parts) object["documents"].push_back(json_of(part));
  return object;
}

std::string json(const std::vector<Row>& rows) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const Row& row : rows) array.push_back(json_of(row));
  return array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string report(const std::vector<Row>& rows, const std::string& format) {
  if (format == "json") return json(rows);
  return format == "tsv" ? tsv(rows) : table(rows);
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
  return print(report(*rows, arguments.format));
}

}  // namespace

void add_eval(CLI::App& app, Invocation& invocation) {
  CLI::App& command = add_command(app, eval_help());
  const auto arguments = std::make_shared<EvalArguments>();
  add_options(command, *arguments);
  add_common_options(command, invocation);
  command.callback([arguments, &invocation] {
    invocation.run = [arguments](Log& log) { return conclude(run_eval(*arguments), log); };
  });
}

}  // namespace cotejo::cli
