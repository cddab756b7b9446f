// What pairing weighs, candidate by candidate: what fit_pairs.py learns from.
//
//   cotejo_pair_evidence MODEL|none SET_DIR [SEED]      a candidate a line, tab-separated, after a header
//
// A set is es/*.txt, en/*.txt and pairs.tsv, as docalign has them and pair_sets.py makes them. With a SEED two fifths
// of the English mates are hidden, and two fifths of the Spanish ones whose mates are not: what is left alone on one
// side finds others left alone on the other.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cotejo/read.hpp"
#include "pair/search.hpp"

namespace cotejo::tools {
namespace {

using Names = std::set<std::pair<std::string, std::string>>;

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t end = line.find('\t');
    out.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return out;
    line.remove_prefix(end + 1);
  }
}

std::vector<std::vector<std::string>> table(const std::filesystem::path& path) {
  const std::string bytes = read_bytes(path).value();
  std::vector<std::vector<std::string>> out;
  for (std::size_t begin = bytes.find('\n') + 1; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    out.push_back(fields_of(std::string_view(bytes).substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0U;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (~(crc & 1U) + 1));
  }
  return ~crc;
}

struct Texts {
  std::vector<std::string> names, bytes;
};

Texts read_side(const std::filesystem::path& set, const std::string& side, const std::set<std::string>& hidden) {
  Texts out;
  for (const auto& entry : std::filesystem::directory_iterator(set / side))
    out.names.push_back(side + "/" + entry.path().filename().string());
  std::erase_if(out.names, [&](const std::string& name) { return hidden.contains(name); });
  std::ranges::sort(out.names);
  for (const std::string& name : out.names) out.bytes.push_back(read_bytes(set / name).value());
  return out;
}

std::vector<PairText> pair_texts(const Texts& texts) {
  std::vector<PairText> out;
  for (const std::string& bytes : texts.bytes) out.push_back({bytes, {}});
  return out;
}

void print(const Prospect& prospect, const Texts& es, const Texts& en, const Names& gold) {
  const std::string& es_name = es.names[prospect.pair.es];
  const std::string& en_name = en.names[prospect.pair.en];
  const PairEvidence& e = prospect.evidence;
  std::printf("%s\t%s\t%d", es_name.c_str(), en_name.c_str(), gold.contains({es_name, en_name}) ? 1 : 0);
  for (const float value : {e.es, e.en, e.ordered, e.numbers_met, e.numbers_unmet, e.names_met, e.names_unmet,
                            e.stretch, e.size, e.es_rival, e.en_rival})
    std::printf("\t%g", static_cast<double>(value));
  std::puts("");
}

void run(const std::filesystem::path& set, const std::optional<std::string>& seed, const Lexicon& lexicon) {
  Names gold;
  std::set<std::string> hidden;
  for (const auto& row : table(set / "pairs.tsv")) {
    gold.insert({row[0], row[1]});
    const std::string base = row[1].substr(row[1].find('/') + 1);
    if (const std::uint32_t lot = seed ? crc32(*seed + base) % 5 : 4; lot < 4) hidden.insert(row[lot < 2 ? 1 : 0]);
  }
  const Texts es = read_side(set, "es", hidden), en = read_side(set, "en", hidden);
  PairOptions options;
  options.threads = 2;
  for (const Prospect& prospect : find_prospects(pair_texts(es), pair_texts(en), lexicon, options))
    print(prospect, es, en, gold);
}

}  // namespace
}  // namespace cotejo::tools

int main(int argc, char** argv) {
  using namespace cotejo;
  if (argc != 3 && argc != 4) return std::fputs("usage: cotejo_pair_evidence MODEL SET_DIR [SEED]\n", stderr), 2;
  std::vector<std::shared_ptr<const Model>> models;
  if (std::string_view(argv[1]) != "none") models.push_back(Model::read(argv[1]).value());
  std::puts(
      "es\ten\tgold\tes_found\ten_found\tordered\tnumbers_met\tnumbers_unmet\tnames_met\tnames_"
      "unmet\tstretch\tsize\tes_rival\ten_rival");
  tools::run(argv[2], argc == 4 ? std::optional<std::string>(argv[3]) : std::nullopt, Lexicon({}, std::move(models)));
}
