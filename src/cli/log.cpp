#include "cli/log.hpp"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

/// The word before the colon stays, so that colour never says anything alone.
std::string prefix(std::string_view level, bool has_colour) {
  if (!has_colour || level == "info") return "cotejo: ";
  return level == "error" ? "\033[1;31mcotejo:\033[0m " : "\033[1;33mcotejo:\033[0m ";
}

}  // namespace

Log::Log(LogOptions options)
    : options_(options),
      is_terminal_(is_terminal(STDERR_FILENO)),
      has_colour_(wants_colour(STDERR_FILENO)),
      has_bar_(can_redraw(STDERR_FILENO) && options.verbosity != Verbosity::quiet && !options.json) {}

Log::~Log() { bar_.hide(); }

std::string Log::text_line(const Line& line) const {
  std::string out = prefix(line.level, has_colour_);
  if (!line.where.empty()) out += line.where + ": ";
  if (std::string_view(line.level) == "warning") out += tr("warning: ");
  out += line.text;
  if (!line.origin.empty()) out += " [" + line.origin + "]";
  return out + "\n";
}

void Log::put(const Line& line) {
  std::string out;
  if (options_.json) {
    nlohmann::ordered_json object{{"level", line.level}, {"message", line.text}};
    if (!line.where.empty()) object["where"] = line.where;
    if (!line.code.empty()) object["code"] = line.code;
    if (!line.origin.empty()) object["job"] = line.origin;
    out = json_line(object) + "\n";
  } else {
    out = text_line(line);
  }
  const std::lock_guard lock(mutex_);
  bar_.hide();
  std::fwrite(out.data(), 1, out.size(), stderr);
  std::fflush(stderr);
}

void Log::error(const Error& error, const std::string& origin) {
  put({"error", describe_place(error), describe(error.what), name(error.code), origin});
}

void Log::warning(const Error& warning) {
  if (options_.verbosity == Verbosity::quiet) return;
  put({"warning", describe_place(warning), describe(warning.what), {}, {}});
}

bool Log::shows_summary() const { return shows_detail() || (is_terminal_ && options_.verbosity != Verbosity::quiet); }

void Log::summary(const std::string& text) {
  if (shows_summary()) put({"info", {}, text, {}, {}});
}

void Log::detail(const std::string& text) {
  if (shows_detail()) put({"info", {}, text, {}, {}});
}

void Log::progress(std::uint64_t done, std::uint64_t total) {
  if (!has_bar_) return;
  const std::lock_guard lock(mutex_);
  bar_.advance(done, total);
}

}  // namespace cotejo::cli
