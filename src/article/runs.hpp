// The page's text as runs: what a browser would show as one block, with what can be measured of it before anything is
// decided. Linear in the page.
#pragma once

#include <cstdint>
#include <vector>

#include "article/names.hpp"
#include "article/page.hpp"
#include "cotejo/document.hpp"
#include "document/html_entities.hpp"

namespace cotejo::detail {

/// What is counted in a text.
struct TextCounts {
  std::uint32_t chars = 0;  ///< code points without white space
  std::uint32_t words = 0;
  std::uint32_t function_words = 0;  ///< of Spanish or English
  std::uint32_t stops = 0;           ///< ends of sentences
  std::uint32_t links = 0;           ///< chars that are links
};

/// Texts in page order, without a border of a block between them.
struct TextRun {
  std::uint32_t first = 0, end = 0;  ///< nodes
  std::uint32_t block = 0;           ///< the innermost block element around it
  BlockKind kind = BlockKind::paragraph;
  Roles around = 0;  ///< roles of the elements around it, up to the page
  TextCounts counts = {};
  bool ends_sentence = false;
  bool is_quote = false;  ///< within a <blockquote>
};

struct PageRuns {
  std::vector<TextRun> runs;
  std::vector<std::uint32_t> first_run;  ///< by node: how many runs begin before it; one more than nodes
  std::vector<Roles> roles;              ///< by node, its own
};

PageRuns find_runs(const Page& page);

/// The text of a run, references read and white space collapsed.
std::string text_of(const Page& page, const TextRun& run, Entities& entities);

}  // namespace cotejo::detail
