#include "desk/mirror.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

#include "desk/address.hpp"

namespace cotejo::detail {
namespace {

namespace fs = std::filesystem;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape =
        text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0;
    if (is_escape) {
      out += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

bool is_safe(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != ".." && segment.size() <= 255 &&
         segment.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos;
}

/// Host, folders and name; nothing for what is no path inside the mirror.
std::optional<std::vector<std::string>> segments_of(std::string_view url) {
  std::string_view rest = url.substr(url.find("://") + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t question = rest.find('?');
  const std::string_view query = question == std::string_view::npos ? "" : rest.substr(question);
  rest = rest.substr(0, question);
  std::vector<std::string> out;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    const std::string segment = percent_decoded(rest.substr(0, slash));
    if (!segment.empty()) {
      if (!is_safe(segment)) return std::nullopt;
      out.push_back(segment);
    }
    rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
  }
  if (out.empty()) return std::nullopt;
  if (!query.empty()) {
    out.back() += percent_decoded(query);
    if (!is_safe(out.back())) return std::nullopt;
  }
  return out;
}

fs::path joined(const fs::path& folder, const std::vector<std::string>& segments, std::size_t from) {
  fs::path out = folder;
  for (std::size_t k = from; k < segments.size(); ++k) out /= segments[k];
  return out;
}

/// `path` when it is a file that lies inside the folder, links followed.
bool is_file_inside(const fs::path& folder, const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error || !fs::is_regular_file(real, error)) return false;
  const fs::path root = fs::canonical(folder, error);
  if (error) return false;
  return std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
}

std::optional<fs::path> found(const fs::path& folder, const fs::path& wanted) {
  for (const fs::path& candidate :
       {wanted, fs::path(wanted.string() + ".html"), fs::path(wanted.string() + ".htm"), wanted / "index.html"})
    if (is_file_inside(folder, candidate)) return candidate;
  return std::nullopt;
}

}  // namespace

std::optional<fs::path> mirrored(const fs::path& mirror, std::string_view url) {
  if (mirror.empty() || host_of(url).empty()) return std::nullopt;
  std::optional<std::vector<std::string>> segments = segments_of(url);
  if (!segments) return std::nullopt;
  if (std::optional<fs::path> file = found(mirror, joined(mirror, *segments, 0))) return file;
  segments->front() = host_of(url);
  if (std::optional<fs::path> file = found(mirror, joined(mirror, *segments, 0))) return file;
  if (segments->size() < 2) return std::nullopt;
  return found(mirror, joined(mirror, *segments, 1));
}

}  // namespace cotejo::detail
