// HTML by Google's Gumbo parser. Gumbo gives the tree a browser would build, and for each
// text the stretch of source it came from, entities, line ends and tags it passed over included; walking the two side
// by side tells where each character came from.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "document/block_builder.hpp"
#include "document/html_entities.hpp"
#include "document/html_scan.hpp"
#include "document/html_tags.hpp"
#include "document/readers.hpp"

namespace cotejo {
namespace {

using detail::block_tags;
using detail::BlockBuilder;
using detail::kind_of;
using detail::TagSet;
using detail::unread_tags;

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

const TagSet& side_tags() {
  static const TagSet tags{GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM};
  return tags;
}

const TagSet& main_tags() {
  static const TagSet tags{GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE};
  return tags;
}

bool is_hidden(const GumboNode* element) {
  return gumbo_get_attribute(&element->v.element.attributes, "hidden") != nullptr;
}

// --- Text and its source -------------------------------------------------------------------------------------------

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/// Calls sink(text, source range) for each character, or entity, of a text node. `source` begins where the node does.
class TextWalk {
 public:
  TextWalk(std::string_view text, std::string_view source, detail::Entities& entities)
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
  /// How much of the source, and of the text, the next character takes.
  struct Step {
    std::size_t source, text;
  };

  Step next() {
    std::size_t text = 0;
    next_code_point(text_, text);
    if (at_ >= source_.size()) return {0, text};
    if (source_[at_] == '&') {
      const detail::Entity& entity = entities_.read(source_.substr(at_));
      if (entity.source > 0) return {entity.source, std::min(std::max(entity.text.size(), text), text_.size())};
    }
    if (source_.substr(at_, 2) == "\r\n") return {2, text};
    std::size_t end = at_;
    next_code_point(source_, end);
    return {end - at_, text};
  }

  std::string_view text_;
  std::string_view source_;
  detail::Entities& entities_;
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
  detail::Entities entities_;
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
