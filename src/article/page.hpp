// A page as a tree that costs little: elements and texts in page order, in one vector.
// The basic idea: an extractor needs to know what stands in what, not what a browser would repair. Gumbo's tree takes
// 14 ms of processor for a page of 170 KB (gumbo_parse over the 181 pages of tests/eval's scrapinghub set), this one a
// small part of that. End tags that are missing are supplied as HTML does for p, li, td and their like; scripts and
// drawings are passed over. Linear in the page.
#pragma once

#include <gumbo.h>

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

/// Calls sink(name, value) for each attribute of a start tag; names as they are written.
template <class Sink>
void each_attribute(std::string_view tag, Sink sink) {
  constexpr std::string_view kSpaces = " \t\n\f\r/";
  std::size_t at = tag.find_first_of(" \t\n\f\r/>");
  while (at < tag.size()) {
    at = tag.find_first_not_of(kSpaces, at);
    if (at >= tag.size() || tag[at] == '>') return;
    const std::size_t name_end = std::min(tag.find_first_of(" \t\n\f\r/>=", at + 1), tag.size());
    const std::string_view name = tag.substr(at, name_end - at);
    std::size_t value = tag.find_first_not_of(" \t\n\f\r", name_end);
    at = name_end;
    if (value >= tag.size() || tag[value] != '=') {
      sink(name, std::string_view());
      continue;
    }
    value = std::min(tag.find_first_not_of(" \t\n\f\r", value + 1), tag.size());
    const bool is_quoted = value < tag.size() && (tag[value] == '"' || tag[value] == '\'');
    const std::size_t begin = is_quoted ? value + 1 : value;
    const std::size_t end =
        std::min(is_quoted ? tag.find(tag[value], begin) : tag.find_first_of(" \t\n\f\r>", begin), tag.size());
    sink(name, tag.substr(begin, end - begin));
    at = std::min(is_quoted ? end + 1 : end, tag.size());
  }
}

/// Whether two names are the same but for the case of ASCII letters; `lower` is in lower case.
bool is_name(std::string_view name, std::string_view lower);

}  // namespace cotejo::detail
