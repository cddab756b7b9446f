#include "write/unit_plan.hpp"

#include <array>
#include <unordered_map>

#include "write/fingerprint.hpp"
#include "write/passage.hpp"

namespace cotejo::detail {
namespace {

Fingerprint source_hash(const XmlText& source) {
  Fingerprint out;
  out.add(source.text);
  return out;
}

Fingerprint pair_hash(const UnitText& text) {
  Fingerprint out;
  out.add(text.es.text);
  out.add(text.en.text);
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
  Planner(const AlignedBitext& bitext, const WriteOptions& options) : bitext_(bitext), options_(options) {}

  UnitPlan plan() {
    for (const Bead& bead : bitext_.alignment.beads) consider(bead);
    for (const Candidate& candidate : candidates_) place(candidate);
    return std::move(plan_);
  }

 private:
  void consider(const Bead& bead) {
    if (is_unsure(bead, options_)) {
      ++plan_.left_out.left_out_unsure;
      return;
    }
    const UnitText text = bead.is_one_sided() ? UnitText{} : unit_text(bitext_, bead);
    if (text.es.text.empty() || text.en.text.empty()) {  // an empty seg makes OmegaT translate to nothing
      ++plan_.left_out.left_out_one_sided;
      return;
    }
    const XmlText& source = source_side(options_) == Side::es ? text.es : text.en;
    const Candidate candidate{&bead, source_hash(source).value(), pair_hash(text)};
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

  const AlignedBitext& bitext_;
  const WriteOptions& options_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint64_t, SourceUse> sources_;
  std::unordered_map<std::uint64_t, PairUse> pairs_;
  UnitPlan plan_;
};

}  // namespace

UnitText unit_text(const AlignedBitext& bitext, const Bead& bead) {
  return {xml_text(passage_text(passage(bitext.es, bead.es))), xml_text(passage_text(passage(bitext.en, bead.en)))};
}

Side source_side(const WriteOptions& options) {
  const auto is_source = [&](std::string_view language) { return primary(options.srclang) == primary(language); };
  return is_source(options.en_lang) && !is_source(options.es_lang) ? Side::en : Side::es;
}

UnitPlan plan_units(const AlignedBitext& bitext, const WriteOptions& options) {
  return Planner(bitext, options).plan();
}

}  // namespace cotejo::detail
