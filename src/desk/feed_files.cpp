#include "desk/feed_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

namespace fs = std::filesystem;

FeedFileKind kind_of(const fs::path& path) {
  const std::string extension = ascii::lower(path.extension().string());
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return FeedFileKind::page;
  return extension == ".txt" || extension == ".text" ? FeedFileKind::text : FeedFileKind::feed;
}

tl::unexpected<Error> unreadable(const std::string& path, const std::error_code& error) {
  return fail(Errc::unreadable, path, "cannot be read: {1}", error.message());
}

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

Result<std::vector<FeedFile>> files_of_folder(const DeskFeed& feed, std::size_t max_files) {
  std::vector<FeedFile> out;
  std::error_code error;
  fs::recursive_directory_iterator at(feed.path, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (is_hidden(at->path())) {
      at.disable_recursion_pending();
      continue;
    }
    std::error_code no_matter;
    if (!at->is_regular_file(no_matter)) continue;
    if (out.size() == max_files)
      return fail(Errc::too_large, feed.path, "more files than the limit of {1}", std::to_string(max_files));
    out.push_back({feed.side, at->path().string(), kind_of(at->path())});
  }
  if (error) return unreadable(feed.path, error);
  std::ranges::sort(out, {}, &FeedFile::path);
  return out;
}

}  // namespace

Result<std::vector<FeedFile>> feed_files(const DeskFeed& feed, std::size_t max_files) {
  std::error_code error;
  if (fs::is_directory(feed.path, error)) return files_of_folder(feed, max_files);
  return std::vector<FeedFile>{{feed.side, feed.path, kind_of(feed.path)}};
}

Result<Feed> parse_file(const FeedFile& file, std::string bytes, const FeedOptions& options) {
  if (file.kind == FeedFileKind::feed) return parse_feed(bytes, file.path, options);
  FeedItem item;
  item.guid = "file:" + file.path;
  item.place = file.path;
  item.kind = ItemBody::full;
  if (file.kind == FeedFileKind::page) {
    item.is_page = true;
    item.body_type = "text/html";
    item.body = std::move(bytes);
  } else {
    Result<DecodedText> decoded = decode(bytes, file.path);
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    item.body_type = "text/plain";
    item.body = std::move(decoded->utf8);
  }
  Feed out;
  out.format = file.kind == FeedFileKind::page ? "page" : "text";
  out.items.push_back(std::move(item));
  return out;
}

}  // namespace cotejo::detail
