#include "feed/people.hpp"

#include <algorithm>

#include "article/url.hpp"
#include "feed/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

bool is_address_char(char c) {
  return ascii::is_letter(c) || ascii::is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// The first thing of the form a@b.c.
std::string_view find_email(std::string_view line) {
  const std::size_t at = line.find('@');
  if (at == std::string_view::npos) return {};
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && is_address_char(line[begin - 1])) --begin;
  while (end < line.size() && is_address_char(line[end])) ++end;
  const std::string_view email = line.substr(begin, end - begin);
  return begin < at && email.find('.', at - begin) != std::string_view::npos ? email : std::string_view();
}

/// Without the brackets that the address leaves empty.
std::string without_empty_brackets(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    const bool is_empty = rest.starts_with("()") || rest.starts_with("<>");
    const std::size_t skipped = is_empty ? 2 : rest.starts_with("&lt;&gt;") ? 8 : 0;
    if (skipped == 0) out += line[at];
    at += std::max<std::size_t>(skipped, 1);
  }
  return out;
}

std::string name_without(std::string_view line, std::string_view email) {
  std::string name(line.substr(0, static_cast<std::size_t>(email.data() - line.data())));
  name += line.substr(static_cast<std::size_t>(email.data() - line.data()) + email.size());
  name = without_empty_brackets(name);
  std::string_view bare = ascii::trim(name);
  if (bare.starts_with('(')) bare.remove_prefix(1);
  if (bare.ends_with(')')) bare.remove_suffix(1);
  return std::string(ascii::trim(bare));
}

FeedProperty person_of_line(std::string_view property, std::string_view line) {
  FeedProperty person{std::string(property), std::string(line), {}};
  const std::string_view email = find_email(line);
  add_detail(person.parts, "name", email.empty() ? std::string(line) : name_without(line, email));
  add_detail(person.parts, "email", std::string(email));
  return person;
}

std::string text_of(XmlElement element, std::string_view child) {
  return std::string(ascii::trim(element.child(child).text()));
}

}  // namespace

FeedProperty read_person(XmlElement element, std::string_view property, std::string_view base) {
  if (!element.has_elements()) return person_of_line(property, ascii::trim(element.text()));
  FeedProperty person{std::string(property), {}, {}};
  const std::string name = text_of(element, "name"), email = text_of(element, "email");
  add_detail(person.parts, "name", name);
  add_detail(person.parts, "email", email);
  for (const std::string_view link : {"uri", "url", "homepage"})
    if (const std::string href = text_of(element, link); !href.empty())
      add_detail(person.parts, "href", detail::resolve_url(base, href));
  person.value = !name.empty() && !email.empty() ? name + " (" + email + ")" : name + email;
  return person;
}

}  // namespace cotejo::feeds
