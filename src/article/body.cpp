// The basic idea: each run of text speaks for or against the elements it stands in. Running text (long, with function
// words, few links: Pomikálek 2011, jusText) speaks for them, links and scraps speak against, and what the page itself
// calls a menu, a teaser or a comment says nothing. The element for which most speaks holds the article; the sum over
// any element is a difference of two sums over the page, so all of them are compared in linear time. An article in
// several parts is held by the element around them, for each part adds to it more than what stands between takes away.
#include "article/body.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "article/headline.hpp"
#include "article/phrases.hpp"
#include "article/shingles.hpp"
#include "cotejo/text.hpp"
#include "document/html_tags.hpp"

namespace cotejo::detail {
namespace {

/// What a run is before its neighbours are asked.
enum class Sort : std::uint8_t {
  text,   ///< reads like a sentence or more
  scrap,  ///< too short to tell
  links,  ///< mostly links
  heading,
  caption,
};

// Found by hand on the development half of `extraction.py` (tests/eval), as are the weights below.
constexpr std::uint32_t kTextChars = 60;
constexpr double kTextFunctionWords = .17;
constexpr double kMostLinks = .5;
constexpr double kPardon = .5;
constexpr double kScrapCost = .5;
constexpr double kBeneathLink = .2;
constexpr std::uint32_t kLongestCaption = 500;  // chars; what is only named so may be more

double link_share(const TextCounts& counts) {
  return counts.chars == 0 ? 0 : static_cast<double>(counts.links) / counts.chars;
}

bool is_heading_tag(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/// Sums over any element of what its runs are worth.
class Sums {
 public:
  Sums() = default;
  Sums(const PageRuns& page, const std::vector<double>& worth) : page_(&page), before_(worth.size() + 1) {
    for (std::size_t k = 0; k < worth.size(); ++k) before_[k + 1] = before_[k] + worth[k];
  }
  [[nodiscard]] double of(std::uint32_t first_run, std::uint32_t end_run) const {
    return before_[end_run] - before_[first_run];
  }
  [[nodiscard]] double of_node(const Page& page, std::uint32_t node) const {
    return of(page_->first_run[node], page_->first_run[page.nodes[node].end]);
  }

 private:
  const PageRuns* page_ = nullptr;
  std::vector<double> before_;
};

class ArticleFinder {
 public:
  ArticleFinder(const Page& page, const PageRuns& runs, const Metadata& metadata, Entities& entities)
      : page_(page), found_(runs), runs_(runs.runs), metadata_(metadata), entities_(entities), guide_(metadata.body) {}

  ArticleParts run() && {
    if (runs_.empty()) return {};
    sort_runs();
    drop_besides();
    match_guide();
    drop_teasers();
    choose_root();
    headline_ = find_headline({page_, runs_, metadata_, dropped_}, root_end(), entities_);
    choose_blocks();
    find_lead();
    return assemble();
  }

 private:
  // --- What each run is ---

  void sort_runs() {
    knows_language_ = page_knows_language();
    for (const TextRun& run : runs_) sorts_.push_back(sort_of(run));
    dropped_.assign(runs_.size(), 0);
  }

  /// Texts that are neither Spanish nor English have no function words that we know.
  [[nodiscard]] bool page_knows_language() const {
    double words = 0, function_words = 0;
    for (const TextRun& run : runs_) {
      if (run.counts.chars < kTextChars || link_share(run.counts) > kMostLinks) continue;
      words += run.counts.words;
      function_words += run.counts.function_words;
    }
    constexpr double kLeast = .2;
    return function_words > kLeast * words;
  }

  [[nodiscard]] Sort sort_of(const TextRun& run) const {
    if (run.kind == BlockKind::heading) return Sort::heading;
    if (run.kind == BlockKind::caption || ((run.around & kCaption) != 0 && run.counts.chars < kLongestCaption)) {
      return Sort::caption;
    }
    const TextCounts& counts = run.counts;
    if (link_share(counts) > kMostLinks) return Sort::links;
    if (counts.chars < kTextChars) return Sort::scrap;
    if (!knows_language_) return counts.stops > 0 || run.ends_sentence || counts.chars > 150 ? Sort::text : Sort::scrap;
    return counts.function_words >= kTextFunctionWords * counts.words ? Sort::text : Sort::scrap;
  }

  /// Of running text; `undropped`: of what is left of it.
  [[nodiscard]] std::vector<double> text_chars(bool undropped) const {
    std::vector<double> chars;
    for (std::size_t k = 0; k < runs_.size(); ++k) {
      const bool counts = sorts_[k] == Sort::text && !(undropped && dropped_[k] != 0);
      chars.push_back(counts ? runs_[k].counts.chars : 0);
    }
    return chars;
  }

  // --- What stands beside an article ---

  /// Elements that the page calls something else than its article, unless most of the text is in one.
  void drop_besides() {
    const Sums text(found_, text_chars(false));
    all_text_ = text.of(0, static_cast<std::uint32_t>(runs_.size()));
    for (std::uint32_t node = 1; node < page_.nodes.size();) {
      const bool is_dropped = !page_.nodes[node].is_text && is_beside(node, text);
      if (is_dropped) drop(node);
      node = is_dropped ? page_.nodes[node].end : node + 1;
    }
  }

  [[nodiscard]] bool is_beside(std::uint32_t node, const Sums& text) const {
    const PageNode& what = page_.nodes[node];
    if (what.tag == GUMBO_TAG_HTML || what.tag == GUMBO_TAG_BODY || is_heading_tag(what.tag)) return false;
    const Roles roles = found_.roles[node];
    if ((roles & kBody) != 0) return false;
    const bool is_article = what.tag == GUMBO_TAG_ARTICLE || what.tag == GUMBO_TAG_MAIN;
    const bool is_side = what.tag == GUMBO_TAG_NAV || what.tag == GUMBO_TAG_FOOTER || what.tag == GUMBO_TAG_ASIDE ||
                         what.tag == GUMBO_TAG_FORM;
    const bool is_label = (roles & (kByline | kDate)) != 0 && (roles & kLead) == 0;
    const bool is_named = is_side || (roles & (kBeside | kComments | kHidden)) != 0 || is_label;
    if (!is_named) return false;
    const double share = all_text_ > 0 ? text.of_node(page_, node) / all_text_ : 0;
    if (is_article && (roles & kComments) == 0 && share > .1) return false;
    if (is_label && !is_side && (roles & (kBeside | kComments | kHidden)) == 0) return share < .15;
    if ((roles & kComments) != 0) return share < .9 || !holds_heading(node);
    return share < kPardon;
  }

  [[nodiscard]] bool holds_heading(std::uint32_t node) const {
    for (std::uint32_t inner = node; inner < page_.nodes[node].end; ++inner) {
      if (page_.nodes[inner].tag == GUMBO_TAG_H1) return true;
    }
    return false;
  }

  /// All runs that stand wholly in an element.
  void drop(std::uint32_t node) {
    const std::uint32_t end = page_.nodes[node].end;
    for (std::uint32_t run = found_.first_run[node]; run < found_.first_run[end]; ++run) {
      if (runs_[run].end <= end) dropped_[run] = 1;
    }
  }

  /// A heading that is a link, with a little text below it, leads to another article.
  void drop_teasers() {
    for (std::uint32_t run = 0; run < runs_.size(); ++run) {
      const bool is_title =
          sorts_[run] == Sort::heading || (sorts_[run] == Sort::links && runs_[run].counts.words >= 2);
      const bool is_linked = is_title && link_share(runs_[run].counts) > .8;
      if (!is_linked || dropped_[run] != 0) continue;
      if (const std::uint32_t teaser = teaser_around(run); teaser != 0) drop_unguided(teaser);
    }
  }

  /// The largest element around a heading that has little text; 0 when the heading is not alone in a small one.
  [[nodiscard]] std::uint32_t teaser_around(std::uint32_t run) const {
    constexpr int kSteps = 4;
    constexpr std::uint32_t kMostChars = 450;
    std::uint32_t best = 0, node = runs_[run].block;
    for (int step = 0; step < kSteps && node != 0; ++step, node = page_.nodes[node].parent) {
      std::uint32_t chars = 0;
      const std::uint32_t end = found_.first_run[page_.nodes[node].end];
      bool holds_title = false;
      for (std::uint32_t k = found_.first_run[node]; k < end && chars <= kMostChars; ++k) {
        chars += runs_[k].counts.chars;
        holds_title = holds_title || (k != run && page_.nodes[runs_[k].block].tag == GUMBO_TAG_H1);
      }
      const bool is_first = sorts_[run] == Sort::heading || found_.first_run[node] == run;
      if (chars > kMostChars || holds_title || !is_first) break;
      best = node;
    }
    return best;
  }

  void drop_unguided(std::uint32_t node) {
    for (std::uint32_t run = found_.first_run[node]; run < found_.first_run[page_.nodes[node].end]; ++run) {
      if (!is_guided(run)) dropped_[run] = 1;
    }
  }

  // --- The text that the page says is its article's ---

  void match_guide() {
    if (guide_.size() < kLeastGuide) return;
    std::size_t matched = 0;
    std::vector<std::uint8_t> matches(runs_.size(), 0);
    for (std::uint32_t run = 0; run < runs_.size(); ++run) {
      if (runs_[run].counts.words < 4 || runs_[run].kind == BlockKind::heading) continue;
      const double share = guide_.share_of(text_of(page_, runs_[run], entities_));
      if (share < .6) continue;
      matches[run] = 1;
      matched += runs_[run].counts.words;
    }
    if (static_cast<double>(matched) > .4 * static_cast<double>(guide_.size())) guided_ = std::move(matches);
    for (std::uint32_t run = 0; run < guided_.size(); ++run) {
      if (guided_[run] != 0 && sorts_[run] == Sort::text && (runs_[run].around & kComments) == 0) dropped_[run] = 0;
    }
  }

  [[nodiscard]] bool is_guided(std::uint32_t run) const { return !guided_.empty() && guided_[run] != 0; }

  // --- The element that holds the article ---

  [[nodiscard]] double worth(std::uint32_t run) const {
    if (dropped_[run] != 0) return 0;
    const TextCounts& counts = runs_[run].counts;
    switch (sorts_[run]) {
      case Sort::text:
        return (counts.chars - counts.links) * (beneath_link_[run] != 0 ? kBeneathLink : 1);
      case Sort::links:
        return -1.0 * counts.chars;
      case Sort::scrap:
        return runs_[run].ends_sentence ? 0 : -kScrapCost * counts.chars;
      case Sort::heading:
        return link_share(counts) > .8 ? -2.0 * counts.chars : 0;
      case Sort::caption:
        return 0;
    }
    return 0;
  }

  [[nodiscard]] static bool may_hold(const PageNode& node) {
    return !node.is_text && node.tag != GUMBO_TAG_P &&
           (block_tags().has(node.tag) || node.tag == GUMBO_TAG_UNKNOWN || node.tag == GUMBO_TAG_SPAN);
  }

  [[nodiscard]] double favour(std::uint32_t node) const {
    double factor = 1;
    const PageNode& what = page_.nodes[node];
    if ((found_.roles[node] & kBody) != 0) factor *= 1.1;
    if (what.tag == GUMBO_TAG_ARTICLE) factor *= 1.1;
    if (what.tag == GUMBO_TAG_MAIN) factor *= 1.03;
    return factor;
  }

  /// How much of the text stands where the page says that its article is.
  [[nodiscard]] double body_share() const {
    double body = 0, all = 0;
    for (std::uint32_t run = 0; run < runs_.size(); ++run) {
      if (dropped_[run] != 0 || sorts_[run] != Sort::text) continue;
      all += runs_[run].counts.chars;
      body += (runs_[run].around & kBody) != 0 ? runs_[run].counts.chars : 0;
    }
    return all > 0 ? body / all : 0;
  }

  /// Headings that are links, each with a line of text: teasers, where they are many. A list of things to buy looks the
  /// same, so that this only weighs when the element is chosen.
  void find_linked_lists() {
    constexpr std::uint32_t kMostChars = 160;
    beneath_link_.assign(runs_.size(), 0);
    for (std::uint32_t run = 0; run + 1 < runs_.size(); ++run) {
      if (sorts_[run] != Sort::heading || link_share(runs_[run].counts) <= .8) continue;
      std::uint32_t end = run + 1, chars = 0;
      for (; end < runs_.size() && sorts_[end] != Sort::heading && chars <= kMostChars; ++end)
        chars += runs_[end].counts.chars;
      if (chars <= kMostChars) std::fill(beneath_link_.begin() + run + 1, beneath_link_.begin() + end, 1);
    }
  }

  void choose_root() {
    find_linked_lists();
    constexpr double kMuch = .4, kOutside = .3, kUnguided = .1;
    const bool has_body = body_share() > kMuch;
    std::vector<double> worths;
    for (std::uint32_t run = 0; run < runs_.size(); ++run) {
      const double guided = is_guided(run)                                 ? 3
                            : !guided_.empty()                             ? kUnguided
                            : has_body && (runs_[run].around & kBody) == 0 ? kOutside
                                                                           : 1;
      const double value = worth(run);
      worths.push_back(value > 0 ? value * guided : value);
    }
    const Sums sums(found_, worths);
    constexpr double kPage = .9, kInner = .95;  // what the whole page counts; an inner element is preferred
    double best = sums.of_node(page_, 0) * kPage;
    root_ = 0;
    for (std::uint32_t node = 1; node < page_.nodes.size(); ++node) {
      if (!may_hold(page_.nodes[node])) continue;
      const double value = sums.of_node(page_, node) * favour(node);
      const bool is_inner = node < page_.nodes[root_].end;
      if (value <= 0 || value < (is_inner ? best * kInner : best)) continue;
      best = std::max(best, value);
      root_ = node;
    }
  }

  [[nodiscard]] std::uint32_t root_begin() const { return found_.first_run[root_]; }
  [[nodiscard]] std::uint32_t root_end() const { return found_.first_run[page_.nodes[root_].end]; }

  // --- The blocks ---

  void choose_blocks() {
    kept_.assign(runs_.size(), 0);
    kept_text_ = Sums(found_, text_chars(true));
    std::uint32_t first = root_begin();
    if (headline_.run != kNone && headline_.run >= first) first = headline_.run + 1;
    keep_captions_above(first);
    std::vector<std::uint32_t> headings;
    bool has_text = false;
    for (std::uint32_t run = first; run < root_end(); ++run) {
      if (dropped_[run] != 0 || run == headline_.run) continue;
      if (sorts_[run] == Sort::heading) {
        const std::string folded = fold(text_of(page_, runs_[run], entities_));
        if (is_closing_heading(folded)) {
          headings.clear();
          run = after_closing(run) - 1;
        } else if (is_invitation(folded) || link_share(runs_[run].counts) > .8) {
          continue;
        } else {
          headings.push_back(run);
        }
        continue;
      }
      if (!reads_on(run, has_text)) continue;
      if (sorts_[run] == Sort::caption) {
        kept_[run] = 1;
        continue;
      }
      for (const std::uint32_t heading : headings) kept_[heading] = has_text ? 1 : 0;
      headings.clear();
      kept_[run] = 1;
      has_text = has_text || sorts_[run] == Sort::text;
    }
    drop_tail();
  }

  /// The picture between the headline and the article's text.
  void keep_captions_above(std::uint32_t first) {
    if (headline_.run == kNone || headline_.run >= first) return;
    for (std::uint32_t run = headline_.run + 1; run < first; ++run) {
      kept_[run] = dropped_[run] == 0 && sorts_[run] == Sort::caption && reads_on(run, false) ? 1 : 0;
    }
  }

  /// Where what a closing heading stands over ends: with the element around it, or at the next heading when the article
  /// goes on behind.
  [[nodiscard]] std::uint32_t after_closing(std::uint32_t heading) const {
    const std::uint32_t parent = page_.nodes[runs_[heading].block].parent;
    const std::uint32_t end = std::min(found_.first_run[page_.nodes[parent].end], root_end());
    std::uint32_t next = heading + 1;
    while (next < end && sorts_[next] != Sort::heading) ++next;
    constexpr double kGoesOn = .5;
    return kept_text_.of(next, end) > kGoesOn * kept_text_.of(root_begin(), heading) ? next : end;
  }

  /// Whether a run that is no heading belongs to the article.
  [[nodiscard]] bool reads_on(std::uint32_t index, bool has_text) {
    const TextRun& run = runs_[index];
    if (is_guided(index)) return true;
    if (sorts_[index] == Sort::links) return has_text && is_linked_text(run) && !leads_elsewhere(run, has_text);
    if (sorts_[index] == Sort::caption) return run.counts.chars > 25 && link_share(run.counts) < kMostLinks;
    const bool is_short = run.counts.chars < (run.counts.links > 0 ? 250U : 150U);
    if (is_short && leads_elsewhere(run, has_text)) return false;
    if (sorts_[index] == Sort::text) return true;
    const GumboTag tag = page_.nodes[run.block].tag;
    const bool is_paragraph = tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE ||
                              tag == GUMBO_TAG_DD || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    if (run.ends_sentence) return is_paragraph || run.counts.chars > 30;
    if (!has_text) return false;
    return is_paragraph ? run.counts.links == 0 || run.counts.chars > 30 : run.counts.chars > 40;
  }

  /// A paragraph with much of it a link, and a sentence beside it.
  [[nodiscard]] static bool is_linked_text(const TextRun& run) {
    constexpr std::uint32_t kLeastBeside = 15;  // chars
    return run.ends_sentence && run.counts.chars - run.counts.links >= kLeastBeside;
  }

  [[nodiscard]] bool leads_elsewhere(const TextRun& run, bool has_text) {
    const std::string folded = fold(text_of(page_, run, entities_));
    const bool is_sentence = run.ends_sentence && run.counts.links == 0 && run.counts.chars > kTextChars;
    if (is_plea(folded)) return true;
    if (is_invitation(folded)) return !is_sentence;
    const bool is_line = !run.ends_sentence || run.counts.chars < 30;
    return is_line && is_byline(folded) && (!has_text || run.counts.chars < 60);
  }

  /// Scraps after the last text are signatures, tags and the like; sentences may stay.
  void drop_tail() {
    for (std::uint32_t run = root_end(); run-- > root_begin();) {
      if (kept_[run] == 0 || sorts_[run] == Sort::caption) continue;
      if (sorts_[run] == Sort::text || runs_[run].ends_sentence || runs_[run].kind == BlockKind::list_item ||
          runs_[run].kind == BlockKind::cell)
        return;
      kept_[run] = 0;
    }
  }

  // --- The lead ---

  void find_lead() {
    const std::uint32_t begin = headline_.run == kNone ? root_begin() : std::min(headline_.run, root_begin());
    std::uint32_t first_text = kNone;
    for (std::uint32_t run = begin; run < root_end() && first_text == kNone; ++run) {
      if (kept_[run] != 0 && may_begin(run)) first_text = run;
    }
    if (first_text == kNone) return;
    lead_run_ = first_text;
    const Shingles description(metadata_.description, 1);
    for (std::uint32_t run = begin; run < first_text; ++run) {
      if (run == headline_.run || (runs_[run].around & (kHidden | kComments)) != 0 || !may_lead(run)) continue;
      const bool is_named = (runs_[run].around & kLead) != 0;
      const bool is_told = description.size() >= 5 && description.share_of(text_of(page_, runs_[run], entities_)) > .8;
      if (!is_named && !is_told) continue;
      if (lead_run_ == first_text) lead_run_ = run;
      kept_[run] = 1;
    }
    kept_[lead_run_] = 1;
  }

  /// Running text, or a sentence of some length: a lead is often shorter than a paragraph.
  [[nodiscard]] bool may_begin(std::uint32_t run) const {
    if (sorts_[run] == Sort::text) return true;
    return sorts_[run] == Sort::scrap && runs_[run].ends_sentence && runs_[run].counts.chars >= kLeastLead;
  }

  [[nodiscard]] bool may_lead(std::uint32_t run) const {
    const TextCounts& counts = runs_[run].counts;
    return counts.chars >= kLeastLead && link_share(counts) < kMostLinks && sorts_[run] != Sort::caption &&
           (runs_[run].around & (kByline | kDate)) == 0;
  }

  // --- The result ---

  /// Pages repeat headline, lead and captions for narrow screens, or in a gallery.
  void drop_repeated() {
    constexpr std::uint32_t kLeastWords = 5;
    std::unordered_set<std::string> said{headline_.text};
    if (lead_run_ != kNone) said.insert(text_of(page_, runs_[lead_run_], entities_));
    for (std::uint32_t run = 0; run < runs_.size(); ++run) {
      if (kept_[run] == 0 || run == lead_run_ || runs_[run].counts.words < kLeastWords) continue;
      const std::string text = text_of(page_, runs_[run], entities_);
      if (said.contains(text)) kept_[run] = 0;
      if (sorts_[run] == Sort::caption) said.insert(text);
    }
  }

  ArticleParts assemble() {
    drop_repeated();
    ArticleParts parts;
    parts.headline = headline_.text;
    if (lead_run_ == kNone) return parts;
    parts.lead = text_of(page_, runs_[lead_run_], entities_);
    if (headline_.run != kNone) parts.blocks.push_back({headline_.run, BlockKind::heading});
    parts.blocks.push_back({lead_run_, BlockKind::paragraph});
    for (std::uint32_t run = 0; run < runs_.size(); ++run) {
      if (kept_[run] == 0 || run == lead_run_ || run == headline_.run) continue;
      parts.blocks.push_back({run, kind_of_block(run)});
    }
    return parts;
  }

  /// Pages laid out by a table have their paragraphs in its cells.
  [[nodiscard]] BlockKind kind_of_block(std::uint32_t run) const {
    if (sorts_[run] == Sort::caption) return BlockKind::caption;
    const bool is_paragraph = runs_[run].kind == BlockKind::cell && sorts_[run] == Sort::text;
    return is_paragraph ? BlockKind::paragraph : runs_[run].kind;
  }

  static constexpr std::uint32_t kNone = Headline::kNone;
  static constexpr std::size_t kLeastGuide = 30;   // words
  static constexpr std::uint32_t kLeastLead = 40;  // chars

  const Page& page_;
  const PageRuns& found_;
  const std::vector<TextRun>& runs_;
  const Metadata& metadata_;
  Entities& entities_;
  Shingles guide_;
  bool knows_language_ = true;
  double all_text_ = 0;
  std::vector<Sort> sorts_;
  std::vector<std::uint8_t> dropped_, guided_, beneath_link_, kept_;  // by run; guided_ is empty when there is no guide
  Sums kept_text_;
  std::uint32_t root_ = 0, lead_run_ = kNone;
  Headline headline_;
};

}  // namespace

ArticleParts find_article(const Page& page, const PageRuns& runs, const Metadata& metadata, Entities& entities) {
  return ArticleFinder(page, runs, metadata, entities).run();
}

}  // namespace cotejo::detail
