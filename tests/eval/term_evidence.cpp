// What the term check finds before it decides, with all that speaks for and against: what fit_terms.py learns from.
//
//   cotejo_term_evidence MODEL SET_DIR      a deviation a line, as JSON, with the fields of score_terms.py
//
// Sets are as in gold_sets.hpp; a batches.tsv beside seg/ says which documents are one batch.
#include <cstdio>
#include <map>
#include <memory>

#include "check/candidates.hpp"
#include "check/deviations.hpp"
#include "check/links.hpp"
#include "gold_sets.hpp"

namespace cotejo::tools {
namespace {

template <Side S>
SegmentRange<S> range_of(const std::vector<std::size_t>& segments) {
  if (segments.empty()) return {};
  return {static_cast<std::uint32_t>(segments.front()), static_cast<std::uint32_t>(segments.size())};
}

CheckText text_of(const GoldDocument& document) {
  CheckText text{document.id, {document.es.begin(), document.es.end()}, {document.en.begin(), document.en.end()}, {}};
  for (const LadderBead& bead : document.gold)
    text.beads.push_back({range_of<Side::es>(bead.es), range_of<Side::en>(bead.en), 1});
  return text;
}

/// Documents by the batch they belong to; a document of no batch is one by itself.
std::map<std::string, std::vector<CheckText>> batches_of(const GoldSet& set, const std::filesystem::path& folder) {
  std::map<std::string, std::string> batch_of;
  for (const std::string& line : read_lines(folder / "batches.tsv")) {
    const std::size_t tab = line.find('\t');
    for (std::size_t at = tab; at != std::string::npos && at + 1 < line.size();) {
      const std::size_t end = std::min(line.find(' ', at + 1), line.size());
      batch_of[line.substr(at + 1, end - at - 1)] = line.substr(0, tab);
      at = end;
    }
  }
  std::map<std::string, std::vector<CheckText>> out;
  for (const GoldDocument& document : set.documents) {
    const auto found = batch_of.find(document.id);
    out[found == batch_of.end() ? document.id : found->second].push_back(text_of(document));
  }
  return out;
}

template <Side S>
std::string line_of(const std::vector<CheckText>& texts, const SideWords<S>& side, std::uint32_t text,
                    std::uint32_t word) {
  const std::uint32_t segment = side.segment_of[word] - side.first_segment[text];
  return "\"" + texts[text].name + ":" + std::to_string(segment) + "\"";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void print(const DeviationEvidence& e, const std::string& en_words) {
  std::printf(R"("n":%u,"en_words":[%s],"e":{"content_words":%u,"collapses":%d)", e.occurrences, en_words.c_str(),
              e.content_words, e.collapses ? 1 : 0);
  const std::pair<const char*, float> shares[] = {
      {"share", e.share},
      {"deviants", e.deviants},
      {"posterior", e.posterior},
      {"rival", e.rival},
      {"known", e.known},
      {"expected", e.expected},
      {"information", e.information},
      {"en_information", e.en_information},
      {"noun_share", e.noun_share},
      {"noun_here", e.noun_here},
      {"nominal", e.nominal},
      {"verbal", e.verbal},
      {"places", e.places},
      {"c_value", e.c_value},
  };
  for (const auto& [name, value] : shares) std::printf(R"(,"%s":%g)", name, static_cast<double>(value));
  std::puts("}}");
}

void print(const std::string& id, const std::vector<CheckText>& texts, const BatchWords& batch, const Deviation& d) {
  std::string es, en, words;
  for (const DeviantPlace& place : d.places) {
    words += (words.empty() ? "" : ",") + std::to_string(place.en);
    const std::uint32_t text = batch.pairs[place.pair].text;
    es += (es.empty() ? "" : ",") + line_of(texts, batch.es, text, place.es.begin);
    en += (en.empty() ? "" : ",") + line_of(texts, batch.en, text, place.en);
  }
  std::printf(
      R"({"doc":"%s","type":"%s","es_lines":[%s],"en_lines":[%s],"es_term":"%s","en_term":"%s","expected":"%s","story":"%s %s",)",
      id.c_str(), d.other ? "many-to-one" : "one-to-many", es.c_str(), en.c_str(),
      escaped(batch.es.written(d.places[0].es)).c_str(), escaped(batch.en.written(d.places[0].en)).c_str(),
      escaped(batch.en.types[d.expected].key).c_str(), escaped(batch.es.type_of(d.places[0].es_word).key).c_str(),
      escaped(batch.en.types[d.deviant].key).c_str());
  print(d.evidence, words);
}

void run(const std::filesystem::path& model_path, const std::filesystem::path& folder) {
  const auto model = Model::read(model_path).value();
  const GoldSet set = read_gold_set(folder);
  for (const auto& [id, texts] : batches_of(set, folder)) {
    const BatchWords batch = read_words(texts, model.get());
    const Links links = link_words(batch, model.get());
    const std::vector<TermCandidate> candidates = find_candidates(batch, 2);
    for (const Deviation& deviation : find_deviations(batch, links, candidates)) print(id, texts, batch, deviation);
  }
}

}  // namespace
}  // namespace cotejo::tools

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: cotejo_term_evidence MODEL SET_DIR\n", stderr), 2;
  cotejo::tools::run(argv[1], argv[2]);
}
