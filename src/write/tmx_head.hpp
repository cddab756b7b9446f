// What every TMX of ours begins and ends with.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "cotejo/write.hpp"

namespace cotejo::detail {

/// xml:lang takes BCP 47 tags: "es-MX", where POSIX and some tools say "es_MX".
std::string tmx_language(std::string tag);

/// ' name="value"'.
void write_tmx_attribute(std::ostream& out, std::string_view name, std::string_view value);

void write_tmx_prop(std::ostream& out, std::string_view type, std::string_view value);

/// creationdate, where the options have one.
void write_tmx_date(std::ostream& out, const WriteOptions& options);

void write_tmx_head(std::ostream& out, const WriteOptions& options);
void write_tmx_foot(std::ostream& out);

}  // namespace cotejo::detail
