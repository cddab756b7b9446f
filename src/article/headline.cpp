#include "article/headline.hpp"

#include <algorithm>

#include "article/shingles.hpp"

namespace cotejo::detail {
namespace {

// By hand, as the numbers of body.cpp.
constexpr std::uint32_t kMostWords = 60;
constexpr double kSame = .9, kSimilar = .5, kUnlike = .2;

/// "El puente" of "El puente | Diario de Salcedo".
std::string without_site(const std::string& title) {
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " · ", " :: "}) {
    const std::size_t at = title.rfind(separator);
    const bool is_long_enough = at != std::string::npos && std::ranges::count(title.substr(0, at), ' ') >= 2;
    if (is_long_enough) return title.substr(0, at);
  }
  return title;
}

/// How much of the two lines is the same words: 1 where all are.
double likeness(const Shingles& told, const std::string& line) {
  if (told.size() == 0) return 0;
  const Shingles words(line, 1);
  const double covered = static_cast<double>(words.size()) / static_cast<double>(told.size());
  return told.share_of(line) * (.5 + .5 * std::min(covered, 1.0));
}

/// What the place of a line adds to its words.
double standing(const TextRun& line, GumboTag tag, bool is_dropped) {
  const double level = tag == GUMBO_TAG_H1 ? .5 : tag == GUMBO_TAG_H2 ? .1 : 0;
  const double named = (line.around & kHeadline) != 0 ? .1 : 0;
  return level + named - (is_dropped ? .3 : 0);
}

class HeadlineFinder {
 public:
  HeadlineFinder(const HeadlineInput& input, const std::string& told, Entities& entities)
      : input_(input), told_(told, 1), entities_(entities) {}

  /// How much a line is like a headline, and like the one that the page says it has; 0: it is none.
  double value_of(std::uint32_t run) {
    const TextRun& line = input_.runs[run];
    if (line.counts.words == 0 || line.counts.words > kMostWords || !may_be(run)) return 0;
    const GumboTag tag = input_.page.nodes[line.block].tag;
    const double value = likeness(told_, text_of(input_.page, line, entities_));
    const bool is_enough = line.kind != BlockKind::heading ? value >= kSame && line.counts.words >= 3
                           : tag == GUMBO_TAG_H1           ? !is_name_of_site(line, value)
                                                           : value >= kSimilar;
    constexpr double kLeast = .01;
    return is_enough ? std::max(value + standing(line, tag, input_.dropped[run] != 0), kLeast) : 0;
  }

 private:
  /// Lines that are no headings have to be nearly the same as what is told.
  [[nodiscard]] bool may_be(std::uint32_t run) const {
    const TextRun& line = input_.runs[run];
    if (line.kind == BlockKind::heading) return true;
    return line.counts.links == 0 && input_.dropped[run] == 0 && line.counts.words + 2 > told_.size();
  }

  [[nodiscard]] bool is_name_of_site(const TextRun& line, double value) const {
    return told_.size() > 0 && value < kUnlike && (line.counts.words < 4 || line.counts.links > 0);
  }

  const HeadlineInput& input_;
  Shingles told_;
  Entities& entities_;
};

}  // namespace

Headline find_headline(const HeadlineInput& input, std::uint32_t end, Entities& entities) {
  const bool is_told = !input.metadata.headlines.empty();
  Headline headline{.text = is_told ? input.metadata.headlines.front() : without_site(input.metadata.title)};
  HeadlineFinder finder(input, headline.text, entities);
  double best = 0;
  for (std::uint32_t run = 0; run < end; ++run) {
    const double value = finder.value_of(run);
    if (value <= best) continue;
    best = value;
    headline.run = run;
  }
  if (headline.run != Headline::kNone) headline.text = text_of(input.page, input.runs[headline.run], entities);
  return headline;
}

}  // namespace cotejo::detail
