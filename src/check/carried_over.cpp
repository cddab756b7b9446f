// What a translation copies: addresses of the web and of mail, placeholders of software, codes such as "A400M".
#include <algorithm>
#include <optional>

#include "check/fidelity.hpp"

namespace cotejo {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }

enum class CopiedKind : std::uint8_t { address, placeholder, code };

struct Copied {
  CopiedKind kind = CopiedKind::address;
  ByteRange range;
  std::string key;  ///< what the other side has to hold, folded
};

/// Of a web address the host alone: the page may be that of the other language.
std::optional<std::string> host_of(std::string_view token) {
  const std::size_t scheme = token.find("://");
  if (scheme == std::string_view::npos && !token.starts_with("www.")) return std::nullopt;
  if (scheme != std::string_view::npos) token.remove_prefix(scheme + 3);
  if (token.starts_with("www.")) token.remove_prefix(4);
  return fold(token.substr(0, token.find_first_of("/?#:")));
}

bool is_mail_address(std::string_view token) {
  const std::size_t at = token.find('@');
  return at != std::string_view::npos && at > 0 && token.find('.', at) != std::string_view::npos;
}

/// "{0}", "{{name}}", "${x}", "%s", "%1$d", "%(count)d".
bool is_placeholder(std::string_view token) {
  const std::size_t brace = token.find('{');
  if (brace != std::string_view::npos && token.find('}', brace) != std::string_view::npos) return true;
  if (token.size() < 2 || token.front() != '%') return false;
  return std::string_view("sdiufgx@").find(token.back()) != std::string_view::npos;
}

/// Capitals and figures, at least two of each or a capital after a figure: "A400M", "ISO-9001"; not "VIH-1", "G20",
/// "15H30".
bool is_code(std::string_view token) {
  const auto letters = std::ranges::count_if(token, is_capital), figures = std::ranges::count_if(token, is_digit);
  const auto others =
      std::ranges::count_if(token, [](char c) { return !is_capital(c) && !is_digit(c) && c != '-' && c != '/'; });
  const auto first = token.find_first_of("0123456789");
  const bool goes_on = first != std::string_view::npos && std::ranges::any_of(token.substr(first), is_capital);
  return is_capital(token.front()) && others == 0 && letters > 0 && figures > 0 && token.size() >= 5 &&
         (figures >= 3 || goes_on);
}

std::string without_hyphens(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == '/'; });
  return text;
}

std::optional<Copied> classify(std::string_view token, ByteRange range) {
  if (const auto host = host_of(token)) return Copied{CopiedKind::address, range, *host};
  if (is_mail_address(token)) return Copied{CopiedKind::address, range, fold(token)};
  if (is_placeholder(token)) return Copied{CopiedKind::placeholder, range, fold(token)};
  if (is_code(token)) return Copied{CopiedKind::code, range, without_hyphens(fold(token))};
  return std::nullopt;
}

/// Without the signs of the sentence around it.
ByteRange trimmed(std::string_view text, ByteRange token) {
  const auto is_around = [&](std::size_t at) {
    return !is_letter(text[at]) && !is_digit(text[at]) &&
           std::string_view("%{}$").find(text[at]) == std::string_view::npos;
  };
  while (token.begin < token.end && is_around(token.begin)) ++token.begin;
  while (token.begin < token.end && is_around(token.end - 1)) --token.end;
  return token;
}

std::vector<Copied> read_copied(std::string_view text) {
  std::vector<Copied> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    const ByteRange token = trimmed(text, {begin, end});
    if (!token.empty())
      if (auto copied = classify(slice(text, token), token)) out.push_back(std::move(*copied));
    at = end;
  }
  return out;
}

/// The English of the bead, and of the sentences beside it.
bool is_carried_over(const FidelityText& text, const Copied& copied, SegmentRange<Side::en> range) {
  const auto& en = text.text->en;
  const std::uint32_t begin = range.first > 0 ? range.first - 1 : 0;
  for (std::uint32_t k = begin; k < std::min<std::uint32_t>(range.end() + 1, static_cast<std::uint32_t>(en.size()));
       ++k) {
    const std::string folded = fold(en[k]);
    const std::string held = copied.kind == CopiedKind::code ? without_hyphens(folded) : folded;
    if (held.find(copied.key) != std::string::npos) return true;
  }
  return false;
}

Finding finding(const FidelityText& text, const Bead& bead, std::uint32_t segment, const Copied& copied) {
  Finding out = fidelity_finding(text, FindingType::not_carried_over, {segment, copied.range}, {bead.en.first, {}});
  out.severity = copied.kind == CopiedKind::code ? Severity::warning : Severity::error;
  out.reason = Message{"the English has no {1}", {out.es_term}};
  out.confidence = (copied.kind == CopiedKind::code ? 0.6F : 0.9F) * bead.confidence;
  return out;
}

}  // namespace

std::vector<Finding> find_not_carried_over(const FidelityText& text) {
  std::vector<Finding> out;
  for (const Bead& bead : text.text->beads) {
    if (bead.is_one_sided()) continue;
    for (std::uint32_t segment = bead.es.first; segment < bead.es.end(); ++segment)
      for (const Copied& copied : read_copied(text.text->es[segment]))
        if (!is_carried_over(text, copied, bead.en)) out.push_back(finding(text, bead, segment, copied));
  }
  return out;
}

}  // namespace cotejo
