#include <algorithm>
#include <cmath>

#include "cotejo/lexicon.hpp"
#include "lexicon/bitext.hpp"
#include "lexicon/mapped_file.hpp"
#include "lexicon/model_file.hpp"
#include "lexicon/word_index.hpp"

namespace cotejo {
namespace {

std::string line(std::string_view text, int number) {
  for (; number > 0; --number) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return std::string(text.substr(0, text.find('\n')));
}

ModelOrigin read_origin(std::string_view text) {
  if (std::ranges::count(text, '\n') != 2) return {};
  return {line(text, 0), line(text, 1), line(text, 2)};
}

}  // namespace

/// Two more than were seen, so that no share is 0.
float Frequency::information() const {
  return static_cast<float>(std::log(static_cast<double>(of + 2) / static_cast<double>(count + 2)));
}

struct Model::Impl {
  std::string owned;  // the bytes, when they are not mapped
  MappedFile file;
  ModelView view;

  [[nodiscard]] std::string_view bytes() const { return owned.empty() ? file.bytes() : std::string_view(owned); }
  template <Side S>
  [[nodiscard]] const VocabularyView& side() const {
    return view.sides[static_cast<std::size_t>(S)];
  }
  template <Side S>
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const {
    return find_word(side<S>(), text);
  }
};

Model::Model(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Model::~Model() = default;

Result<std::shared_ptr<const Model>> Model::read(const std::filesystem::path& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  auto impl = std::make_unique<Impl>();
  impl->file = std::move(*file);
  const Result<ModelView> view = view_model(impl->bytes(), path.string());
  if (!view) return tl::unexpected(view.error());
  impl->view = *view;
  return std::shared_ptr<const Model>(new Model(std::move(impl)));
}

Result<std::shared_ptr<const Model>> Model::parse(std::string bytes, std::string_view name) {
  auto impl = std::make_unique<Impl>();
  impl->owned = std::move(bytes);
  const Result<ModelView> view = view_model(impl->bytes(), name);
  if (!view) return tl::unexpected(view.error());
  impl->view = *view;
  return std::shared_ptr<const Model>(new Model(std::move(impl)));
}

ModelInfo Model::info() const {
  const ModelView& view = impl_->view;
  return {
      read_origin(view.origin), view.pairs,   view.sides[0].words(), view.sides[1].words(), view.rendering_en.size(),
      impl_->bytes().size(),    view.checksum};
}

template <Side S>
std::optional<WordId<S>> Model::find(std::string_view folded_word) const {
  std::optional<std::uint32_t> id = impl_->find<S>(folded_word);
  if (!id) id = impl_->find<S>(stem_entry(S, folded_word));
  if (!id) return std::nullopt;
  return WordId<S>{*id};
}

template <Side S>
std::string_view Model::text(WordId<S> word) const {
  return impl_->side<S>().word(word.value);
}

template <Side S>
Frequency Model::frequency(std::optional<WordId<S>> word) const {
  const VocabularyView& side = impl_->side<S>();
  return {word ? side.counts[word->value] : 0, side.occurrences};
}

RenderingList Model::renderings(WordId<Side::es> word) const {
  const EndTable& ends = impl_->view.rendering_ends;
  return {impl_->view, ends.begin_of(word.value), ends.end_of(word.value)};
}

WordId<Side::en> RenderingList::Iterator::english() const { return {model_->rendering_en[at_]}; }

Rendering RenderingList::Iterator::operator*() const {
  return {english(), share_of(model_->en_given_es[at_]), share_of(model_->es_given_en[at_])};
}

template std::optional<WordId<Side::es>> Model::find<Side::es>(std::string_view) const;
template std::optional<WordId<Side::en>> Model::find<Side::en>(std::string_view) const;
template std::string_view Model::text<Side::es>(WordId<Side::es>) const;
template std::string_view Model::text<Side::en>(WordId<Side::en>) const;
template Frequency Model::frequency<Side::es>(std::optional<WordId<Side::es>>) const;
template Frequency Model::frequency<Side::en>(std::optional<WordId<Side::en>>) const;

}  // namespace cotejo
