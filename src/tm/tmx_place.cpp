#include "tm/tmx_place.hpp"

namespace cotejo::detail {
namespace {

constexpr std::string_view kElements[] = {"", "tu", "note", "prop", "tuv", "seg"};  // by kind

}  // namespace

bool TmxPlace::open(Kind kind) {
  kind_ = kind;
  return true;
}

bool TmxPlace::start(std::string_view element) {
  if (kind_ == Kind::segment) ++inline_depth_;
  if (kind_ == Kind::outside && element == "tu") return open(Kind::unit);
  if (kind_ == Kind::variant && element == "seg") return open(Kind::segment);
  if (kind_ != Kind::unit) return false;
  for (const Kind child : {Kind::note, Kind::property, Kind::variant})
    if (element == kElements[static_cast<std::size_t>(child)]) return open(child);
  return false;
}

bool TmxPlace::end(std::string_view element) {
  if (kind_ == Kind::segment && inline_depth_ > 0) {
    --inline_depth_;
    return false;
  }
  if (kind_ == Kind::outside || element != kElements[static_cast<std::size_t>(kind_)]) return false;
  if (kind_ == Kind::segment) return open(Kind::variant);
  return open(kind_ == Kind::unit ? Kind::outside : Kind::unit);
}

}  // namespace cotejo::detail
