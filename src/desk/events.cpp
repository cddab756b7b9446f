#include "desk/events.hpp"

#include <nlohmann/json.hpp>

#include "desk/address.hpp"
#include "text/json.hpp"
#include "text/rounded.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDecimals = 4;  // of shares

Json of_item(const char* event, const StoredItem& item) {
  return {{"event", event}, {"side", name(item.side)}, {"item", item.name}};
}

Json of_pair(const char* event, const PairNames& names, const StoredPair& pair) {
  return {{"event", event}, {"es", names.es}, {"en", names.en}, {"day", day_name(pair.day)}};
}

}  // namespace

std::string item_event(const StoredItem& item) {
  Json out = of_item("item", item);
  out["day"] = day_name(item.day);
  out["title"] = item.version.title;
  if (!item.version.link.empty()) out["link"] = item.version.link;
  return json_line(out);
}

std::string change_event(const StoredItem& item, std::uint32_t number) {
  Json out = of_item("changed", item);
  out["version"] = number;
  return json_line(out);
}

std::string failure_event(Side side, const Error& error) {
  return json_line(
      Json{{"event", "failed"}, {"side", name(side)}, {"where", error.where}, {"message", to_string(error.what)}});
}

std::string recovery_event(const StoredFailure& failure) {
  return json_line(Json{{"event", "recovered"}, {"side", name(failure.side)}, {"where", failure.error.where}});
}

std::string pair_event(const char* what, const PairNames& names, const StoredPair& pair) {
  Json out = of_pair(what, names, pair);
  if (pair.origin == PairOrigin::user)
    out["by"] = "user";
  else
    out["confidence"] = rounded(pair.confidence, kDecimals);
  return json_line(out);
}

std::string alignment_event(const PairNames& names, const StoredPair& pair, const StoredAlignment& alignment,
                            std::size_t units) {
  Json out = of_pair(alignment.number == 1 ? "aligned" : "realigned", names, pair);
  out["versions"] = {alignment.es_version, alignment.en_version};
  out["units"] = units;
  out["es_share"] = rounded(alignment.es_share, kDecimals);
  out["en_share"] = rounded(alignment.en_share, kDecimals);
  return json_line(out);
}

}  // namespace cotejo::detail
