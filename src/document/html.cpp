// HTML by Google's Gumbo parser, which no other file knows of. Gumbo gives the tree a browser would build, and for each
// text the stretch of source it came from, entities, line ends and tags it passed over included; walking the two side
// by side tells where each character came from.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>
#include <unordered_map>

#include "document/block_builder.hpp"
#include "document/html_scan.hpp"
#include "document/readers.hpp"

namespace cotejo {
namespace {

using detail::BlockBuilder;

// --- Gumbo ---------------------------------------------------------------------------------------------------------

struct OutputDeleter {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Tree = std::unique_ptr<GumboOutput, OutputDeleter>;

Tree parse_tree(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // every page has some, and they take memory
  return Tree(gumbo_parse_with_options(&options, html.data(), html.size()));
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
bool is_text(const GumboNode* node) { return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE; }

std::span<GumboNode* const> children(const GumboNode* node) {
  const GumboVector& list = node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
  // Gumbo keeps its lists in C as void**; the elements are nodes.
  return {reinterpret_cast<GumboNode* const*>(list.data), list.length};
}

std::string attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string() : found->value;
}

/// A set of tags that is cheap to ask.
class TagSet {
 public:
  TagSet(std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) tags_.set(tag);
  }
  [[nodiscard]] bool has(const GumboNode* node) const { return is_element(node) && tags_.test(node->v.element.tag); }

 private:
  std::bitset<GUMBO_TAG_LAST + 1> tags_;
};

const TagSet& unread_tags() {
  static const TagSet tags{GUMBO_TAG_HEAD,     GUMBO_TAG_TITLE,    GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,
                           GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                           GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_SVG,
                           GUMBO_TAG_SELECT,   GUMBO_TAG_BUTTON,   GUMBO_TAG_DATALIST, GUMBO_TAG_TEXTAREA,
                           GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,  GUMBO_TAG_XMP,      GUMBO_TAG_PLAINTEXT};
  return tags;
}

const TagSet& side_tags() {
  static const TagSet tags{GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM};
  return tags;
}

const TagSet& main_tags() {
  static const TagSet tags{GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE};
  return tags;
}

/// Elements that begin and end a block, whatever is around them.
const TagSet& block_tags() {
  static const TagSet tags{
      GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
      GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER,  GUMBO_TAG_DD,     GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,
      GUMBO_TAG_DIV,     GUMBO_TAG_DL,      GUMBO_TAG_DT,     GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION,
      GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,   GUMBO_TAG_H1,         GUMBO_TAG_H2,
      GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,     GUMBO_TAG_H6,         GUMBO_TAG_HEADER,
      GUMBO_TAG_HGROUP,  GUMBO_TAG_HR,      GUMBO_TAG_LEGEND, GUMBO_TAG_LI,         GUMBO_TAG_MAIN,
      GUMBO_TAG_MENU,    GUMBO_TAG_NAV,     GUMBO_TAG_OL,     GUMBO_TAG_P,          GUMBO_TAG_PRE,
      GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE,  GUMBO_TAG_TBODY,      GUMBO_TAG_TD,
      GUMBO_TAG_TFOOT,   GUMBO_TAG_TH,      GUMBO_TAG_THEAD,  GUMBO_TAG_TR,         GUMBO_TAG_UL,
      GUMBO_TAG_LISTING};
  return tags;
}

/// The kind of block an element makes; others, a <p> in a <li> for instance, are of the kind of what they stand in.
BlockKind kind_of(GumboTag tag, BlockKind around) {
  switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return BlockKind::heading;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return BlockKind::list_item;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
      return BlockKind::caption;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return BlockKind::cell;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      return BlockKind::preformatted;
    default:
      return around;
  }
}

bool is_hidden(const GumboNode* element) {
  return gumbo_get_attribute(&element->v.element.attributes, "hidden") != nullptr;
}

// --- Text and its source -------------------------------------------------------------------------------------------

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c, bool hexadecimal) {
  return (c >= '0' && c <= '9') || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

/// A character reference: how many bytes of source it takes and how many of text it makes.
struct Entity {
  std::size_t source = 0;  ///< 0: an ampersand that is only that
  std::size_t text = 0;
};

/// Asks the parser itself what "&name;" means, for it alone has the two thousand names. Whatever follows the reference
/// in `reference` comes out as it went in, which shows where the reference ends: "&notit;" is "¬it;".
Entity parse_named(const std::string& reference) {
  const Tree tree = parse_tree("<body>" + reference);
  const GumboNode* body = children(tree->root).back();
  if (children(body).empty() || !is_text(children(body)[0])) return {};
  const std::string_view text = children(body)[0]->v.text.text;
  const auto [rest, _] = std::mismatch(reference.rbegin(), reference.rend(), text.rbegin(), text.rend());
  const auto source = static_cast<std::size_t>(reference.rend() - rest);
  if (text == reference) return {};
  return {source, text.size() - (reference.size() - source)};
}

/// Remembers what names mean; a page uses few.
class Entities {
 public:
  /// The reference at the start of `source`, which begins with '&'. `text`: what the parser made of it and what
  /// follows.
  Entity read(std::string_view source, std::string_view text) {
    if (source.substr(0, 2) == "&#") return read_number(source, text);
    std::size_t end = 1;
    while (end < source.size() && end <= kLongestName && is_alphanumeric(source[end])) ++end;
    if (end < source.size() && source[end] == ';') ++end;
    if (end == 1) return {};
    const auto [known, is_new] = named_.try_emplace(std::string(source.substr(0, end)));
    if (is_new) known->second = parse_named(known->first);
    return known->second;
  }

 private:
  static constexpr std::size_t kLongestName = 32;

  /// "&#233;" and "&#xE9;"; the semicolon may be missing.
  static Entity read_number(std::string_view source, std::string_view text) {
    const bool hexadecimal = source.size() > 2 && (source[2] == 'x' || source[2] == 'X');
    const std::size_t digits = hexadecimal ? 3 : 2;
    std::size_t end = digits;
    while (end < source.size() && is_digit(source[end], hexadecimal)) ++end;
    if (end == digits) return {};
    if (end < source.size() && source[end] == ';') ++end;
    std::size_t size = 0;
    next_code_point(text, size);
    return {end, size};
  }

  std::unordered_map<std::string, Entity> named_;
};

/// Calls sink(text, source range) for each character, or entity, of a text node. `source` begins where the node does.
class TextWalk {
 public:
  TextWalk(std::string_view text, std::string_view source, Entities& entities)
      : text_(text), source_(source), entities_(entities) {}

  template <class Sink>
  void run(Sink sink) {
    while (!text_.empty()) {
      at_ = detail::skip_markup(source_, at_);  // tags that the parser passed over within the text
      const auto [source, text] = next();
      sink(text_.substr(0, text), ByteRange{at_, at_ + source});
      text_.remove_prefix(text);
      at_ += source;
    }
  }

 private:
  Entity next() {
    std::size_t text = 0;
    next_code_point(text_, text);
    if (at_ >= source_.size()) return {0, text};
    if (source_[at_] == '&') {
      const Entity entity = entities_.read(source_.substr(at_), text_);
      if (entity.source > 0) return entity;
    }
    if (source_.substr(at_, 2) == "\r\n") return {2, text};
    std::size_t end = at_;
    next_code_point(source_, end);
    return {end - at_, text};
  }

  std::string_view text_;
  std::string_view source_;
  Entities& entities_;
  std::size_t at_ = 0;
};

// --- The page's text -----------------------------------------------------------------------------------------------

class Extractor {
 public:
  /// `source`: the decoded file; `page`: what Gumbo parsed, of the same size, in which its nodes point.
  Extractor(std::string_view source, std::string_view page) : page_(page), builder_(source) {}

  /// Reads a part of the tree, without the elements of `left_out`. Never recurses, however deep the page.
  void read(const GumboNode* root, const TagSet& left_out) {
    std::vector<Step> steps{{root, BlockKind::paragraph, false}};
    while (!steps.empty()) {
      const Step step = steps.back();
      steps.pop_back();
      if (step.is_end) {
        builder_.begin_block(step.kind);
      } else if (is_text(step.node)) {
        read_text(step.node->v.text, step.kind);
      } else if (is_element(step.node)) {
        enter(step, left_out, steps);
      }
    }
    builder_.begin_block(BlockKind::paragraph);
  }

  [[nodiscard]] bool has_text() const { return builder_.has_text(); }
  void finish(Document& document) && { std::move(builder_).finish(document); }

 private:
  struct Step {
    const GumboNode* node;
    BlockKind kind;  ///< of the text in it, or of what follows when it is an end
    bool is_end;
  };

  void enter(const Step& step, const TagSet& left_out, std::vector<Step>& steps) {
    const GumboNode* element = step.node;
    if (element->v.element.tag == GUMBO_TAG_BR) return builder_.add_line_end(place_of(element->v.element.original_tag));
    if (unread_tags().has(element) || left_out.has(element) || is_hidden(element)) return;
    BlockKind kind = step.kind;
    if (block_tags().has(element)) {
      steps.push_back({element, kind, true});
      kind = kind_of(element->v.element.tag, kind);
      builder_.begin_block(kind);
    }
    const auto parts = children(element);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) steps.push_back({*part, kind, false});
  }

  void read_text(const GumboText& node, BlockKind kind) {
    const std::size_t begin = place_of(node.original_text).begin;
    TextWalk(node.text, page_.substr(begin), entities_).run([&](std::string_view text, ByteRange range) {
      const ByteRange source{begin + range.begin, begin + range.end};
      if (!is_html_space(text[0])) return builder_.add(text, source);
      const bool is_shown = kind == BlockKind::preformatted && text[0] == '\n';
      if (is_shown) return builder_.add_line_end(source);
      builder_.add_space(source);
    });
  }

  [[nodiscard]] ByteRange place_of(const GumboStringPiece& piece) const {
    if (piece.data == nullptr) return {};
    const auto begin = static_cast<std::size_t>(piece.data - page_.data());
    return {begin, begin + piece.length};
  }

  std::string_view page_;
  BlockBuilder builder_;
  Entities entities_;
};

/// All elements `wanted` within `root`, in order, none inside another.
std::vector<const GumboNode*> outermost(const GumboNode* root, const TagSet& wanted) {
  std::vector<const GumboNode*> found, left{root};
  while (!left.empty()) {
    const GumboNode* node = left.back();
    left.pop_back();
    if (wanted.has(node)) {
      found.push_back(node);
    } else if (is_element(node)) {
      const auto parts = children(node);
      left.insert(left.end(), parts.rbegin(), parts.rend());
    }
  }
  return found;
}

/// The text of the page's articles or main part; else of its body but for what stands beside the text; else of all of
/// it.
Extractor extract(const GumboNode* root, std::string_view source, std::string_view page) {
  if (const auto parts = outermost(root, main_tags()); !parts.empty()) {
    Extractor main(source, page);
    for (const GumboNode* part : parts) main.read(part, side_tags());
    if (main.has_text()) return main;
  }
  Extractor body(source, page);
  body.read(root, side_tags());
  if (body.has_text()) return body;
  Extractor whole(source, page);
  whole.read(root, {});
  return whole;
}

std::string read_title(const GumboNode* root) {
  const auto titles = outermost(root, {GUMBO_TAG_TITLE});
  if (titles.empty() || children(titles[0]).empty() || !is_text(children(titles[0])[0])) return {};
  return unwrap(children(titles[0])[0]->v.text.text);
}

std::string read_language(const GumboNode* root) {
  const std::string language = attribute(root, "lang");
  return language.empty() ? attribute(root, "xml:lang") : language;
}

// --- The reader ----------------------------------------------------------------------------------------------------

Result<Document> parse_html(std::string_view bytes, std::string_view name, const DocumentOptions& options) {
  Result<DecodedText> decoded =
      decode(bytes, name, {.encoding = options.encoding, .hint = detail::declared_encoding(bytes)});
  if (!decoded) return tl::unexpected(std::move(decoded).error());
  const std::string_view source = decoded->utf8;
  const auto page = detail::prepare_html(source, name, {.max_depth = options.max_depth});
  if (!page) return tl::unexpected(page.error());
  const Tree tree = parse_tree(*page);
  Document document = detail::begin_document(detail::kHtmlReader.name, name, *decoded);
  document.title = read_title(tree->root);
  document.language = read_language(tree->root);
  extract(tree->root, source, *page).finish(document);
  if (document.blocks.empty()) return fail(Errc::empty, std::string(name), "no text in it");
  return document;
}

constexpr std::array<std::string_view, 4> kPageExtensions{".html", ".htm", ".xhtml", ".xht"};

}  // namespace

constinit const DocumentReader detail::kHtmlReader{"html", kPageExtensions, detail::looks_like_html, parse_html};

}  // namespace cotejo
