#include "write/unit_plan.hpp"

#include <unordered_map>

#include "write/fingerprint.hpp"
#include "write/passage.hpp"

namespace cotejo::detail {
namespace {

Fingerprint fingerprint(std::string_view text) {
  Fingerprint out;
  out.add(text);
  return out;
}

/// "en-GB" → "en".
std::string_view primary(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

struct Candidate {
  const Bead* bead;
  std::uint64_t source;
  Fingerprint pair;
};

/// What is known of a source text: its first pair, and whether others follow.
struct SourceUse {
  std::uint64_t first_pair;
  bool has_variants = false;
};

struct PairUse {
  std::size_t unit = 0;  // index of its first unit
  std::uint32_t beads = 0;
};

class Planner {
 public:
  Planner(const BitextText& text, const WriteOptions& options)
      : text_(text), options_(options), source_(source_side(options)) {}

  UnitPlan plan(std::span<const Bead> beads) {
    for (const Bead& bead : beads) consider(bead);
    for (const Candidate& candidate : candidates_) place(candidate);
    return std::move(plan_);
  }

 private:
  void consider(const Bead& bead) {
    if (is_unsure(bead, options_)) {
      ++plan_.left_out.left_out_unsure;
      return;
    }
    if (bead.is_one_sided()) {
      ++plan_.left_out.left_out_one_sided;
      return;
    }
    const std::string_view es = text_.es.line(bead.es, es_buffer_).text, en = text_.en.line(bead.en, en_buffer_).text;
    if (es.empty() || en.empty()) {  // an empty seg makes OmegaT translate to nothing
      ++plan_.left_out.left_out_one_sided;
      return;
    }
    Fingerprint pair = fingerprint(es);
    const std::uint64_t source = source_ == Side::es ? pair.value() : fingerprint(en).value();
    pair.add(en);
    consider({&bead, source, pair});
  }

  void consider(const Candidate& candidate) {
    const auto [use, is_new] = sources_.try_emplace(candidate.source, SourceUse{candidate.pair.value()});
    use->second.has_variants |= use->second.first_pair != candidate.pair.value();
    candidates_.push_back(candidate);
  }

  void place(const Candidate& candidate) {
    PairUse& use = pairs_[candidate.pair.value()];
    ++use.beads;
    if (use.beads == 1) use.unit = plan_.units.size();
    if (use.beads == 1 || sources_.at(candidate.source).has_variants) {
      plan_.units.push_back({candidate.bead, tuid(candidate.pair, use.beads)});
    } else {
      ++plan_.units[use.unit].usagecount;
      ++plan_.left_out.repeated;
    }
  }

  static std::string tuid(const Fingerprint& pair, std::uint32_t occurrence) {
    return occurrence == 1 ? pair.hexadecimal() : pair.hexadecimal() + '-' + std::to_string(occurrence);
  }

  const BitextText& text_;
  const WriteOptions& options_;
  Side source_;
  std::string es_buffer_, en_buffer_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint64_t, SourceUse> sources_;
  std::unordered_map<std::uint64_t, PairUse> pairs_;
  UnitPlan plan_;
};

}  // namespace

Side source_side(const WriteOptions& options) {
  const auto is_source = [&](std::string_view language) { return primary(options.srclang) == primary(language); };
  return is_source(options.en_lang) && !is_source(options.es_lang) ? Side::en : Side::es;
}

UnitPlan plan_units(std::span<const Bead> beads, const BitextText& text, const WriteOptions& options) {
  return Planner(text, options).plan(beads);
}

}  // namespace cotejo::detail
