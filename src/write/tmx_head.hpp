// What every TMX of ours begins and ends with.
#pragma once

#include <string>
#include <string_view>

#include "cotejo/write.hpp"
#include "write/xml_output.hpp"

namespace cotejo::detail {

/// xml:lang takes BCP 47 tags: "es-MX", where POSIX and some tools say "es_MX".
std::string tmx_language(std::string tag);

void write_tmx_prop(XmlOutput& out, std::string_view type, std::string_view value);

/// creationdate, where the options have one.
void write_tmx_date(XmlOutput& out, const WriteOptions& options);

void write_tmx_head(XmlOutput& out, const WriteOptions& options);
void write_tmx_foot(XmlOutput& out);

}  // namespace cotejo::detail
