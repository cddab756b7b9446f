// An item as a Document: its title as a heading, then its body.
#include "cotejo/feed.hpp"

namespace cotejo {
namespace {

Result<Document> read_body(const FeedItem& item, const DocumentOptions& options) {
  DocumentOptions own = options;
  own.format = item.body_type == "text/html" ? "html" : "txt";
  own.encoding = "UTF-8";
  return parse_document(item.body, item.place, own);
}

bool begins_with(const Document& document, std::string_view title) {
  return !document.blocks.empty() && unwrap(slice(document.text, document.blocks.front().range)) == title;
}

void put_title_before(Document& document, const std::string& title) {
  const std::size_t shift = title.size() + 1;
  for (Block& block : document.blocks) block.range = {block.range.begin + shift, block.range.end + shift};
  document.blocks.insert(document.blocks.begin(), Block{BlockKind::heading, {0, title.size()}});
  document.text = title + "\n" + document.text;
}

/// Of an item that is a title and no more.
Document title_alone(const FeedItem& item) {
  Document document;
  document.name = item.place;
  document.format = "txt";
  document.encoding = "UTF-8";
  return document;
}

}  // namespace

Result<Document> item_document(const FeedItem& item, const DocumentOptions& options) {
  if (item.body.empty() && item.title.empty()) return fail(Errc::empty, item.place, "no text in it");
  Result<Document> document = item.body.empty() ? Result<Document>(title_alone(item)) : read_body(item, options);
  if (!document && (document.error().code != Errc::empty || item.title.empty())) return document;
  if (!document) document = title_alone(item);
  if (item.is_page) return document;
  if (!item.title.empty() && !begins_with(*document, item.title)) put_title_before(*document, item.title);
  document->title = item.title;
  if (!item.language.empty()) document->language = item.language;
  document->source = SourceMap::identity(document->text);  // the item's text is its own source
  return document;
}

}  // namespace cotejo
