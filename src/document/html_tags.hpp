// What HTML's elements are to a reader of text. Private to the modules that read pages.
#pragma once

#include <gumbo.h>

#include <bitset>
#include <initializer_list>

#include "cotejo/document.hpp"

namespace cotejo::detail {

/// A set of tags that is cheap to ask.
class TagSet {
 public:
  TagSet(std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) tags_.set(tag);
  }
  [[nodiscard]] bool has(GumboTag tag) const { return tags_.test(tag); }
  [[nodiscard]] bool has(const GumboNode* node) const {
    return node->type == GUMBO_NODE_ELEMENT && has(node->v.element.tag);
  }

 private:
  std::bitset<GUMBO_TAG_LAST + 1> tags_;
};

/// Elements whose text is not part of the page's running text.
const TagSet& unread_tags();

/// Elements that begin and end a block, whatever is around them.
const TagSet& block_tags();

/// The kind of block an element makes; others, a <p> in a <li> for instance, are of the kind of what they stand in.
BlockKind kind_of(GumboTag tag, BlockKind around);

}  // namespace cotejo::detail
