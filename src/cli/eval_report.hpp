// What `cotejo eval` prints: measures a set, and how far the confidences can be believed.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/gold_set.hpp"

namespace cotejo::cli {

inline constexpr std::array<const char*, 14> kColumns = {"strP",  "strR",  "strF",  "laxP",   "laxR",
                                                         "laxF",  "nnF",   "fineP", "fineR",  "nullP",
                                                         "nullR", "nullF", "ECE",   "massECE"};
using Values = std::array<double, kColumns.size()>;

Values values(const Score& score);

struct Reliability {
  std::vector<ReliabilityBin> bins;
  std::vector<KeptPairs> kept;  ///< what --min-confidence would keep, threshold by threshold
};

Reliability reliability(const Score& score);  ///< requires score.judgements

struct Row {
  std::string name;
  std::size_t documents = 1, missing = 0;
  Values values{};
  std::vector<Row> parts = {};  ///< the documents of a set
  std::optional<Reliability> reliability = {};
};

/// The mean of each column as it is shown, so that a reader who checks it finds the same; columns without a number in a
/// row are means of the others.
Row macro_average(const std::vector<Row>& sets);

/// In the format "table", "tsv" or "json".
std::string report(const std::vector<Row>& rows, std::string_view format);

}  // namespace cotejo::cli
