// XML as feeds have it, read to a tree.
// One lenient reader for the well-formed and the others: a strict parser first and a lenient one for what it refuses
// would give two readings of nearly the same bytes, and parsers made for speed (pugixml) neither notice what is wrong
// nor know namespaces. What is not well-formed is repaired and told. No entity is loaded, and none expands to more than
// its own text: linear in time and memory.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo::feeds {

struct XmlAttribute {
  std::string_view name;   ///< lower case, with the usual prefix of its namespace: "xml:lang", "rdf:about", "href"
  std::string_view given;  ///< as written
  std::string_view value;  ///< references resolved
};

class XmlElement;

/// Owns all that its elements show, but for the source, which has to outlive it.
class XmlTree {
 public:
  /// The node all top-level elements stand in; without a name.
  [[nodiscard]] XmlElement document() const;
  /// The first element.
  [[nodiscard]] XmlElement root() const;
  /// What the DOCTYPE says, without its subset.
  std::string_view doctype;
  std::vector<Message> warnings;  ///< a kind of repair is told once, with the line of its first place

  /// Keeps a text as long as the tree.
  std::string_view keep(std::string text);

 private:
  friend class XmlElement;
  friend class XmlScan;

  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Node {
    std::string_view name, space, given, uri;  // of elements
    std::string_view text;                     // of texts
    std::uint32_t first_attribute = 0, attributes = 0;
    std::uint32_t first_child = kNone, last_child = kNone, next = kNone, parent = kNone;
    bool is_text = false;
  };
  std::vector<Node> nodes_;
  std::vector<XmlAttribute> attributes_;
  std::deque<std::string> pool_;
};

/// A place in a tree; cheap to copy. One that is not there has no name, no text and no children.
class XmlElement {
 public:
  XmlElement() = default;

  [[nodiscard]] explicit operator bool() const { return tree_ != nullptr; }
  [[nodiscard]] bool is_text() const { return tree_ != nullptr && node().is_text; }
  [[nodiscard]] bool is_element() const { return tree_ != nullptr && !node().is_text; }
  /// Lower case, without prefix.
  [[nodiscard]] std::string_view name() const { return tree_ == nullptr ? std::string_view() : node().name; }
  /// The usual prefix of its namespace, whatever the feed's is: "dc", "media"; empty for the vocabularies of feeds.
  [[nodiscard]] std::string_view space() const { return tree_ == nullptr ? std::string_view() : node().space; }
  /// The name as written, with its prefix.
  [[nodiscard]] std::string_view given_name() const { return tree_ == nullptr ? std::string_view() : node().given; }
  [[nodiscard]] std::string_view namespace_uri() const { return tree_ == nullptr ? std::string_view() : node().uri; }
  [[nodiscard]] bool is(std::string_view name, std::string_view space = {}) const {
    return is_element() && node().name == name && node().space == space;
  }

  [[nodiscard]] std::vector<XmlAttribute> attributes() const;
  [[nodiscard]] bool has(std::string_view attribute) const { return find(attribute) != nullptr; }
  /// Its value; empty when there is none.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;

  /// Of a text node.
  [[nodiscard]] std::string_view own_text() const { return is_text() ? node().text : std::string_view(); }
  /// All text in it.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool has_elements() const;

  [[nodiscard]] XmlElement first_child() const;
  [[nodiscard]] XmlElement next() const;
  [[nodiscard]] XmlElement parent() const;
  /// The first child element of that name, of any namespace.
  [[nodiscard]] XmlElement child(std::string_view name) const;
  /// In a range-based for: all children, texts too.
  class Iterator;
  struct Children;
  [[nodiscard]] Children children() const;

  friend bool operator==(const XmlElement&, const XmlElement&) = default;

 private:
  friend class XmlTree;
  XmlElement(const XmlTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  [[nodiscard]] const XmlTree::Node& node() const { return tree_->nodes_[index_]; }
  [[nodiscard]] XmlElement at(std::uint32_t index) const {
    return index == XmlTree::kNone ? XmlElement() : XmlElement(tree_, index);
  }
  [[nodiscard]] const XmlAttribute* find(std::string_view name) const;

  const XmlTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class XmlElement::Iterator {
 public:
  explicit Iterator(XmlElement at) : at_(at) {}
  XmlElement operator*() const { return at_; }
  Iterator& operator++() {
    at_ = at_.next();
    return *this;
  }
  bool operator!=(const Iterator& other) const { return static_cast<bool>(at_) != static_cast<bool>(other.at_); }

 private:
  XmlElement at_;
};

struct XmlElement::Children {
  XmlElement first;
  [[nodiscard]] Iterator begin() const { return Iterator(first); }
  [[nodiscard]] Iterator end() const { return Iterator(XmlElement()); }
};

inline XmlElement::Children XmlElement::children() const { return {first_child()}; }

/// Its text without the blanks around.
std::string trimmed_text(XmlElement element);

/// Errors: too_large, over max_depth; malformed, where there is no element at all.
Result<XmlTree> read_xml(std::string_view utf8, std::string_view name, std::size_t max_depth);

}  // namespace cotejo::feeds
