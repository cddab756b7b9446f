#include "tm/xml_scanner.hpp"

#include <algorithm>

#include "tm/xml_characters.hpp"

namespace cotejo::detail {

XmlScanner::XmlScanner(std::string_view utf8, const TmxLimits& limits, ProblemLog& log, XmlRoots roots)
    : text_(utf8), limits_(limits), log_(log), roots_(roots) {
  if (starts_with("<?xml") && text_.size() > 5 && is_xml_space(text_[5])) scan_declaration();
}

XmlToken XmlScanner::next() {
  XmlToken token;
  if (is_empty_element_) {
    is_empty_element_ = false;
    token = {XmlTokenKind::end, open_.back(), at_};
    open_.pop_back();
    return token;
  }
  while (at_ < text_.size()) {
    if (text_[at_] == '<' ? scan_markup(token) : scan_text(token)) return token;
  }
  if (!given_up_ && !seen_root_)
    give_up(at_, Message{"no root element (expected <{1}>)", {std::string(roots_.front())}});
  if (!given_up_ && !open_.empty()) {
    give_up(at_, Message{"the file ends inside <{1}> (expected </{1}>)", {excerpt(open_.back())}});
  }
  return {XmlTokenKind::finish, {}, text_.size()};
}

bool XmlScanner::give_up(std::size_t offset, Message what) {
  log_.fatal(offset, std::move(what));
  given_up_ = true;
  at_ = text_.size();
  return false;
}

/// Each scan_… begins at its construct and ends behind it; true when it made a token.
bool XmlScanner::scan_markup(XmlToken& token) {
  if (starts_with("<!--")) {
    scan_comment();
  } else if (starts_with("<![CDATA[")) {
    return scan_cdata(token);
  } else if (starts_with("<?")) {
    scan_instruction();
  } else if (starts_with("<!DOCTYPE")) {
    scan_doctype();
  } else if (starts_with("</")) {
    return scan_end_tag(token);
  } else {
    return scan_start_tag(token);
  }
  return false;
}

bool XmlScanner::scan_text(XmlToken& token) {
  const std::size_t start = at_;
  at_ = std::min(text_.find('<', at_), text_.size());
  const std::string_view raw = text_.substr(start, at_ - start);
  if (open_.empty()) {
    check_text_outside(raw, start);
    return false;
  }
  token = {XmlTokenKind::text, resolve(raw, XmlData::content, start, buffer_, log_), start};
  return true;
}

void XmlScanner::check_text_outside(std::string_view raw, std::size_t offset) {
  const auto* const text = std::ranges::find_if_not(raw, is_xml_space);
  if (text == raw.end()) return;
  log_.fatal(offset + static_cast<std::size_t>(text - raw.begin()), Message{"text outside the root element", {}});
}

bool XmlScanner::scan_cdata(XmlToken& token) {
  constexpr std::string_view kOpen = "<![CDATA[", kClose = "]]>";
  const std::size_t start = at_ + kOpen.size();
  if (open_.empty()) return give_up(at_, Message{"text outside the root element", {}});
  if (!skip_past(kClose, kOpen)) return false;
  const std::string_view raw = text_.substr(start, at_ - kClose.size() - start);
  token = {XmlTokenKind::text, resolve(raw, XmlData::cdata, start, buffer_, log_), start};
  return true;
}

void XmlScanner::scan_comment() {
  const std::size_t start = at_;
  at_ += std::string_view("<!--").size();
  const std::size_t dashes = text_.find("--", at_);
  if (!skip_past("-->", "<!--")) return;
  if (dashes + 3 != at_) log_.fatal(dashes, Message{"'--' inside a comment", {}});
  resolve(text_.substr(start, at_ - start), XmlData::cdata, start, buffer_, log_);  // for its characters
}

void XmlScanner::scan_instruction() {
  const std::size_t start = at_;
  at_ += 2;
  const std::string_view target = scan_name();
  if (target.empty()) {
    give_up(start, Message{"'<?' without a name", {}});
    return;
  }
  if (target == "xml") {
    log_.fatal(start, Message{"the XML declaration is not at the very beginning of the file", {}});
  }
  skip_past("?>", "<?");
}

void XmlScanner::scan_declaration() {
  at_ += std::string_view("<?xml").size();
  if (!scan_attributes("?>")) return;
  constexpr std::string_view kOrder[] = {"version", "encoding", "standalone"};
  const auto* expected = std::begin(kOrder);
  for (const XmlAttribute& attribute : attributes()) {
    expected = std::find(expected, std::end(kOrder), attribute.name);
    if (expected == std::end(kOrder)) {
      log_.fatal(attribute.offset,
                 Message{"{1} is not expected here in the XML declaration", {excerpt(attribute.name)}});
      break;
    }
    ++expected;
  }
  const bool is_known = !attributes().empty() && attributes()[0].name == "version" && attributes()[0].value == "1.0";
  if (!is_known) log_.fatal(0, Message{"the XML declaration does not begin with version=\"1.0\"", {}});
}

// The DTD named by a DOCTYPE is never loaded. An internal subset is passed over, but not if it declares entities: a
// reader that expands them can be made to fill all memory, or to send files away.
void XmlScanner::scan_doctype() {
  const std::size_t start = at_;
  at_ += std::string_view("<!DOCTYPE").size();
  if (seen_doctype_ || seen_root_) {
    give_up(start, Message{"a DOCTYPE is not expected here (expected one, before the root element)", {}});
    return;
  }
  seen_doctype_ = true;
  const bool has_space = skip_spaces();
  const std::string_view name = scan_name();
  if (!has_space || std::ranges::find(roots_, name) == roots_.end())
    log_.fatal(start, Message{"the DOCTYPE is of '{1}', expected '{2}'", {excerpt(name), std::string(roots_.front())}});
  scan_doctype_rest(start);
}

/// What follows the name, up to and past the '>'.
void XmlScanner::scan_doctype_rest(std::size_t start) {
  while (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<') {
    const char c = text_[at_];
    if (c == '[') {
      ++at_;
      scan_subset();
    } else if (c == '"' || c == '\'') {
      skip_literal();
    } else {
      ++at_;
    }
  }
  if (given_up_) return;
  if (starts_with(">")) {
    ++at_;
  } else {
    give_up(start, Message{"the DOCTYPE does not end (expected '>')", {}});
  }
}

void XmlScanner::scan_subset() {
  while (at_ < text_.size() && text_[at_] != ']') {
    if (starts_with("<!--")) {
      scan_comment();
    } else if (starts_with("<?")) {
      scan_instruction();
    } else if (starts_with("<!ENTITY")) {
      give_up(at_, Message{"the DOCTYPE declares entities, which is refused", {}});
    } else if (starts_with("<!")) {
      scan_subset_declaration();
    } else {
      ++at_;
    }
  }
  if (at_ < text_.size()) ++at_;
}

void XmlScanner::scan_subset_declaration() {
  const std::size_t start = at_;
  while (at_ < text_.size() && text_[at_] != '>') {
    if (text_[at_] == '"' || text_[at_] == '\'') {
      skip_literal();
    } else {
      ++at_;
    }
  }
  if (at_ < text_.size()) {
    ++at_;
  } else if (!given_up_) {
    give_up(start, Message{"a declaration in the DOCTYPE does not end (expected '>')", {}});
  }
}

bool XmlScanner::scan_end_tag(XmlToken& token) {
  const std::size_t start = at_;
  at_ += 2;
  const std::string_view name = scan_name();
  skip_spaces();
  if (open_.empty()) return give_up(start, Message{"</{1}> closes nothing", {excerpt(name)}});
  if (name != open_.back()) {
    return give_up(start, Message{"</{1}> closes <{2}> (expected </{2}>)", {excerpt(name), excerpt(open_.back())}});
  }
  if (!starts_with(">")) return give_up(start, Message{"</{1}> does not end (expected '>')", {excerpt(name)}});
  ++at_;
  open_.pop_back();
  token = {XmlTokenKind::end, name, start};
  return true;
}

bool XmlScanner::scan_start_tag(XmlToken& token) {
  const std::size_t start = at_;
  ++at_;
  const std::string_view name = scan_name();
  if (name.empty()) return give_up(start, Message{"'<' that begins no tag (expected &lt;)", {}});
  if (!open_element(name, start) || !scan_attributes(">")) return false;
  token = {XmlTokenKind::start, name, start};
  return true;
}

bool XmlScanner::open_element(std::string_view name, std::size_t offset) {
  if (open_.empty() && seen_root_) {
    return give_up(offset, Message{"a second root element <{1}>", {excerpt(name)}});
  }
  if (open_.size() >= limits_.max_depth) {
    return give_up(offset, Message{"elements are nested more than {1} deep", {std::to_string(limits_.max_depth)}});
  }
  seen_root_ = true;
  open_.push_back(name);
  return true;
}

/// Up to and past `end`, ">" or "?>"; before a ">" there may be a "/".
bool XmlScanner::scan_attributes(std::string_view end) {
  attribute_count_ = 0;
  while (true) {
    const bool has_space = skip_spaces();
    if (end == ">" && starts_with("/>")) {
      is_empty_element_ = true;
      at_ += 2;
      return true;
    }
    if (starts_with(end)) {
      at_ += end.size();
      return true;
    }
    if (at_ == text_.size()) return give_up(at_, Message{"the file ends inside a tag", {}});
    if (!has_space) return give_up(at_, Message{"unexpected '{1}' inside a tag", {excerpt(rest().substr(0, 1))}});
    if (!scan_attribute()) return false;
  }
}

bool XmlScanner::scan_attribute() {
  const std::size_t start = at_;
  const std::string_view name = scan_name();
  if (name.empty()) return give_up(at_, Message{"unexpected '{1}' inside a tag", {excerpt(rest().substr(0, 1))}});
  skip_spaces();
  if (!starts_with("=")) return give_up(at_, Message{"attribute {1} has no value (expected '=')", {excerpt(name)}});
  ++at_;
  skip_spaces();
  if (!starts_with("\"") && !starts_with("'")) {
    return give_up(at_, Message{"the value of attribute {1} has no quotes around it", {excerpt(name)}});
  }
  const std::size_t value = at_ + 1;
  return skip_literal() && add_attribute(name, start, value);
}

/// With the value that begins at byte `value` and whose closing quotation mark has just been passed.
bool XmlScanner::add_attribute(std::string_view name, std::size_t offset, std::size_t value) {
  if (attribute_count_ == limits_.max_attributes) {
    return give_up(offset,
                   Message{"an element has more than {1} attributes", {std::to_string(limits_.max_attributes)}});
  }
  if (std::ranges::find(attributes(), name, &XmlAttribute::name) != attributes().end()) {
    log_.fatal(offset, Message{"attribute {1} is there twice", {excerpt(name)}});
    return true;
  }
  XmlAttribute& attribute = new_attribute();
  attribute.name = name;
  attribute.offset = offset;
  attribute.value = resolve(text_.substr(value, at_ - 1 - value), XmlData::attribute, value, buffer_, log_);
  return true;
}

XmlAttribute& XmlScanner::new_attribute() {
  if (attribute_count_ == attributes_.size()) attributes_.emplace_back();
  return attributes_[attribute_count_++];
}

std::string_view XmlScanner::scan_name() {
  const std::string_view name = rest().substr(0, xml_name_size(rest()));
  at_ += name.size();
  return name;
}

/// True when there was one.
bool XmlScanner::skip_spaces() {
  const std::size_t start = at_;
  while (at_ < text_.size() && is_xml_space(text_[at_])) ++at_;
  return at_ != start;
}

bool XmlScanner::skip_past(std::string_view end, std::string_view construct) {
  const std::size_t found = text_.find(end, at_);
  if (found == std::string_view::npos) {
    return give_up(at_, Message{"'{1}' does not end (expected '{2}')", {std::string(construct), std::string(end)}});
  }
  at_ = found + end.size();
  return true;
}

/// Requires a quotation mark here.
bool XmlScanner::skip_literal() {
  const std::size_t end = text_.find(text_[at_], at_ + 1);
  if (end == std::string_view::npos) return give_up(at_, Message{"a value in quotes does not end", {}});
  at_ = end + 1;
  return true;
}

}  // namespace cotejo::detail
