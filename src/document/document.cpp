#include "cotejo/document.hpp"

#include <algorithm>
#include <array>

#include "document/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kHeadBytes = 4096;

/// "html, txt"
std::string format_names() {
  std::string names;
  for (const DocumentReader& reader : document_readers()) {
    names.append(names.empty() ? "" : ", ").append(reader.name);
  }
  return names;
}

bool has_extension(const DocumentReader& reader, std::string_view lower_name) {
  return std::ranges::any_of(reader.extensions,
                             [&](std::string_view extension) { return lower_name.ends_with(extension); });
}

template <class Predicate>
const DocumentReader* find_reader(Predicate predicate) {
  const auto readers = document_readers();
  const auto found = std::ranges::find_if(readers, predicate);
  return found == readers.end() ? nullptr : &*found;
}

/// What the content says goes before what the name says: pages are saved under all kinds of names.
const DocumentReader& sniff_reader(std::string_view bytes, std::string_view name) {
  const std::string_view head = bytes.substr(0, kHeadBytes);
  const auto by_content = [&](const DocumentReader& reader) { return reader.looks_like && reader.looks_like(head); };
  if (const auto* reader = find_reader(by_content)) return *reader;
  const std::string lower_name = ascii::lower(name);
  const auto by_name = [&](const DocumentReader& reader) { return has_extension(reader, lower_name); };
  if (const auto* reader = find_reader(by_name)) return *reader;
  return document_readers().back();
}

}  // namespace

std::string_view name(BlockKind kind) {
  static constexpr std::string_view kNames[] = {"paragraph", "heading", "list_item", "caption", "cell", "preformatted"};
  return kNames[static_cast<std::size_t>(kind)];
}

namespace detail {

Document begin_document(std::string_view format, std::string_view name, const DecodedText& decoded) {
  Document document;
  document.format = format;
  document.name = name;
  document.encoding = decoded.encoding;
  document.warnings = decoded.warnings;
  return document;
}

}  // namespace detail

std::span<const DocumentReader> document_readers() {
  static const std::array readers{detail::kHtmlReader, detail::kTxtReader};
  return readers;
}

Result<Document> parse_document(std::string_view bytes, std::string_view name, const DocumentOptions& options) {
  if (options.format.empty()) return sniff_reader(bytes, name).parse(bytes, name, options);
  const auto* reader = find_reader([&](const DocumentReader& row) { return row.name == options.format; });
  if (reader == nullptr) {
    return fail(Errc::usage, std::string(name), "unknown format '{1}' (expected one of: {2})", options.format,
                format_names());
  }
  return reader->parse(bytes, name, options);
}

}  // namespace cotejo
