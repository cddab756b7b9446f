// Reading ladders: which segments stand together, a bead a line.
#include <algorithm>
#include <charconv>
#include <optional>

#include "cotejo/eval.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kExpected = "expected a bead such as [0, 1]:[0], found \"{1}\"";

/// Numbers separated by spaces and commas, with or without brackets around them.
std::optional<std::vector<std::size_t>> parse_numbers(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; (at = text.find_first_not_of(" ,[]\r", at)) != std::string_view::npos;) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    at = static_cast<std::size_t>(end - text.data());
    out.push_back(number);
  }
  return out;
}

std::string_view trim_line(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

/// The whole of `text`, or nothing.
std::optional<double> parse_score(std::string_view text) {
  text = trim_line(text);
  double score = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), score);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return score;
}

std::optional<LadderBead> parse_bead(std::string_view line) {
  const char separator = line.front() != '[' && line.find('\t') != std::string_view::npos ? '\t' : ':';
  const std::size_t middle = line.find(separator);
  if (middle == std::string_view::npos) return std::nullopt;
  const std::string_view rest = line.substr(middle + 1);
  const std::size_t end = std::min(rest.find(separator), rest.size());
  auto es = parse_numbers(line.substr(0, middle));
  auto en = parse_numbers(rest.substr(0, end));
  if (!es || !en) return std::nullopt;
  return LadderBead{std::move(*es), std::move(*en), parse_score(rest.substr(std::min(end + 1, rest.size())))};
}

}  // namespace

Result<std::vector<LadderBead>> parse_ladder(std::string_view text, std::string_view name) {
  std::vector<LadderBead> beads;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    // Only the right end: a line may begin with the tab of an empty Spanish side.
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (trim_line(line).empty() || trim_line(line).front() == '#') continue;
    while (line.ends_with('\r')) line.remove_suffix(1);
    auto bead = parse_bead(line);
    if (!bead) {
      return fail(Errc::malformed, std::string(name) + ":" + std::to_string(number), std::string(kExpected),
                  trim_line(line).substr(0, 40));
    }
    if (!bead->es.empty() || !bead->en.empty()) beads.push_back(std::move(*bead));
  }
  return beads;
}

}  // namespace cotejo
