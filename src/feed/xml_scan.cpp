// From text to XmlTree, in one pass.
#include <algorithm>
#include <map>
#include <set>

#include "cotejo/text.hpp"
#include "feed/namespaces.hpp"
#include "feed/nowhere.hpp"
#include "feed/references.hpp"
#include "feed/vocabulary.hpp"
#include "feed/xml_tree.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

constexpr std::size_t kLongestReference = 64;  // bytes between "&" and ";"
constexpr std::size_t kLongestEntity = 1024;   // bytes of a declaration

bool is_name_start(char c) {
  return ascii::is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || ascii::is_digit(c) || c == '-' || c == '.'; }

/// What HTML never closes. In a feed, markup that nobody escaped.
bool is_void(std::string_view name) { return name == "br" || name == "hr" || name == "img"; }

struct QualifiedName {
  std::string_view prefix, local;
};

QualifiedName split_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == kNowhere || colon == 0) return {{}, name.substr(colon == 0 ? 1 : 0)};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

}  // namespace

class XmlScan {
 public:
  XmlScan(std::string_view source, std::string_view name, std::size_t max_depth)
      : source_(source), name_(name), max_depth_(max_depth) {
    tree_.nodes_.emplace_back();
    open_.push_back(0);
    namespaces_.open();
    namespaces_.declare("xml", {"http://www.w3.org/XML/1998/namespace", "xml"});
  }

  Result<XmlTree> run() {
    while (at_ < source_.size()) {
      if (source_[at_] == '<' && scan_markup()) {
        if (open_.size() > max_depth_ + 1)
          return fail(Errc::too_large, place(), "more than {1} elements inside one another",
                      std::to_string(max_depth_));
      } else {
        if (source_[at_] == '<') warn("'<' that begins no tag, line {1}");
        scan_text();
      }
    }
    flush_text();
    if (open_.size() > 1) warn("elements are not closed, the last at line {1}");
    if (!tree_.root()) return fail(Errc::malformed, std::string(name_), "no XML element in it");
    return std::move(tree_);
  }

 private:
  using Node = XmlTree::Node;

  // --- What is wrong ---

  [[nodiscard]] std::string line() const {
    const auto before = source_.substr(0, std::min(at_, source_.size()));
    return std::to_string(1 + std::ranges::count(before, '\n'));
  }
  [[nodiscard]] std::string place() const { return std::string(name_) + ":" + line(); }

  /// `id` has a place for the line.
  void warn(const char* id) {
    if (told_.insert(id).second) tree_.warnings.push_back({id, {line()}});
  }

  // --- Markup; each returns false, and has read nothing, where "<" begins none ---

  bool scan_markup() {
    const std::string_view rest = source_.substr(at_);
    if (rest.starts_with("<![CDATA[")) return scan_cdata();
    if (rest.starts_with("<!--")) return skip_past("-->", "a comment is not closed, line {1}");
    if (rest.starts_with("<!")) return scan_declaration();
    if (rest.starts_with("<?")) return skip_past("?>", "a processing instruction is not closed, line {1}");
    if (rest.starts_with("</")) return scan_end_tag();
    return rest.size() > 1 && is_name_start(rest[1]) && scan_start_tag();
  }

  bool skip_past(std::string_view end, const char* unclosed) {
    const std::size_t found = never_again_.contains(end) ? kNowhere : source_.find(end, at_);
    if (found == kNowhere) {
      never_again_.insert(end);
      warn(unclosed);
      const std::size_t tag_end = source_.find_first_of("> ", at_);  // what follows may well be the feed
      at_ = tag_end == kNowhere ? source_.size() : tag_end + 1;
      return true;
    }
    at_ = found + end.size();
    return true;
  }

  bool scan_cdata() {
    const std::size_t begin = at_ + std::string_view("<![CDATA[").size();
    const std::size_t end = source_.find("]]>", begin);
    if (end == kNowhere) warn("a CDATA section is not closed, line {1}");
    add_text(source_.substr(begin, end == kNowhere ? kNowhere : end - begin));
    at_ = end == kNowhere ? source_.size() : end + 3;
    return true;
  }

  bool scan_declaration() {
    if (open_.size() > 1 || !ascii::equals_ignoring_case(source_.substr(at_ + 2, 7), "doctype")) {
      return open_.size() == 1 && skip_past(">", "a declaration is not closed, line {1}");
    }
    const std::size_t begin = at_ + 2;
    const std::size_t bracket = source_.find_first_of("[>", begin);
    tree_.doctype = source_.substr(begin, bracket == kNowhere ? kNowhere : bracket - begin);
    at_ = bracket == kNowhere ? source_.size() : bracket + 1;
    if (bracket != kNowhere && source_[bracket] == '[') scan_subset();
    return true;
  }

  void scan_subset() {
    const std::size_t end = never_again_.contains("]") ? kNowhere : source_.find(']', at_);
    if (end == kNowhere) {
      never_again_.insert("]");
      return warn("the DOCTYPE is not closed, line {1}");
    }
    const std::string_view subset = source_.substr(at_, end - at_);
    for (std::size_t at = subset.find("<!ENTITY"); at != kNowhere; at = subset.find("<!ENTITY", at + 1))
      declare_entity(subset.substr(at + 8, kLongestEntity));
    const std::size_t close = source_.find('>', end);
    at_ = close == kNowhere ? source_.size() : close + 1;
  }

  /// `name "text"`; one that is in a file (SYSTEM), or made of others, is not for us.
  void declare_entity(std::string_view declaration) {
    declaration = ascii::trim(declaration);
    const std::size_t name_end = declaration.find_first_of(" \t\r\n");
    if (name_end == kNowhere) return;
    std::string_view value = ascii::trim(declaration.substr(name_end));
    if (value.size() < 2 || (value[0] != '"' && value[0] != '\'')) return;
    const std::size_t close = value.find(value[0], 1);
    if (close == kNowhere) return;
    value = value.substr(1, close - 1);
    const bool is_reference = value.starts_with('&') && value.ends_with(';') && value.find('&', 1) == kNowhere;
    if (value.find('&') != kNowhere && !is_reference) return;
    entities_[std::string(declaration.substr(0, name_end))] = resolve_references(value);
  }

  bool scan_end_tag() {
    std::size_t end = at_ + 2;
    while (end < source_.size() && is_name(source_[end])) ++end;
    const std::string_view name = source_.substr(at_ + 2, end - at_ - 2);
    if (name.empty()) return false;
    while (end < source_.size() && ascii::is_blank(source_[end])) ++end;
    const bool is_closed = end < source_.size() && source_[end] == '>';
    if (!is_closed) warn("an end tag is not closed, line {1}");
    flush_text();
    close_element(name);
    at_ = is_closed ? end + 1 : end;
    return true;
  }

  void close_element(std::string_view name) {
    if (is_void(name)) return;  // closed where it began
    std::size_t depth = open_.size() - 1;
    while (depth > 0 && tree_.nodes_[open_[depth]].given != name) --depth;
    if (depth != open_.size() - 1 || depth == 0) warn("an end tag for another element than the open one, line {1}");
    if (depth == 0) return;
    while (open_.size() > depth) pop();
  }

  void pop() {
    open_.pop_back();
    namespaces_.close();
  }

  bool scan_start_tag() {
    std::size_t end = at_ + 1;
    while (end < source_.size() && is_name(source_[end])) ++end;
    const std::string_view name = source_.substr(at_ + 1, end - at_ - 1);
    if (end < source_.size() && !ascii::is_blank(source_[end]) && source_[end] != '>' && source_[end] != '/')
      return false;
    flush_text();
    close_forgotten(name);
    at_ = end;
    const auto first = static_cast<std::uint32_t>(tree_.attributes_.size());
    const bool is_empty = scan_attributes();
    namespaces_.open();
    add_element(name, first);
    if (is_empty || is_void(name)) pop();
    return true;
  }

  /// Items do not stand in one another: a feed that forgets their end tags would be as deep as it is long.
  void close_forgotten(std::string_view name) {
    if (name != "item" && name != "entry") return;
    for (std::size_t depth = 1; depth < std::min<std::size_t>(open_.size(), 5); ++depth) {
      if (tree_.nodes_[open_[depth]].given != name) continue;
      warn("an item within an item, line {1}");
      while (open_.size() > depth) pop();
    }
  }

  /// Up to and with ">"; true for "/>".
  bool scan_attributes() {
    while (at_ < source_.size()) {
      while (at_ < source_.size() && ascii::is_blank(source_[at_])) ++at_;
      const std::string_view rest = source_.substr(at_);
      if (rest.starts_with("/>")) return at_ += 2, true;
      if (rest.starts_with('>')) return ++at_, false;
      if (rest.starts_with('<')) break;
      scan_attribute();
    }
    warn("a tag is not closed, line {1}");
    return false;
  }

  void scan_attribute() {
    std::size_t end = at_;
    while (end < source_.size() && is_name(source_[end])) ++end;
    const std::string_view name = source_.substr(at_, end - at_);
    if (name.empty()) {
      warn("an attribute without a name, line {1}");
      ++at_;
      return;
    }
    at_ = end;
    while (end < source_.size() && ascii::is_blank(source_[end])) ++end;
    if (end == source_.size() || source_[end] != '=') {
      warn("an attribute without a value, line {1}");
      return add_attribute(name, {});
    }
    at_ = end + 1;
    while (at_ < source_.size() && ascii::is_blank(source_[at_])) ++at_;
    add_attribute(name, scan_value());
  }

  std::string_view scan_value() {
    const char quote = at_ < source_.size() ? source_[at_] : '\0';
    if (quote == '"' || quote == '\'') {
      const std::size_t end = source_.find(quote, at_ + 1);
      if (end != kNowhere) {
        const std::string_view raw = source_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return resolve(raw);
      }
    }
    warn("an attribute's value without quotes, line {1}");
    std::size_t end = at_;
    while (end < source_.size() && !ascii::is_blank(source_[end]) && source_[end] != '>') ++end;
    const std::string_view raw = source_.substr(at_, end - at_);
    at_ = end;
    return raw;
  }

  void add_attribute(std::string_view name, std::string_view value) {
    tree_.attributes_.push_back({name, name, value});
  }

  // --- Building ---

  std::string_view lower(std::string_view text) {
    if (std::ranges::none_of(text, [](char c) { return c >= 'A' && c <= 'Z'; })) return text;
    const auto found = lower_.find(text);
    if (found != lower_.end()) return found->second;
    return lower_[text] = tree_.keep(ascii::lower(text));
  }

  Namespace meaning(std::string_view prefix) {
    if (const Namespace* declared = namespaces_.find(prefix)) return *declared;
    if (prefix.empty()) return {};
    warn("a prefix without a namespace, line {1}");
    return {{}, prefix == "atom" ? std::string_view() : lower(prefix)};
  }

  void declare_namespaces(std::uint32_t first) {
    for (std::size_t k = first; k < tree_.attributes_.size(); ++k) {
      const XmlAttribute& attribute = tree_.attributes_[k];
      const bool is_default = attribute.given == "xmlns";
      if (!is_default && !attribute.given.starts_with("xmlns:")) continue;
      const std::string_view prefix = is_default ? std::string_view() : attribute.given.substr(6);
      const auto usual = usual_prefix(attribute.value);
      namespaces_.declare(prefix, {attribute.value, usual ? *usual : lower(prefix)});
    }
  }

  std::string_view attribute_name(std::string_view given) {
    const QualifiedName name = split_name(given);
    if (name.prefix.empty() || name.prefix == "xmlns") return lower(given);
    const Namespace space = meaning(name.prefix);
    if (space.space == name.prefix || space.space.empty()) return lower(given);
    return tree_.keep(std::string(space.space) + ":" + ascii::lower(name.local));
  }

  void add_element(std::string_view given, std::uint32_t first) {
    declare_namespaces(first);
    for (std::size_t k = first; k < tree_.attributes_.size(); ++k)
      tree_.attributes_[k].name = attribute_name(tree_.attributes_[k].given);
    const QualifiedName name = split_name(given);
    const Namespace space = meaning(name.prefix);
    Node node;
    node.given = given;
    node.name = lower(name.local);
    node.space = space.space;
    node.uri = space.uri;
    node.first_attribute = first;
    node.attributes = static_cast<std::uint32_t>(tree_.attributes_.size()) - first;
    open_.push_back(append(node));
  }

  std::uint32_t append(const Node& node) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    tree_.nodes_.push_back(node);
    Node& parent = tree_.nodes_[open_.back()];
    tree_.nodes_[index].parent = open_.back();
    if (parent.last_child != XmlTree::kNone) tree_.nodes_[parent.last_child].next = index;
    if (parent.first_child == XmlTree::kNone) parent.first_child = index;
    parent.last_child = index;
    return index;
  }

  // --- Text ---

  void scan_text() {
    const std::size_t end = std::min(source_.find('<', at_ + 1), source_.size());
    add_text(resolve(source_.substr(at_, end - at_)));
    at_ = end;
  }

  /// A text that is in one piece stays where it is.
  void add_text(std::string_view text) {
    if (open_.size() == 1 || text.empty()) return;
    if (text_.empty()) {
      text_ = text;
    } else {
      if (joined_.empty()) joined_ = text_;
      joined_ += text;
      text_ = joined_;
    }
  }

  void flush_text() {
    if (!text_.empty()) {
      Node node;
      node.is_text = true;
      node.text = joined_.empty() ? text_ : tree_.keep(std::move(joined_));
      append(node);
    }
    text_ = {};
    joined_.clear();
  }

  std::string_view resolve(std::string_view raw) {
    if (raw.find('&') == kNowhere) return raw;
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t mark = std::min(raw.find('&', at), raw.size());
      out.append(raw.substr(at, mark - at));
      if (mark == raw.size()) break;
      at = resolve_reference(raw, mark, out);
    }
    return tree_.keep(std::move(out));
  }

  /// Where to go on.
  std::size_t resolve_reference(std::string_view raw, std::size_t mark, std::string& out) {
    std::size_t end = mark + 1;
    const std::size_t limit = std::min(raw.size(), mark + kLongestReference);
    while (end < limit && (is_name(raw[end]) || raw[end] == '#')) ++end;
    const std::string_view name = raw.substr(mark + 1, end - mark - 1);
    const bool is_reference = !name.empty() && end < raw.size() && raw[end] == ';';
    const auto value = is_reference ? meaning_of_reference(name) : std::nullopt;
    if (!is_reference) warn("'&' that begins no reference, line {1}");
    if (is_reference && !value) warn("a reference to nothing known, line {1}");
    out += value ? *value : std::string(1, '&');
    return value ? end + 1 : mark + 1;
  }

  std::optional<std::string> meaning_of_reference(std::string_view name) {
    if (name.starts_with('#')) return numbered_character(name);
    if (name == "amp") return "&";
    if (name == "lt") return "<";
    if (name == "gt") return ">";
    if (name == "quot") return "\"";
    if (name == "apos") return "'";
    if (const auto own = entities_.find(name); own != entities_.end()) return expand(own->second);
    auto character = named_character(name);
    if (character && tree_.doctype.empty()) warn("a name of HTML's where XML has none, line {1}");
    return character;
  }

  /// The text of all entities together is no longer than the source.
  std::string expand(const std::string& value) {
    expanded_ += value.size();
    return expanded_ <= source_.size() + kLongestEntity ? value : std::string();
  }

  std::string_view source_, name_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  XmlTree tree_;
  Namespaces namespaces_;
  std::vector<std::uint32_t> open_;
  std::set<std::string_view> told_;
  std::set<std::string_view> never_again_;  // ends that do not occur any more
  std::size_t expanded_ = 0;                // bytes that the feed's own entities have made
  std::unordered_map<std::string_view, std::string_view> lower_;
  std::map<std::string, std::string, std::less<>> entities_;
  std::string_view text_;
  std::string joined_;
};

Result<XmlTree> read_xml(std::string_view utf8, std::string_view name, std::size_t max_depth) {
  return XmlScan(utf8, name, max_depth).run();
}

}  // namespace cotejo::feeds
