// Two texts in memory to a TMX in memory: what a program that embeds cotejo writes.
#include <cotejo/align.hpp>
#include <cotejo/document.hpp>
#include <cotejo/features.hpp>
#include <cotejo/lexicon.hpp>
#include <cotejo/segment.hpp>
#include <cotejo/write.hpp>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

template <cotejo::Side S>
struct Text {
  cotejo::Document document;
  std::vector<cotejo::Segment> segments;

  explicit Text(cotejo::Document parsed)
      : document(std::move(parsed)), segments(cotejo::segment(document, cotejo::Segmenter(S))) {}

  [[nodiscard]] cotejo::BitextSide side() const { return {document, segments}; }

  [[nodiscard]] cotejo::Features<S> features(const cotejo::Lexicon& lexicon) const {
    std::vector<cotejo::SegmentText> texts;
    for (const cotejo::Segment& segment : segments) texts.push_back({cotejo::slice(document.text, segment.range)});
    return cotejo::extract_features<S>(texts, lexicon);
  }
};

std::string tmx(const Text<cotejo::Side::es>& es, const Text<cotejo::Side::en>& en) {
  const cotejo::Lexicon lexicon;
  const auto es_features = es.features(lexicon);
  const auto en_features = en.features(lexicon);
  const auto matches = cotejo::match_types(es_features, en_features, lexicon);
  const cotejo::Alignment alignment = cotejo::align(es_features, en_features, matches);

  std::ostringstream out;
  cotejo::find_alignment_writer("tmx")->write(out, {es.side(), en.side(), alignment}, {});
  return out.str();
}

}  // namespace

int main() {
  const auto es = cotejo::parse_document("El Sr. Ruiz llegó a Lima en 1998. Allí fundó una escuela.\n", "es.txt");
  const auto en = cotejo::parse_document("Mr. Ruiz came to Lima in 1998. There he founded a school.\n", "en.txt");
  if (!es || !en) {
    std::cerr << to_string(es ? en.error() : es.error()) << '\n';
    return 1;
  }
  std::cout << tmx(Text<cotejo::Side::es>(*es), Text<cotejo::Side::en>(*en));
}
