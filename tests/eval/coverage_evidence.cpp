// What the coverage check weighs inside beads, with all that speaks for and against: what fit_coverage.py learns from.
//
//   cotejo_coverage_evidence MODEL SET_DIR      a part a line, tab-separated, after a header
//
// Sets are as in gold_sets.hpp. Beads are those of the aligner, with its mistakes.
#include <cstdio>
#include <memory>

#include "check/parts.hpp"
#include "gold_sets.hpp"

namespace cotejo::tools {
namespace {

CheckText text_of(const GoldDocument& document, const Lexicon& lexicon) {
  const auto es = extract_features<Side::es>(segment_texts(document.es), lexicon);
  const auto en = extract_features<Side::en>(segment_texts(document.en), lexicon);
  return {document.id,
          {document.es.begin(), document.es.end()},
          {document.en.begin(), document.en.end()},
          align(es, en, match_types(es, en, lexicon)).beads};
}

void print(const CheckText& text, std::uint32_t es, std::uint32_t en, const PartEvidence& e) {
  std::printf("%s\t%u\t%u", text.name.c_str(), es, en);
  for (const float value : {e.missing, e.found, e.rest, e.added, e.length_gain, e.deviation, e.words, e.borders})
    std::printf("\t%g", static_cast<double>(value));
  std::puts("");
}

void print(const CheckText& text, const Model* model) {
  const std::span<const CheckText> batch(&text, 1);
  const BatchWords words = read_words(batch, model);
  const WordCover cover = cover_words(words, link_words(words, model));
  const LengthModel lengths = learn_lengths(batch);
  const PartSearch search{words, cover, lengths};
  auto pair = words.pairs.begin();
  for (const Bead& bead : text.beads) {
    if (bead.is_one_sided()) continue;
    if (const std::optional<MissingPart> part = likeliest_clause(search, *pair))
      print(text, words.es.segment_of[part->words.begin], bead.en.first, part->evidence);
    ++pair;
  }
}

}  // namespace
}  // namespace cotejo::tools

int main(int argc, char** argv) {
  using namespace cotejo;
  if (argc != 3) return std::fputs("usage: cotejo_coverage_evidence MODEL SET_DIR\n", stderr), 2;
  const Result<std::shared_ptr<const Model>> model = Model::read(argv[1]);
  if (!model) return std::fprintf(stderr, "cotejo_coverage_evidence: no model in %s\n", argv[1]), 2;
  std::puts("doc\tes\ten\tmissing\tfound\trest\tadded\tlength_gain\tdeviation\twords\tborders");
  const Lexicon lexicon({}, {*model});
  for (const tools::GoldDocument& document : tools::read_gold_set(argv[2]).documents)
    tools::print(tools::text_of(document, lexicon), model->get());
}
