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

/// The words of a sentence made of letters; numbers and signs the aligner reads by rule.
std::vector<std::string_view> words_of(std::string_view sentence) {
  std::vector<std::string_view> out;
  for (const Word& word : split_words(sentence))
    if (word.kind == WordKind::letters) out.push_back(slice(sentence, word.range));
  return out;
}

}  // namespace

float Rendering::strength() const { return std::sqrt(en_given_es * es_given_en); }

struct ModelTrainer::Impl {
  TrainOptions options;
  SideEncoder es{Side::es}, en{Side::en};
};

ModelTrainer::ModelTrainer(TrainOptions options) : impl_(std::make_unique<Impl>(Impl{std::move(options)})) {}
ModelTrainer::~ModelTrainer() = default;
ModelTrainer::ModelTrainer(ModelTrainer&&) noexcept = default;
ModelTrainer& ModelTrainer::operator=(ModelTrainer&&) noexcept = default;

void ModelTrainer::add(std::string_view es, std::string_view en) {
  const auto fits = [&](const auto& words) { return !words.empty() && words.size() <= impl_->options.longest; };
  const auto es_words = words_of(es), en_words = words_of(en);
  if (!fits(es_words) || !fits(en_words)) return;
  impl_->es.add(es_words);
  impl_->en.add(en_words);
}

std::size_t ModelTrainer::pairs() const { return impl_->es.sentences(); }

Result<std::string> ModelTrainer::train(const TrainProgress& progress) {
  if (pairs() == 0) return fail(Errc::empty, {}, "no pair of sentences with words on both sides to learn from");
  const TrainOptions& options = impl_->options;
  EncodedBitext bitext{impl_->es.finish(options), impl_->en.finish(options)};
  ModelContent content;
  content.pairs = bitext.pairs();
  content.origin = options.origin;
  content.renderings = renderings(bitext, count_links(bitext, options, progress), options);
  content.sides = {vocabulary(bitext.es), vocabulary(bitext.en)};
  return write_model(content);
}

}  // namespace cotejo
