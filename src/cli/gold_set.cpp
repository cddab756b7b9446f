#include "cli/gold_set.hpp"

#include <algorithm>
#include <set>

#include "cotejo/read.hpp"

namespace cotejo::cli {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> list_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    entries.push_back(at->path());
  if (error) return fail(Errc::unreadable, folder.string(), "cannot be read as a folder");
  std::sort(entries.begin(), entries.end());
  return entries;
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

/// "newstest2009" of "sets/newstest2009/".
std::string folder_name(const fs::path& path) {
  return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

/// The suffixes of the two sides' segments: .es and .en, or what else stands there in a set of other languages.
struct SideSuffixes {
  std::string es = ".es", en = ".en";
};

SideSuffixes side_suffixes(const std::vector<fs::path>& files) {
  std::set<std::string> suffixes;
  for (const fs::path& file : files)
    if (file.extension() != ".gold") suffixes.insert(file.extension().string());
  const bool has_english = suffixes.erase(".en") > 0;
  if (suffixes.contains(".es") || suffixes.empty()) return {};
  const std::string first = *suffixes.begin();
  if (has_english) return {first, ".en"};
  return {first, suffixes.size() > 1 ? *std::next(suffixes.begin()) : ".en"};
}

void add_segments(GoldPair& pair, const SideSuffixes& suffixes) {
  const auto beside = [&](const std::string& suffix) { return fs::path(pair.gold).replace_extension(suffix); };
  if (!fs::exists(beside(suffixes.es)) || !fs::exists(beside(suffixes.en))) return;
  pair.es = beside(suffixes.es);
  pair.en = beside(suffixes.en);
}

GoldPair folder_pair(const fs::path& gold, const fs::path& hypothesis_folder) {
  const std::string name = gold.stem().string();
  return {name, gold, hypothesis_folder / (name + ".ladder"), {}, {}};
}

std::vector<fs::path> with_suffix(const std::vector<fs::path>& files, std::string_view suffix) {
  std::vector<fs::path> out;
  for (const fs::path& file : files)
    if (file.extension() == suffix) out.push_back(file);
  return out;
}

Result<std::vector<GoldPair>> folder_pairs(const fs::path& gold, const fs::path& hypothesis) {
  const fs::path folder = is_folder(gold / "seg") ? gold / "seg" : gold;
  const Result<std::vector<fs::path>> files = list_folder(folder);
  if (!files) return tl::unexpected(files.error());
  std::vector<fs::path> golds = with_suffix(*files, ".gold");
  if (golds.empty()) golds = with_suffix(*files, ".ladder");
  if (golds.empty()) return fail(Errc::empty, folder.string(), "holds no gold alignment (expected *.gold)");
  const SideSuffixes suffixes = side_suffixes(*files);
  std::vector<GoldPair> pairs;
  for (const fs::path& file : golds) {
    pairs.push_back(folder_pair(file, hypothesis));
    add_segments(pairs.back(), suffixes);
  }
  return pairs;
}

/// So that a mistyped folder is not taken for a hundred empty answers.
Result<void> expect_an_answer(const GoldSet& set, const fs::path& hypothesis) {
  const auto is_answered = [](const GoldPair& pair) { return fs::exists(pair.hypothesis); };
  if (std::any_of(set.pairs.begin(), set.pairs.end(), is_answered)) return {};
  return fail(Errc::empty, hypothesis.string(), "holds no answer to this set (expected {1} and the like)",
              set.pairs.front().hypothesis.filename().string());
}

/// As text files count lines: the last one needs no line end.
Result<std::size_t> count_lines(const fs::path& file) {
  const Result<std::string> bytes = read_bytes(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto ends = static_cast<std::size_t>(std::count(bytes->begin(), bytes->end(), '\n'));
  return ends + (!bytes->empty() && bytes->back() != '\n' ? 1U : 0U);
}

Result<std::vector<LadderBead>> read_ladder(const fs::path& file) {
  const Result<std::string> bytes = read_bytes(file);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_ladder(*bytes, file.string());
}

std::size_t past_the_last(const std::vector<LadderBead>& beads, std::vector<std::size_t> LadderBead::*side) {
  std::size_t end = 0;
  for (const LadderBead& bead : beads)
    for (const std::size_t segment : bead.*side) end = std::max(end, segment + 1);
  return end;
}

struct Lengths {
  std::size_t es = 0, en = 0;
};

Lengths lengths_named(const std::vector<LadderBead>& gold, const std::vector<LadderBead>& hypothesis) {
  const auto length = [&](auto side) { return std::max(past_the_last(gold, side), past_the_last(hypothesis, side)); };
  return {length(&LadderBead::es), length(&LadderBead::en)};
}

Result<Lengths> read_lengths(const GoldPair& pair) {
  const Result<std::size_t> es = count_lines(pair.es);
  if (!es) return tl::unexpected(es.error());
  const Result<std::size_t> en = count_lines(pair.en);
  if (!en) return tl::unexpected(en.error());
  return Lengths{*es, *en};
}

}  // namespace

Result<GoldSet> find_set(const fs::path& gold, const fs::path& hypothesis) {
  if (is_folder(gold) != is_folder(hypothesis))
    return fail(Errc::usage, {}, "{1} and {2} do not go together (expected two files or two folders)", gold.string(),
                hypothesis.string());
  if (!is_folder(gold)) {
    GoldSet set{gold.filename().string(), {{gold.filename().string(), gold, hypothesis, {}, {}}}};
    add_segments(set.pairs.front(), {});
    return set;
  }
  Result<std::vector<GoldPair>> pairs = folder_pairs(gold, hypothesis);
  if (!pairs) return tl::unexpected(std::move(pairs.error()));
  GoldSet set{folder_name(gold), std::move(*pairs)};
  if (Result<void> answered = expect_an_answer(set, hypothesis); !answered) return tl::unexpected(answered.error());
  return set;
}

Result<std::vector<GoldSet>> find_sets(const fs::path& root, const fs::path& hypothesis_root) {
  const Result<std::vector<fs::path>> folders = list_folder(root);
  if (!folders) return tl::unexpected(folders.error());
  std::vector<GoldSet> sets;
  for (const fs::path& folder : *folders) {
    if (!is_folder(folder / "seg") || !is_folder(hypothesis_root / folder.filename())) continue;
    Result<GoldSet> set = find_set(folder, hypothesis_root / folder.filename());
    if (!set) return tl::unexpected(std::move(set.error()));
    sets.push_back(std::move(*set));
  }
  if (sets.empty())
    return fail(Errc::empty, root.string(), "holds no set that {1} answers (expected SET/seg/*.gold and SET/*.ladder)",
                hypothesis_root.string());
  return sets;
}

Score& Score::operator+=(const Score& other) {
  counts += other.counts;
  if (judgements && other.judgements)
    judgements->insert(judgements->end(), other.judgements->begin(), other.judgements->end());
  else
    judgements.reset();
  return *this;
}

Result<Score> score(const GoldPair& pair) {
  const Result<std::vector<LadderBead>> gold = read_ladder(pair.gold);
  if (!gold) return tl::unexpected(gold.error());
  std::vector<LadderBead> hypothesis;
  if (fs::exists(pair.hypothesis)) {
    Result<std::vector<LadderBead>> beads = read_ladder(pair.hypothesis);
    if (!beads) return tl::unexpected(std::move(beads.error()));
    hypothesis = std::move(*beads);
  }
  const Result<Lengths> lengths = pair.es.empty() ? lengths_named(*gold, hypothesis) : read_lengths(pair);
  if (!lengths) return tl::unexpected(lengths.error());
  return Score{evaluate(*gold, hypothesis, lengths->es, lengths->en),
               judge(*gold, hypothesis, lengths->es, lengths->en)};
}

}  // namespace cotejo::cli
