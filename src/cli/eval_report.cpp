#include "cli/eval_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>

#include "cotejo/text.hpp"
#include "text/rounded.hpp"

namespace cotejo::cli {
namespace {

constexpr std::array kThresholds = {0.5, 0.8, 0.9, 0.95, 0.99};

constexpr int kDecimals = 4;  // that are shown

using Cells = std::vector<std::string>;
using Table = std::vector<Cells>;

std::string decimals(const char* format, double value) {
  if (std::isnan(value)) return "-";
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string number(double value) { return decimals("%.4f", value); }

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

Table measure_table(const std::vector<Row>& rows) {
  Table table{{"set", "docs"}};
  table[0].insert(table[0].end(), kColumns.begin(), kColumns.end());
  for (const Row& row : rows) {
    table.push_back(cells_of(row, ""));
    for (const Row& part : row.parts) table.push_back(cells_of(part, "  "));
  }
  return table;
}

Table bin_table(const std::vector<Row>& rows) {
  Table table{{"set", "confidence", "beads", "mean", "right"}};
  for (const Row& row : rows) {
    if (!row.reliability) continue;
    for (const ReliabilityBin& bin : row.reliability->bins)
      table.push_back({row.name, decimals("%.1f", bin.low) + "-" + decimals("%.1f", bin.high),
                       std::to_string(bin.count), number(bin.mean_confidence()), number(bin.share_right())});
  }
  return table;
}

Table threshold_table(const std::vector<Row>& rows) {
  Table table{{"set", "min-confidence", "pairs", "precision", "recall"}};
  for (const Row& row : rows) {
    if (!row.reliability) continue;
    for (const KeptPairs& kept : row.reliability->kept)
      table.push_back({row.name, decimals("%.2f", kept.threshold), std::to_string(kept.count),
                       number(kept.measure.precision), number(kept.measure.recall)});
  }
  return table;
}

/// Those that have rows.
std::vector<Table> tables_of(const std::vector<Row>& rows) {
  std::vector<Table> tables{measure_table(rows), bin_table(rows), threshold_table(rows)};
  std::erase_if(tables, [](const Table& table) { return table.size() == 1; });
  return tables;
}

std::string tsv(const Table& table) {
  std::string out;
  for (const Cells& cells : table)
    for (std::size_t column = 0; column < cells.size(); ++column)
      out += cells[column] + (column + 1 == cells.size() ? "\n" : "\t");
  return out;
}

std::vector<std::size_t> widths_of(const Table& table) {
  std::vector<std::size_t> widths(table[0].size());
  for (const Cells& cells : table)
    for (std::size_t column = 0; column < cells.size(); ++column)
      widths[column] = std::max(widths[column], count_code_points(cells[column]));
  return widths;
}

std::string aligned(const Table& table) {
  const std::vector<std::size_t> widths = widths_of(table);
  std::string out;
  for (const Cells& cells : table) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::string padding(widths[column] - count_code_points(cells[column]), ' ');
      out += column == 0 ? cells[column] + padding : " " + padding + cells[column];
    }
    out += '\n';
  }
  return out;
}

using Json = nlohmann::ordered_json;

Json json_of(double value) { return std::isnan(value) ? Json(nullptr) : Json(value); }

Json json_of(const Reliability& reliability) {
  Json bins = Json::array(), kept = Json::array();
  for (const ReliabilityBin& bin : reliability.bins)
    bins.push_back({{"low", bin.low},
                    {"high", bin.high},
                    {"beads", bin.count},
                    {"mean", json_of(bin.mean_confidence())},
                    {"right", json_of(bin.share_right())}});
  for (const KeptPairs& pairs : reliability.kept)
    kept.push_back({{"min_confidence", pairs.threshold},
                    {"pairs", pairs.count},
                    {"precision", json_of(pairs.measure.precision)},
                    {"recall", json_of(pairs.measure.recall)}});
  return {{"bins", std::move(bins)}, {"thresholds", std::move(kept)}};
}

Json json_of(const Row& row) {
  Json object{{"name", row.name}};
  if (row.documents > 0) object["docs"] = row.documents;
  if (row.missing > 0) object["missing"] = row.missing;
  for (std::size_t column = 0; column < kColumns.size(); ++column)
    object[kColumns[column]] = json_of(row.values[column]);
  if (row.reliability) object["reliability"] = json_of(*row.reliability);
  for (const Row& part : row.parts) object["documents"].push_back(json_of(part));
  return object;
}

std::string json(const std::vector<Row>& rows) {
  Json array = Json::array();
  for (const Row& row : rows) array.push_back(json_of(row));
  return array.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Values values(const Score& score) {
  const auto [strict, lax, two_sided, fine, null] = measures(score.counts);
  const std::vector<Judgement> none;
  const std::vector<Judgement>& judgements = score.judgements ? *score.judgements : none;
  return {strict.precision,
          strict.recall,
          strict.f1(),
          lax.precision,
          lax.recall,
          lax.f1(),
          two_sided.f1(),
          fine.precision,
          fine.recall,
          null.precision,
          null.recall,
          null.f1(),
          calibration_error(bins_of_equal_width(judgements)),
          calibration_error(bins_of_equal_mass(judgements))};
}

Reliability reliability(const Score& score) {
  Reliability out{bins_of_equal_width(*score.judgements), {}};
  for (const double threshold : kThresholds)
    out.kept.push_back(keep_pairs(*score.judgements, threshold, score.counts.gold_beads));
  return out;
}

Row macro_average(const std::vector<Row>& sets) {
  Row row{"ALL (macro)", 0};
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    double sum = 0;
    std::size_t count = 0;
    for (const Row& set : sets) {
      if (std::isnan(set.values[column])) continue;
      sum += rounded(set.values[column], kDecimals);
      ++count;
    }
    row.values[column] = sum / static_cast<double>(count);
  }
  return row;
}

std::string report(const std::vector<Row>& rows, std::string_view format) {
  if (format == "json") return json(rows);
  std::string out;
  for (const Table& table : tables_of(rows)) {
    if (!out.empty()) out += '\n';
    out += format == "tsv" ? tsv(table) : aligned(table);
  }
  return out;
}

}  // namespace cotejo::cli
