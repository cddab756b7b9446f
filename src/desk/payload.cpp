#include "desk/payload.hpp"

#include <nlohmann/json.hpp>

#include "text/json.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

Json time_json(const std::optional<UtcSeconds>& time) { return time ? Json(*time) : Json(); }

std::optional<UtcSeconds> time_of(const Json& json) {
  if (!json.is_number_integer()) return std::nullopt;
  return json.get<UtcSeconds>();
}

FeedItem item_of(const Json& json) {
  FeedItem out;
  out.guid = json.at("guid");
  out.link = json.at("link");
  for (const Json& link : json.at("alternates")) out.alternates.push_back({link.at(0), link.at(1)});
  out.language = json.at("language");
  out.title = json.at("title");
  out.published = time_of(json.at("published"));
  out.updated = time_of(json.at("updated"));
  out.kind = static_cast<ItemBody>(json.at("kind").get<unsigned>());
  out.body_type = json.at("body_type");
  out.is_page = json.at("is_page");
  out.place = json.at("place");
  return out;
}

}  // namespace

std::string payload_of(const KeptItem& kept) {
  const FeedItem& item = kept.item;
  Json out = {{"guid", item.guid},
              {"link", item.link},
              {"alternates", Json::array()},
              {"language", item.language},
              {"title", item.title},
              {"published", time_json(item.published)},
              {"updated", time_json(item.updated)},
              {"kind", static_cast<unsigned>(item.kind)},
              {"body_type", item.body_type},
              {"is_page", item.is_page},
              {"place", item.place},
              {"scope", kept.identity.scope},
              {"by_guid", kept.identity.by_guid},
              {"by_address", kept.identity.by_address}};
  for (const AlternateLink& link : item.alternates) out["alternates"].push_back({link.url, link.language});
  // A page's bytes may be in any encoding, which JSON's may not.
  return json_line(out) + '\n' + item.body;
}

std::optional<KeptItem> kept_item(std::string_view payload) {
  const std::size_t line_end = payload.find('\n');
  if (line_end == std::string_view::npos) return std::nullopt;
  try {
    const Json json = Json::parse(payload.substr(0, line_end));
    KeptItem out{item_of(json), {json.at("scope"), json.at("by_guid"), json.at("by_address")}};
    out.item.body = payload.substr(line_end + 1);
    return out;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace cotejo::detail
