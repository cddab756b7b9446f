// From a bitext to the bytes of a model.
#include <algorithm>
#include <cmath>

#include "lexicon/bitext.hpp"
#include "lexicon/links.hpp"
#include "lexicon/model_file.hpp"

namespace cotejo {
namespace {

ModelContent::Vocabulary vocabulary(EncodedSide& side) {
  ModelContent::Vocabulary out;
  out.occurrences = side.occurrences;
  for (VocabularyEntry& entry : side.vocabulary) {
    const auto count = std::min<std::uint64_t>(entry.count, ~std::uint32_t{0});
    out.words.push_back({std::move(entry.text), static_cast<std::uint32_t>(count)});
  }
  return out;
}

Rendering rendering(const Link& link, const EncodedBitext& bitext) {
  const auto share = [&](const VocabularyEntry& word) {
    return static_cast<float>(std::min(1., link.count / static_cast<double>(word.count)));
  };
  return {{link.en}, share(bitext.es.vocabulary[link.es]), share(bitext.en.vocabulary[link.en])};
}

void keep_strongest(std::vector<Rendering>& renderings, const TrainOptions& options) {
  std::erase_if(renderings, [&](const Rendering& r) { return r.strength() < options.weakest; });
  std::ranges::sort(renderings, [](const Rendering& a, const Rendering& b) {
    return std::tuple(-a.strength(), a.en) < std::tuple(-b.strength(), b.en);
  });
  renderings.resize(std::min<std::size_t>(renderings.size(), options.renderings));
}

std::vector<std::vector<Rendering>> renderings(const EncodedBitext& bitext, const std::vector<Link>& links,
                                               const TrainOptions& options) {
  std::vector<std::vector<Rendering>> out(bitext.es.vocabulary.size());
  for (const Link& link : links) out[link.es].push_back(rendering(link, bitext));
  for (auto& list : out) keep_strongest(list, options);
  return out;
}

}  // namespace

float Rendering::strength() const { return std::sqrt(en_given_es * es_given_en); }

Result<std::string> train_model(std::span<const BitextFile> bitexts, const TrainOptions& options,
                                const TrainProgress& progress) {
  Result<EncodedBitext> bitext = encode_bitext(bitexts, options);
  if (!bitext) return tl::unexpected(std::move(bitext.error()));
  ModelContent content;
  content.pairs = bitext->pairs();
  content.origin = options.origin;
  content.renderings = renderings(*bitext, count_links(*bitext, options, progress), options);
  content.sides = {vocabulary(bitext->es), vocabulary(bitext->en)};
  return write_model(content);
}

}  // namespace cotejo
