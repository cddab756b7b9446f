// The commands about feeds, each in a file of its own.
#include "cli/feed.hpp"

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

CommandHelp feed_help() {
  return {"feed", tr("work with news feeds"), tr("COMMAND [OPTION]... FILE..."), "",
          "cotejo feed read portada.xml\n"
          "cotejo feed read --format jsonl noticias.atom"};
}

}  // namespace

void add_feed(CLI::App& app, Invocation& invocation) {
  define_commands(add_command(app, feed_help()), invocation,
                  [](CLI::App& feed, Invocation& of) { add_feed_read(feed, of); });
}

}  // namespace cotejo::cli
