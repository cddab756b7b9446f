#include "cotejo/error.hpp"

#include <algorithm>
#include <charconv>

namespace cotejo {
namespace {

struct NamedCode {
  Errc code;
  std::string_view name;
};

constexpr NamedCode kCodes[] = {
    {Errc::usage, "usage"},           {Errc::not_found, "not_found"},
    {Errc::unreadable, "unreadable"}, {Errc::unwritable, "unwritable"},
    {Errc::empty, "empty"},           {Errc::encoding, "encoding"},
    {Errc::malformed, "malformed"},   {Errc::too_large, "too_large"},
    {Errc::unsuitable, "unsuitable"}, {Errc::interrupted, "interrupted"},
};

}  // namespace

std::string_view name(Errc code) { return std::ranges::find(kCodes, code, &NamedCode::code)->name; }

Errc errc_of(std::string_view name) {
  const auto* const found = std::ranges::find(kCodes, name, &NamedCode::name);
  return found == std::end(kCodes) ? Errc::malformed : found->code;
}

std::string fill(std::string_view text, const std::vector<std::string>& args) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    if (open == std::string_view::npos) return out.append(text.substr(at));
    out.append(text.substr(at, open - at));
    const std::size_t close = text.find('}', open);
    std::size_t place = 0;
    const char* const end = text.data() + (close == std::string_view::npos ? open : close);
    const bool is_place = close != std::string_view::npos &&
                          std::from_chars(text.data() + open + 1, end, place).ptr == end && place >= 1 &&
                          place <= args.size();
    if (is_place) {
      out.append(args[place - 1]);
      at = close + 1;
    } else {
      out.push_back('{');
      at = open + 1;
    }
  }
  return out;
}

std::string to_string(const Message& message) { return fill(message.id, message.args); }

std::string to_string(const Error& error) {
  return error.where.empty() ? to_string(error.what) : error.where + ": " + to_string(error.what);
}

}  // namespace cotejo
