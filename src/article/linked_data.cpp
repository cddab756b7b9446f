#include "article/linked_data.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace cotejo::detail {
namespace {

using Json = nlohmann::json;

/// Editors paste line ends and tabs into strings, which JSON forbids.
std::string without_controls(std::string_view json) {
  std::string clean(json);
  std::ranges::replace_if(
      clean, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return clean;
}

bool names_article(const Json& type) {
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  const bool is_article = name.ends_with("Article") || name.ends_with("BlogPosting");
  return is_article || name == "Report" || name == "Review" || name == "Recipe";
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  return type->is_array() ? std::ranges::any_of(*type, names_article) : names_article(*type);
}

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (!found->is_object()) return {};
  const auto id = found->find("@id");
  return id != found->end() && id->is_string() ? id->get<std::string>() : std::string();
}

LinkedArticle read(const Json& object) {
  LinkedArticle article{text(object, "headline"),     text(object, "description"),
                        text(object, "articleBody"),  text(object, "datePublished"),
                        text(object, "dateModified"), text(object, "inLanguage"),
                        text(object, "url")};
  if (article.headline.empty()) article.headline = text(object, "name");
  if (article.url.empty()) article.url = text(object, "mainEntityOfPage");
  return article;
}

}  // namespace

LinkedArticle read_linked_article(std::string_view json) {
  const Json whole = Json::parse(without_controls(json), nullptr, false);
  std::vector<const Json*> left{&whole};
  while (!left.empty()) {
    const Json& next = *left.back();
    left.pop_back();
    if (next.is_object() && is_article(next)) return read(next);
    if (!next.is_array() && !next.is_object()) continue;
    std::vector<const Json*> parts;
    for (const Json& part : next) parts.push_back(&part);
    left.insert(left.end(), parts.rbegin(), parts.rend());
  }
  return {};
}

}  // namespace cotejo::detail
