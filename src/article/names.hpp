// What the names that a page gives its elements (class, id, role …) say of their content, in Spanish and English.
#pragma once

#include <cstdint>

#include "article/page.hpp"

namespace cotejo::detail {

/// A set of roles; bits.
using Roles = std::uint16_t;

inline constexpr Roles kBeside = 1;    ///< menus, teasers, share bars, newsletters, cookies, advertisements
inline constexpr Roles kComments = 2;  ///< what readers have written
inline constexpr Roles kBody = 4;      ///< the article's text
inline constexpr Roles kLead = 8;      ///< what stands between headline and text
inline constexpr Roles kCaption = 16;  ///< of a picture
inline constexpr Roles kByline = 32;   ///< who wrote it, where
inline constexpr Roles kDate = 64;     ///< when
inline constexpr Roles kHidden = 128;  ///< not shown
inline constexpr Roles kHeadline = 256;

/// What the element's attributes say of it.
Roles roles_of(const Page& page, std::uint32_t element);

}  // namespace cotejo::detail
