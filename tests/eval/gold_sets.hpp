// Gold sets as they lie in a folder: seg/ID.{es,en} with one sentence a line, seg/ID.gold as a ladder.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cotejo/eval.hpp"
#include "cotejo/features.hpp"
#include "cotejo/read.hpp"

namespace cotejo::tools {

struct GoldDocument {
  std::string id;
  std::vector<std::string> es, en;
  std::vector<bool> es_opens, en_opens;  ///< which sentences open a block of the running text; empty: not known
  std::vector<LadderBead> gold;
};

struct GoldSet {
  std::string name;
  std::vector<GoldDocument> documents;
};

inline std::vector<std::string> read_lines(const std::filesystem::path& path) {
  const std::string bytes = read_bytes(path).value();
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    lines.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The two file endings of a set, the source's first: "es" and "en" where there are such files, else in sorted order.
inline std::pair<std::string, std::string> sides_of(const std::filesystem::path& folder) {
  std::vector<std::string> endings;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".gold" && std::ranges::find(endings, ending) == endings.end()) endings.push_back(ending);
  }
  std::ranges::sort(endings);
  if (std::ranges::find(endings, ".en") != endings.end())
    std::stable_partition(endings.begin(), endings.end(), [](const std::string& e) { return e != ".en"; });
  return {endings.at(0), endings.at(1)};
}

/// Which of the sentences, which stand in this order in the text, begin a line of it. Empty when one is not found.
inline std::vector<bool> openings(const std::vector<std::string>& sentences, const std::string& text) {
  std::vector<bool> out;
  std::size_t at = 0;
  for (const std::string& sentence : sentences) {
    const std::size_t found = text.find(sentence, at);
    if (found == std::string::npos) return {};
    out.push_back(at == 0 || text.substr(at, found - at).find('\n') != std::string::npos);
    at = found + sentence.size();
  }
  return out;
}

/// The same set with the layout of its running texts, docs/ID.{es,en}.txt; documents without are left out.
inline GoldSet with_layout(const std::filesystem::path& folder, const GoldSet& set) {
  GoldSet out{set.name, {}};
  const auto [source, target] = sides_of(folder / "seg");
  for (GoldDocument document : set.documents) {
    const auto es = read_bytes(folder / "docs" / (document.id + source + ".txt"));
    const auto en = read_bytes(folder / "docs" / (document.id + target + ".txt"));
    if (!es || !en) continue;
    document.es_opens = openings(document.es, *es);
    document.en_opens = openings(document.en, *en);
    if (!document.es_opens.empty() && !document.en_opens.empty()) out.documents.push_back(std::move(document));
  }
  return out;
}

inline GoldSet read_gold_set(const std::filesystem::path& folder) {
  GoldSet set{folder.filename().string(), {}};
  const std::filesystem::path seg = folder / "seg";
  const auto [source, target] = sides_of(seg);
  for (const auto& entry : std::filesystem::directory_iterator(seg)) {
    if (entry.path().extension() != ".gold") continue;
    const std::string id = entry.path().stem().string();
    set.documents.push_back({id,
                             read_lines(seg / (id + source)),
                             read_lines(seg / (id + target)),
                             {},
                             {},
                             parse_ladder(read_bytes(entry.path()).value(), entry.path().string()).value()});
  }
  std::ranges::sort(set.documents, {}, &GoldDocument::id);
  return set;
}

inline std::vector<SegmentText> segment_texts(const std::vector<std::string>& lines,
                                              const std::vector<bool>& opens = {}) {
  std::vector<SegmentText> out;
  for (std::size_t k = 0; k < lines.size(); ++k) out.push_back({lines[k], !opens.empty() && opens[k], false});
  return out;
}

}  // namespace cotejo::tools
