// cotejo feed read: what is in a feed.
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "cli/command.hpp"
#include "cli/feed.hpp"
#include "cli/messages.hpp"
#include "cotejo/feed.hpp"
#include "cotejo/read.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ReadArguments {
  std::vector<std::string> files;
  std::string input_format, url, content_type, content_language, format = "table";
  bool details = false;
};

CommandHelp read_help() {
  return {
      "read", tr("show what is in a feed"), tr("[OPTION]... FILE..."),
      tr("Reads RSS, RDF, Atom, JSON Feed, NewsML, NITF, ninjs, sitemaps, WARC files, lines of JSON with pages, and "
         "single pages. Writes a line about each feed and a line an item; what is wrong with a feed and did not stop "
         "the reading is said on standard error. Nothing is fetched. Exit status: 0 done; 2 a file, or an item, "
         "could not be read."),
      "cotejo feed read portada.xml\n"
      "curl -s https://example.org/rss | cotejo feed read --url https://example.org/rss -\n"
      "cotejo feed read --format jsonl --details noticias.atom"};
}

void add_read_options(CLI::App& command, ReadArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .arguments("FILE", arguments.files, tr("feeds; - is standard input"))
      .option("--input-format", arguments.input_format,
              {"FORMAT", tr("rss, rdf, atom, newsml, nitf, sitemap, warc, pages, jsonfeed, ninjs, html or text "
                            "(default: by content)")})
      .option("--url", arguments.url, {"URL", tr("where the feed is from: relative links are seen from there")})
      .option("--content-type", arguments.content_type,
              {"TYPE", tr("the HTTP header it came with; its charset counts more than what the feed says")})
      .option("--content-language", arguments.content_language,
              {"LANG", tr("the same: the language of what tells none itself")});
  OptionGroup(command, tr("Output"))
      .option("--format", arguments.format, {"FORMAT", tr("table or jsonl (default: table)")})
      .flag("--details", arguments.details, tr("jsonl: all that the feed says, authors, categories, links and so on"));
}

Result<void> check(const ReadArguments& arguments) {
  if (arguments.files.empty()) return fail(Errc::usage, {}, "a feed is needed (expected FILE...)");
  return expect_one_of("--format", arguments.format, "table jsonl");
}

// --- JSON ----------------------------------------------------------------------------------------------------------

std::string line_of(const Json& object) { return json_line(object) + "\n"; }

Json json_of(const FeedProperty& property);

/// An object's members in order. Json itself looks through all of them for each it gets.
using Members = std::vector<std::pair<const std::string, Json>>;

Json object_of(const Members& members) { return Json::object_t(members.begin(), members.end()); }

/// A name's only property, or a list where it has several or any has parts.
void add_members(Members& members, const std::vector<FeedProperty>& properties) {
  std::unordered_map<std::string_view, std::size_t> known;
  for (const FeedProperty& property : properties) {
    const auto [place, is_new] = known.try_emplace(property.name, members.size());
    if (is_new) {
      members.emplace_back(property.name,
                           property.parts.empty() ? json_of(property) : Json::array({json_of(property)}));
      continue;
    }
    Json& value = members[place->second].second;
    if (!value.is_array()) value = Json::array({std::move(value)});
    value.push_back(json_of(property));
  }
}

/// A text; or an object, with its value if it has one.
Json json_of(const FeedProperty& property) {
  if (property.parts.empty()) return property.value;
  Members members;
  if (!property.value.empty()) members.emplace_back("value", property.value);
  add_members(members, property.parts);
  return object_of(members);
}

Json json_of(const std::vector<FeedProperty>& properties) {
  Members members;
  add_members(members, properties);
  return object_of(members);
}

const char* kind_name(ItemBody kind) {
  switch (kind) {
    case ItemBody::none:
      return "none";
    case ItemBody::summary:
      return "summary";
    case ItemBody::full:
      return "full";
  }
  return "";
}

Json json_of(std::optional<UtcSeconds> time) { return time ? Json(format_time(*time)) : Json(); }

Json json_of(const std::vector<AlternateLink>& links) {
  Json list = Json::array();
  for (const AlternateLink& link : links) list.push_back({{"url", link.url}, {"language", link.language}});
  return list;
}

Json json_of(const FeedItem& item) {
  return {{"guid", item.guid},
          {"link", item.link},
          {"alternates", json_of(item.alternates)},
          {"language", item.language},
          {"title", item.title},
          {"published", json_of(item.published)},
          {"updated", json_of(item.updated)},
          {"kind", kind_name(item.kind)},
          {"body_type", item.body_type},
          {"is_page", item.is_page},
          {"body", item.body},
          {"place", item.place}};
}

Json json_of(const Feed& feed, const std::string& file) {
  Json warnings = Json::array();
  for (const Message& warning : feed.warnings) warnings.push_back(describe(warning));
  return {{"feed", file},
          {"format", feed.format},
          {"version", feed.version},
          {"title", feed.title},
          {"link", feed.link},
          {"language", feed.language},
          {"items", feed.items.size()},
          {"failed", feed.failed.size()},
          {"encoding", feed.encoding},
          {"warnings", warnings}};
}

std::string json_report(const std::string& file, const Feed& feed, bool details) {
  Json head = json_of(feed, file);
  if (details) head["details"] = json_of(feed.details);
  std::string out = line_of(head);
  for (const FeedItem& item : feed.items) {
    Json line = json_of(item);
    if (details) line["details"] = json_of(item.details);
    out += line_of(line);
  }
  return out;
}

// --- Table ---------------------------------------------------------------------------------------------------------

std::string table_report(const std::string& file, const Feed& feed, bool /*details*/) {
  std::string out = file + ": " + feed.format + (feed.version.empty() ? "" : " " + feed.version) + ", " +
                    trn("{1} item", "{1} items", feed.items.size()) +
                    (feed.language.empty() ? "" : ", " + feed.language) +
                    (feed.title.empty() ? "" : ": " + feed.title) + "\n";
  for (const FeedItem& item : feed.items) {
    const auto time = item.published ? item.published : item.updated;
    out += (time ? format_time(*time) : "-") + "\t" + (item.language.empty() ? "-" : item.language) + "\t" +
           kind_name(item.kind) + "\t" + (item.title.empty() ? "-" : item.title) + "\t" +
           (item.link.empty() ? item.guid : item.link) + "\n";
  }
  return out;
}

// --- The command ---------------------------------------------------------------------------------------------------

Result<Feed> read_feed(const std::string& file, const ReadArguments& arguments) {
  const Result<std::string> bytes = read_bytes(file);
  if (!bytes) return tl::unexpected(bytes.error());
  FeedOptions options;
  options.format = arguments.input_format;
  options.url = arguments.url;
  options.content_type = arguments.content_type;
  options.content_language = arguments.content_language;
  options.with_details = arguments.details;
  return parse_feed(*bytes, file, options);
}

/// Its exit status. One file that cannot be read does not stop the others.
int show_feed(const std::string& file, const ReadArguments& arguments, Log& log) {
  const Result<Feed> feed = read_feed(file, arguments);
  if (!feed) return conclude(tl::unexpected(feed.error()), log);
  const auto report = arguments.format == "jsonl" ? json_report : table_report;
  if (const Result<void> printed = print(report(file, *feed, arguments.details)); !printed)
    return conclude(printed, log);
  for (const Message& warning : feed->warnings) log.warning({Errc::malformed, file, warning});
  for (const Error& error : feed->failed) log.error(error);
  return feed->failed.empty() ? kDone : kFailed;
}

int run_read(const ReadArguments& arguments, Log& log) {
  if (const Result<void> sound = check(arguments); !sound) return conclude(sound, log);
  int status = kDone;
  for (const std::string& file : arguments.files) status = std::max(status, show_feed(file, arguments, log));
  return status;
}

}  // namespace

void add_feed_read(CLI::App& feed, Invocation& invocation) {
  define_command<ReadArguments>(add_command(feed, read_help()), invocation, add_read_options, run_read);
}

}  // namespace cotejo::cli
