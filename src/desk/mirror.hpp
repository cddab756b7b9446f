// Pages that items only link to, in a folder that mirrors their sites.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cotejo::detail {

/// The file that a mirror (as wget and httrack make them) has of an address: HOST/PATH, also with .html or /index.html
/// behind it; where the mirror is of one site, PATH alone. Nothing where there is none, and for addresses that would
/// lead out of the folder, by "..", or by a link in it.
std::optional<std::filesystem::path> mirrored(const std::filesystem::path& mirror, std::string_view url);

}  // namespace cotejo::detail
