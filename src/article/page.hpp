// A page as a tree that costs little: elements and texts in page order, in one vector.
// The basic idea: an extractor needs to know what stands in what, not what a browser would repair. Gumbo's tree takes
// 14 ms of processor for a page of 170 KB (gumbo_parse over the 181 pages of tests/eval's scrapinghub set), this one a
// small part of that. End tags that are missing are supplied as HTML does for p, li, td and their like; scripts and
// drawings are passed over. Linear in the page.
#pragma once

#include <gumbo.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo::detail {

struct PageNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  bool is_text = false;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< one past its last descendant
  ByteRange source = {};  ///< the text, or the start tag of an element
};

struct Page {
  std::string_view source;
  std::vector<PageNode> nodes;  ///< [0] is the root, which has no tag; an element's descendants follow it

  /// The start tag of an element, or a text.
  [[nodiscard]] std::string_view source_of(std::uint32_t node) const { return slice(source, nodes[node].source); }
  /// As it stands in the source, references not read; empty when it is missing.
  [[nodiscard]] std::string_view attribute(std::uint32_t node, std::string_view name) const;
};

/// `source` must outlive the page. Errors: too_large for elements nested deeper than `max_depth`.
Result<Page> read_page(std::string_view source, std::string_view name, std::size_t max_depth);

/// White space within a tag.
inline bool is_tag_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/// Calls sink(name, value) for each attribute of a start tag; names as they are written.
template <class Sink>
void each_attribute(std::string_view tag, Sink sink) {
  const auto past = [&](std::size_t at, auto is_part) {
    while (at < tag.size() && is_part(tag[at])) ++at;
    return at;
  };
  const auto is_gap = [](char c) { return is_tag_space(c) || c == '/'; };
  const auto is_name = [](char c) { return !is_tag_space(c) && c != '/' && c != '>' && c != '='; };
  const auto is_bare = [](char c) { return !is_tag_space(c) && c != '>'; };
  std::size_t at = past(0, is_bare);
  while (at < tag.size()) {
    at = past(at, is_gap);
    if (at >= tag.size() || tag[at] == '>') return;
    const std::size_t name_end = past(at + 1, is_name);
    const std::string_view name = tag.substr(at, name_end - at);
    const std::size_t equals = past(name_end, is_tag_space);
    at = name_end;
    if (equals >= tag.size() || tag[equals] != '=') {
      sink(name, std::string_view());
      continue;
    }
    const std::size_t value = past(equals + 1, is_tag_space);
    const bool is_quoted = value < tag.size() && (tag[value] == '"' || tag[value] == '\'');
    const std::size_t begin = is_quoted ? value + 1 : value;
    const std::size_t end = is_quoted ? std::min(tag.find(tag[value], begin), tag.size()) : past(begin, is_bare);
    sink(name, tag.substr(begin, end - begin));
    at = std::min(is_quoted ? end + 1 : end, tag.size());
  }
}

/// Whether two names are the same but for the case of ASCII letters; `lower` is in lower case.
bool is_name(std::string_view name, std::string_view lower);

}  // namespace cotejo::detail
