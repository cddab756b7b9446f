// A strict, non-validating XML 1.0 reader that gives one token after the other, with its place.
// Parsers made for speed or kindness accept what CAT tools reject (`&#x1;`, undeclared entities, bytes that are not
// UTF-8, duplicate attributes); this one exists to notice exactly that. It never loads or expands an entity, so there
// is nothing to bomb: time is linear in the text, memory in the depth.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tm/problem_log.hpp"

namespace cotejo::detail {

struct XmlAttribute {
  std::string_view name;
  std::string value;  ///< references resolved, white space normalised
  std::size_t offset = 0;
};

enum class XmlTokenKind : std::uint8_t {
  start,   ///< of an element; <a/> is a start and an end
  end,     ///< of an element
  text,    ///< inside the root element; one text may come in several tokens
  finish,  ///< the end of the document, or of what can be read of it
};

struct XmlToken {
  XmlTokenKind kind = XmlTokenKind::finish;
  std::string_view value;  ///< the element's name, or text with references resolved; good until the next call
  std::size_t offset = 0;
};

/// The names that a document's root element may have; not empty.
using XmlRoots = std::span<const std::string_view>;
inline constexpr std::string_view kTmxRoots[] = {"tmx"};

class XmlScanner {
 public:
  /// What is not well-formed goes to `log`; where the rest cannot be made sense of, the scanner finishes. All three
  /// must outlive it. Of `roots` a DOCTYPE has to name one; the root element itself is left to the caller.
  XmlScanner(std::string_view utf8, const TmxLimits& limits, ProblemLog& log, XmlRoots roots = kTmxRoots);

  XmlToken next();

  /// Where what next() gave last ends; of <a/>, both its start and its end.
  [[nodiscard]] std::size_t position() const { return at_; }

  /// Of the element whose start next() gave last. A duplicate is reported and left out.
  [[nodiscard]] std::span<const XmlAttribute> attributes() const { return {attributes_.data(), attribute_count_}; }

 private:
  bool scan_markup(XmlToken& token);
  bool scan_text(XmlToken& token);
  bool scan_cdata(XmlToken& token);
  bool scan_start_tag(XmlToken& token);
  bool scan_end_tag(XmlToken& token);
  void scan_comment();
  void scan_instruction();
  void scan_declaration();
  void scan_doctype();
  void scan_doctype_rest(std::size_t start);
  void scan_subset();
  void scan_subset_declaration();

  bool open_element(std::string_view name, std::size_t offset);
  bool scan_attributes(std::string_view end);
  bool scan_attribute();
  bool add_attribute(std::string_view name, std::size_t offset, std::size_t value);
  XmlAttribute& new_attribute();
  std::string_view scan_name();
  bool skip_spaces();
  bool skip_past(std::string_view end, std::string_view construct);
  bool skip_literal();
  void check_text_outside(std::string_view raw, std::size_t offset);

  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] bool starts_with(std::string_view what) const { return rest().starts_with(what); }
  /// A problem after which nothing can be read. Always false.
  bool give_up(std::size_t offset, Message what);

  std::string_view text_;
  const TmxLimits& limits_;
  ProblemLog& log_;
  XmlRoots roots_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  std::vector<XmlAttribute> attributes_;  // the first attribute_count_ are in use; the others keep their memory
  std::size_t attribute_count_ = 0;
  std::string buffer_;
  bool is_empty_element_ = false;  // the start just given was <a/>: its end comes next
  bool seen_doctype_ = false, seen_root_ = false, given_up_ = false;
};

}  // namespace cotejo::detail
