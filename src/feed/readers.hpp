// The readers of feeds, one a file. A new format is a new file with its reader here and a row in feed.cpp.
#pragma once

#include "cotejo/feed.hpp"

namespace cotejo::feeds {

class XmlTree;

/// What a reader needs to know besides the feed itself.
struct Reading {
  std::string_view name;  ///< of the input, for places
  const FeedOptions& options;

  /// "feed.xml: item 4"
  [[nodiscard]] std::string item_place(std::size_t number) const {
    return std::string(name) + ": item " + std::to_string(number);
  }
};

/// Tells by the root element whether the tree is its own.
struct XmlFeedReader {
  std::string_view name;
  bool (*takes)(const XmlTree& tree);
  Feed (*read)(XmlTree& tree, const Reading& reading);
};

extern const XmlFeedReader kRssReader, kRdfReader, kAtomReader, kNewsmlReader, kNitfReader, kSitemapReader;

/// Tells by the text, which is UTF-8, whether it is its own; a wrong guess is a refusal later.
struct TextFeedReader {
  std::string_view name;
  bool (*takes)(std::string_view text, std::string_view name);
  Result<Feed> (*read)(std::string_view text, const Reading& reading);
};

extern const TextFeedReader kJsonFeedReader, kNinjsReader, kPagesReader, kHtmlPageReader, kTextPageReader;

/// Records of bytes, each with an encoding of its own.
bool is_warc(std::string_view bytes);
Result<Feed> read_warc(std::string_view bytes, const Reading& reading);

/// The title and language that an HTML page says it has, by a look at its head: what a list of pages shows before
/// extract_article has read them.
void describe_page(FeedItem& item);

/// Adds a property, unless its value is empty and it has no parts.
void add_detail(std::vector<FeedProperty>& details, std::string name, std::string value,
                std::vector<FeedProperty> parts = {});

/// A language tag as BCP 47 writes it: "en-US" for "en_US".
std::string language_tag(std::string_view text);

}  // namespace cotejo::feeds
