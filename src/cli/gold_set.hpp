// Gold alignments and answers to them, as files: single ones, and sets of documents.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cotejo/error.hpp"
#include "cotejo/eval.hpp"

namespace cotejo::cli {

/// A document's gold and its answer.
struct GoldPair {
  std::string name;
  std::filesystem::path gold, hypothesis;
  std::filesystem::path es, en;  ///< a segment a line; empty: the documents are as long as the ladders say
};

struct GoldSet {
  std::string name;
  std::vector<GoldPair> pairs;  ///< by name
};

/// Two files, or two folders: *.gold (or *.ladder) in `gold` or in its seg/, beside them the segments of either side
/// (NAME.es, NAME.en); NAME.ladder in `hypothesis`.
Result<GoldSet> find_set(const std::filesystem::path& gold, const std::filesystem::path& hypothesis);

/// Every folder of `root` that is a set (has a seg/) and has an answer in `hypothesis_root`, by name.
Result<std::vector<GoldSet>> find_sets(const std::filesystem::path& root, const std::filesystem::path& hypothesis_root);

/// Adds up over documents and sets.
struct Score {
  EvalCounts counts;
  std::optional<std::vector<Judgement>> judgements = std::vector<Judgement>();  ///< nullopt: some have no confidences

  Score& operator+=(const Score& other);
};

/// An answer that is not there counts as an empty one.
Result<Score> score(const GoldPair& pair);

}  // namespace cotejo::cli
