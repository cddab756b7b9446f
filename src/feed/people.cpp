#include "feed/people.hpp"

#include "feed/ascii.hpp"
#include "feed/readers.hpp"
#include "feed/url.hpp"

namespace cotejo::feeds {
namespace {

bool is_address_char(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+'; }

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

void erase_all(std::string& text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) text.erase(at, what.size());
}

std::string name_without(std::string_view line, std::string_view email) {
  std::string name(line.substr(0, static_cast<std::size_t>(email.data() - line.data())));
  name += line.substr(static_cast<std::size_t>(email.data() - line.data()) + email.size());
  for (const std::string_view bracket : {"()", "<>", "&lt;&gt;"}) erase_all(name, bracket);
  std::string_view bare = trim_ascii(name);
  if (bare.starts_with('(')) bare.remove_prefix(1);
  if (bare.ends_with(')')) bare.remove_suffix(1);
  return std::string(trim_ascii(bare));
}

FeedProperty person_of_line(std::string_view property, std::string_view line) {
  FeedProperty person{std::string(property), std::string(line), {}};
  const std::string_view email = find_email(line);
  add_detail(person.parts, "name", email.empty() ? std::string(line) : name_without(line, email));
  add_detail(person.parts, "email", std::string(email));
  return person;
}

std::string text_of(XmlElement element, std::string_view child) {
  return std::string(trim_ascii(element.child(child).text()));
}

}  // namespace

FeedProperty read_person(XmlElement element, std::string_view property, std::string_view base) {
  if (!element.has_elements()) return person_of_line(property, trim_ascii(element.text()));
  FeedProperty person{std::string(property), {}, {}};
  const std::string name = text_of(element, "name"), email = text_of(element, "email");
  add_detail(person.parts, "name", name);
  add_detail(person.parts, "email", email);
  for (const std::string_view link : {"uri", "url", "homepage"})
    if (const std::string href = text_of(element, link); !href.empty())
      add_detail(person.parts, "href", resolve_url(base, href));
  person.value = !name.empty() && !email.empty() ? name + " (" + email + ")" : name + email;
  return person;
}

}  // namespace cotejo::feeds
