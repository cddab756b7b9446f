// Writes what a model knows as a dictionary of hunalign, so that the two are measured with the same knowledge.
//
//   cotejo_dictionary MODEL > en-es.dic
//
// A line "english @ spanish" a rendering, folded as the model has them. Classes of forms ("cas*") are left out:
// hunalign looks up whole words.
#include <cstdio>

#include "cotejo/lexicon.hpp"

namespace {

using namespace cotejo;

bool is_class(std::string_view text) { return text.ends_with('*'); }

void print_renderings(const Model& model, WordId<Side::es> word) {
  const std::string es(model.text(word));
  if (is_class(es)) return;
  for (const Rendering& rendering : model.renderings(word)) {
    const std::string en(model.text(rendering.en));
    if (!is_class(en)) std::printf("%s @ %s\n", en.c_str(), es.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: cotejo_dictionary MODEL > en-es.dic\n");
    return 2;
  }
  const auto model = Model::read(argv[1]);
  if (!model) {
    std::fprintf(stderr, "cotejo_dictionary: %s\n", to_string(model.error()).c_str());
    return 2;
  }
  for (std::uint32_t word = 0; word < (*model)->info().es_words; ++word) print_renderings(**model, {word});
  return 0;
}
