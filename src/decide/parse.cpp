#include <algorithm>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>

#include "cotejo/decide.hpp"
#include "text/json.hpp"

namespace cotejo {
namespace {

using Json = nlohmann::json;

/// Of a sentence, what a bead claims: all of it, or a part.
struct Claim {
  std::uint32_t sentence;
  std::size_t begin, end;
  std::size_t bead;

  friend bool operator<(const Claim& a, const Claim& b) {
    return std::tie(a.sentence, a.begin, a.end) < std::tie(b.sentence, b.begin, b.end);
  }
};

class DecisionReader {
 public:
  explicit DecisionReader(std::string_view name) : name_(name) {}

  Result<Decisions> read(const Json& json) {
    if (const Result<void> known = check_head(json); !known) return tl::unexpected(known.error());
    Decisions out{name_, {}};
    for (const Json& bead : json["beads"]) {
      Result<DecidedBead> read = read_bead(bead);
      if (!read) return tl::unexpected(std::move(read.error()));
      out.beads.push_back(std::move(*read));
      ++bead_;
    }
    if (const Result<void> once = check_once(out); !once) return tl::unexpected(once.error());
    return out;
  }

 private:
  Result<void> check_head(const Json& json) const {
    if (!json.is_object() || !json.contains("format") || json["format"] != "cotejo-decisions")
      return fail(Errc::malformed, name_, "no decisions (expected what the review page exports as decisions.json)");
    if (!json.contains("version") || json["version"] != 1)
      return fail(Errc::malformed, name_, "decisions of another version (expected version 1)");
    if (!json.contains("beads") || !json["beads"].is_array())
      return fail(Errc::malformed, name_, "'{1}' is no list (expected one)", "beads");
    return {};
  }

  [[nodiscard]] std::string place() const { return name_ + ": bead " + std::to_string(bead_ + 1); }

  [[nodiscard]] tl::unexpected<Error> no_list(const char* key) const {
    return fail(Errc::malformed, place(), "'{1}' is no list (expected one)", key);
  }
  [[nodiscard]] tl::unexpected<Error> no_text(const char* key) const {
    return fail(Errc::malformed, place(), "'{1}' is no text (expected a string)", key);
  }

  Result<DecidedBead> read_bead(const Json& json) const {
    DecidedBead out;
    if (!json.is_object()) return fail(Errc::malformed, place(), "no object (expected one)");
    for (const auto& [key, pieces] : {std::pair{"es", &out.es}, std::pair{"en", &out.en}}) {
      if (!json.contains(key) || !json[key].is_array()) return no_list(key);
      for (const Json& piece : json[key]) {
        Result<DecidedPiece> read = read_piece(piece);
        if (!read) return tl::unexpected(std::move(read.error()));
        pieces->push_back(std::move(*read));
      }
    }
    if (out.es.empty() && out.en.empty()) return fail(Errc::malformed, place(), "no sentence (expected at least one)");
    for (const auto& [key, flag] : {std::pair{"confirmed", &out.is_confirmed}, {"on_purpose", &out.is_on_purpose}}) {
      if (!json.contains(key)) continue;
      if (!json[key].is_boolean()) return fail(Errc::malformed, place(), "'{1}' is neither true nor false", key);
      *flag = json[key].get<bool>();
    }
    if (out.is_on_purpose && !out.es.empty() && !out.en.empty())
      return fail(Errc::malformed, place(), "both sides, and on purpose (expected one side)");
    if (json.contains("note") && !json["note"].is_string()) return no_text("note");
    out.note = json.value("note", "");
    return out;
  }

  Result<DecidedPiece> read_piece(const Json& json) const {
    DecidedPiece out;
    if (!json.is_object() || !json.contains("segment") || !json["segment"].is_number_unsigned() ||
        json["segment"].get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max())
      return fail(Errc::malformed, place(), "'segment' is no number of a sentence");
    if (!json.contains("text") || !json["text"].is_string()) return no_text("text");
    if (json.contains("revised") && !json["revised"].is_string()) return no_text("revised");
    out.sentence = json["segment"].get<std::uint32_t>();
    out.text = json["text"].get<std::string>();
    out.revised = unwrap(json.value("revised", ""));
    if (!json.contains("part")) return out;
    const Result<CodePointRange> part = read_part(json["part"], out.text);
    if (!part) return tl::unexpected(part.error());
    out.part = *part;
    return out;
  }

  [[nodiscard]] tl::unexpected<Error> no_part() const {
    return fail(Errc::malformed, place(), "'part' is no range of the text (expected [begin, end] in code points)");
  }

  [[nodiscard]] Result<CodePointRange> read_part(const Json& json, std::string_view text) const {
    const bool is_pair =
        json.is_array() && json.size() == 2 && json[0].is_number_unsigned() && json[1].is_number_unsigned();
    if (!is_pair) return no_part();
    const CodePointRange part{json[0].get<std::size_t>(), json[1].get<std::size_t>()};
    if (part.begin >= part.end || part.end > count_code_points(text)) return no_part();
    return part;
  }

  /// No text is in two beads.
  [[nodiscard]] Result<void> check_once(const Decisions& decisions) const {
    for (const auto side : {&DecidedBead::es, &DecidedBead::en}) {
      const std::vector<Claim> claims = claims_of(decisions, side);
      for (std::size_t k = 1; k < claims.size(); ++k) {
        if (claims[k].sentence != claims[k - 1].sentence || claims[k].begin >= claims[k - 1].end) continue;
        return fail(Errc::malformed,
                    name_ + ": bead " + std::to_string(std::max(claims[k].bead, claims[k - 1].bead) + 1),
                    "sentence {1} is there twice (expected once)", std::to_string(claims[k].sentence));
      }
    }
    return {};
  }

  static std::vector<Claim> claims_of(const Decisions& decisions, std::vector<DecidedPiece> DecidedBead::*side) {
    std::vector<Claim> out;
    for (std::size_t bead = 0; bead < decisions.beads.size(); ++bead) {
      for (const DecidedPiece& piece : decisions.beads[bead].*side) {
        const CodePointRange part = piece.part.value_or(CodePointRange{0, std::numeric_limits<std::size_t>::max()});
        out.push_back({piece.sentence, part.begin, part.end, bead});
      }
    }
    std::ranges::sort(out, std::less<>());
    return out;
  }

  std::string name_;
  std::size_t bead_ = 0;  // being read
};

}  // namespace

Result<Decisions> parse_decisions(std::string_view json, std::string_view name) {
  const Result<Json> read = read_json<Json>(json, name);
  if (!read) return tl::unexpected(read.error());
  return DecisionReader(name).read(*read);
}

}  // namespace cotejo
