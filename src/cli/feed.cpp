// The commands about feeds, each in a file of its own.
#include "cli/feed.hpp"

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

CommandHelp feed_help() {
  return {
      "feed", tr("pair, align and export a desk's feeds, day after day"),
      tr("STORE [OPTION]... --es FEED... --en FEED... --out DIR\nCOMMAND [OPTION]... ARGUMENT..."),
      tr("Takes what is new or changed in the feeds into the store, pairs it with what waits there, aligns the "
         "pairs, and writes memories, review pages, findings and a log into DIR: for each pair, each day, and all "
         "of them. What the store knows is not done again. A run that was stopped, however it was, is gone on with "
         "by the next one; what failed is tried again. FEED is RSS, Atom, JSON Feed, NewsML-G2, NITF, ninjs, a news "
         "sitemap, a dump of pages, a page, a text, or a folder of them; of an item with only a link, the page is "
         "looked for in --mirror, and with --fetch on the web. The commands look at a store and steer it."),
      "cotejo feed desk.store --es es.xml --en en.xml --out desk\n"
      "cotejo feed desk.store --es inbox/es --en inbox/en --mirror pages --out desk --fail-on error\n"
      "cotejo feed desk.store --es https://faro.example/rss --en en.xml --out desk --fetch\n"
      "cotejo feed status desk.store\n"
      "cotejo feed read --format jsonl noticias.atom"};
}

}  // namespace

void add_feed(CLI::App& app, Invocation& invocation) {
  CLI::App& feed = add_command(app, feed_help());
  feed.require_subcommand(0, 1);
  feed.preparse_callback([&feed, &invocation](std::size_t) {
    add_feed_read(feed, invocation);
    add_feed_store(feed, invocation);
    add_feed_run(feed, invocation);
    add_common_options(feed, invocation);
  });
}

}  // namespace cotejo::cli
