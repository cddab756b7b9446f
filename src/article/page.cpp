#include "article/page.hpp"

#include <algorithm>
#include <array>

#include "document/html_scan.hpp"
#include "document/html_tags.hpp"

namespace cotejo::detail {
namespace {

/// Elements that never hold anything.
const TagSet& void_tags() {
  static const TagSet tags{GUMBO_TAG_AREA,   GUMBO_TAG_BASE,  GUMBO_TAG_BR,     GUMBO_TAG_COL,
                           GUMBO_TAG_EMBED,  GUMBO_TAG_HR,    GUMBO_TAG_IMG,    GUMBO_TAG_INPUT,
                           GUMBO_TAG_LINK,   GUMBO_TAG_META,  GUMBO_TAG_WBR,    GUMBO_TAG_PARAM,
                           GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_KEYGEN, GUMBO_TAG_FRAME};
  return tags;
}

/// Elements whose content is passed over as it stands.
const TagSet& raw_tags() {
  static const TagSet tags{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE,
                           GUMBO_TAG_XMP,    GUMBO_TAG_IFRAME,   GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES,
                           GUMBO_TAG_SVG,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE};
  return tags;
}

/// Elements that hold no others than those of the page around them: what they begin or end means nothing.
const TagSet& frame_tags() {
  static const TagSet tags{GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_BODY};
  return tags;
}

/// Blocks that an end tag of an inline element, or a paragraph that is left open, does not reach beyond.
const TagSet& scope_tags() {
  static const TagSet tags{
      GUMBO_TAG_TABLE,   GUMBO_TAG_TD,   GUMBO_TAG_TH,    GUMBO_TAG_BUTTON, GUMBO_TAG_OBJECT, GUMBO_TAG_ARTICLE,
      GUMBO_TAG_SECTION, GUMBO_TAG_MAIN, GUMBO_TAG_ASIDE, GUMBO_TAG_FIGURE, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,
      GUMBO_TAG_NAV,     GUMBO_TAG_DIV,  GUMBO_TAG_UL,    GUMBO_TAG_OL,     GUMBO_TAG_DL,     GUMBO_TAG_BLOCKQUOTE};
  return tags;
}

struct Opener {
  GumboTag closes, up_to;  ///< GUMBO_TAG_LAST: no limit
};

/// What a start tag ends of its own kind, within what.
std::array<Opener, 2> ended_by(GumboTag tag) {
  constexpr Opener kNone{GUMBO_TAG_LAST, GUMBO_TAG_LAST};
  switch (tag) {
    case GUMBO_TAG_LI:
      return {{{GUMBO_TAG_LI, GUMBO_TAG_UL}, kNone}};
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return {{{GUMBO_TAG_DT, GUMBO_TAG_DL}, {GUMBO_TAG_DD, GUMBO_TAG_DL}}};
    case GUMBO_TAG_TR:
      return {{{GUMBO_TAG_TR, GUMBO_TAG_TABLE}, kNone}};
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return {{{GUMBO_TAG_TD, GUMBO_TAG_TABLE}, {GUMBO_TAG_TH, GUMBO_TAG_TABLE}}};
    case GUMBO_TAG_OPTION:
      return {{{GUMBO_TAG_OPTION, GUMBO_TAG_SELECT}, kNone}};
    case GUMBO_TAG_A:
      return {{{GUMBO_TAG_A, GUMBO_TAG_TABLE}, kNone}};
    default:
      return {kNone, kNone};
  }
}

bool is_list(GumboTag tag) { return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL; }

class TreeBuilder {
 public:
  TreeBuilder(std::string_view source, std::string_view name, std::size_t max_depth)
      : source_(source), name_(name), max_depth_(max_depth), empty_elements_(is_xhtml(source)) {
    page_.source = source;
    page_.nodes.push_back({});
    open_.push_back(0);
  }

  Result<Page> run() && {
    std::size_t at = 0;
    while (at < source_.size()) {
      const std::size_t tag_begin = next_tag(at);
      add_text({at, tag_begin});
      if (tag_begin == source_.size()) break;
      at = read_tag(scan_tag(source_, tag_begin));
      if (open_.size() > max_depth_ + 1) return too_deep(tag_begin);
    }
    close_down_to(0);
    page_.nodes[0].end = static_cast<std::uint32_t>(page_.nodes.size());
    return std::move(page_);
  }

 private:
  /// The next '<' that begins markup.
  [[nodiscard]] std::size_t next_tag(std::size_t from) const {
    for (std::size_t at = source_.find('<', from); at < source_.size(); at = source_.find('<', at + 1)) {
      const char next = at + 1 < source_.size() ? source_[at + 1] : ' ';
      const bool is_letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
      if (is_letter || next == '/' || next == '!' || next == '?') return at;
    }
    return source_.size();
  }

  /// Reads what begins with a tag, and says where it ends.
  std::size_t read_tag(const Tag& tag) {
    if (tag.name.empty()) return std::max(tag.end, tag.begin + 1);
    const GumboTag kind = gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
    if (tag.is_end) {
      end_element(kind, tag);
      return tag.end;
    }
    begin_element(kind, tag);
    if (!raw_tags().has(kind) || tag.is_self_closed) return tag.end;
    return read_raw(tag);
  }

  std::size_t read_raw(const Tag& tag) {
    const std::size_t end = raw_text_end(source_, tag);
    add_text({tag.end, end});
    close_down_to(open_.size() - 1);
    return end;
  }

  void begin_element(GumboTag kind, const Tag& tag) {
    if (block_tags().has(kind)) close_innermost(GUMBO_TAG_P, GUMBO_TAG_LAST);
    for (const Opener& opener : ended_by(kind)) {
      if (opener.closes != GUMBO_TAG_LAST) close_innermost(opener.closes, opener.up_to);
    }
    add({kind, false, 0, 0, {tag.begin, tag.end}});
    const bool is_whole = tag.is_self_closed && (empty_elements_ || raw_tags().has(kind));
    if (void_tags().has(kind) || frame_tags().has(kind) || is_whole) {
      page_.nodes.back().end = static_cast<std::uint32_t>(page_.nodes.size());
      return;
    }
    open_.push_back(static_cast<std::uint32_t>(page_.nodes.size() - 1));
    ++count_[kind];
  }

  void end_element(GumboTag kind, const Tag& tag) {
    if (count_[kind] == 0 || frame_tags().has(kind)) return;
    const bool is_block = block_tags().has(kind);
    for (std::size_t k = open_.size(); k-- > 1;) {
      const PageNode& node = page_.nodes[open_[k]];
      if (node.tag == kind && has_name(node, tag)) return close_down_to(k);
      const bool is_border = kind == GUMBO_TAG_P || !is_block ? scope_tags().has(node.tag) : is_cell_border(node, kind);
      if (is_border) return;
    }
  }

  /// A stray </div> within a cell does not end what the table stands in.
  static bool is_cell_border(const PageNode& node, GumboTag kind) {
    const bool is_cell = node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH;
    const bool is_of_table = kind == GUMBO_TAG_TABLE || kind == GUMBO_TAG_TR || kind == GUMBO_TAG_TBODY;
    return is_cell && !is_of_table;
  }

  [[nodiscard]] bool has_name(const PageNode& node, const Tag& tag) const {
    if (node.tag != GUMBO_TAG_UNKNOWN) return true;
    const std::string_view written = source_.substr(node.source.begin + 1, tag.name.size());
    return is_name(written, tag.name);
  }

  /// Ends the innermost open element of a kind, unless a border of its scope stands between.
  void close_innermost(GumboTag kind, GumboTag up_to) {
    if (count_[kind] == 0) return;
    for (std::size_t k = open_.size(); k-- > 1;) {
      const GumboTag tag = page_.nodes[open_[k]].tag;
      if (tag == kind) return close_down_to(k);
      const bool is_border =
          up_to == GUMBO_TAG_LAST ? scope_tags().has(tag) : tag == up_to || (up_to == GUMBO_TAG_UL && is_list(tag));
      if (is_border || tag == GUMBO_TAG_TABLE) return;
    }
  }

  void close_down_to(std::size_t size) {
    const auto end = static_cast<std::uint32_t>(page_.nodes.size());
    for (; open_.size() > std::max<std::size_t>(size, 1); open_.pop_back()) {
      PageNode& node = page_.nodes[open_.back()];
      node.end = end;
      --count_[node.tag];
    }
  }

  void add_text(ByteRange range) {
    if (range.empty()) return;
    add({GUMBO_TAG_UNKNOWN, true, 0, static_cast<std::uint32_t>(page_.nodes.size() + 1), range});
  }

  void add(PageNode node) {
    node.parent = open_.back();
    page_.nodes.push_back(node);
  }

  [[nodiscard]] tl::unexpected<Error> too_deep(std::size_t at) const {
    const auto line = 1 + std::ranges::count(source_.substr(0, at), '\n');
    return fail(Errc::too_large, std::string(name_) + ":" + std::to_string(line), "elements are nested deeper than {1}",
                std::to_string(max_depth_));
  }

  std::string_view source_, name_;
  std::size_t max_depth_;
  bool empty_elements_;
  Page page_;
  std::vector<std::uint32_t> open_;
  std::array<std::uint32_t, GUMBO_TAG_LAST + 1> count_{};  // of open elements
};

}  // namespace

bool is_name(std::string_view name, std::string_view lower) {
  return std::ranges::equal(name, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

std::string_view Page::attribute(std::uint32_t node, std::string_view name) const {
  std::string_view found;
  bool is_found = false;
  each_attribute(source_of(node), [&](std::string_view written, std::string_view value) {
    if (is_found || !is_name(written, name)) return;
    found = value;
    is_found = true;
  });
  return found;
}

Result<Page> read_page(std::string_view source, std::string_view name, std::size_t max_depth) {
  return TreeBuilder(source, name, max_depth).run();
}

}  // namespace cotejo::detail
