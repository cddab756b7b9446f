// Coarse to fine: rare shared tokens give a corridor; the sum over all alignments in it gives how often this text drops
// and merges, and a second sum with those habits decides. Long documents go through piece by piece, each begun where
// the one before was sure, so that memory beside the features stays that of a piece.
#include "cotejo/align.hpp"

#include <algorithm>
#include <cmath>

#include "align/aligner.hpp"
#include "align/corridor.hpp"
#include "align/search.hpp"

namespace cotejo {
namespace {

/// How much cheaper than the model's price something is in a text that does it `seen` times in `steps` steps.
float habit(double seen, double steps, float rate, const AlignModel& model) {
  const double prior = double{model.prior_steps};
  const double share = (seen + prior * double{rate}) / (steps + prior);
  return static_cast<float>(-std::log(share / double{rate}));
}

TextHabits habits(const StepCounts& counts, const AlignModel& model) {
  const double steps = counts.beads + counts.drops_es + counts.drops_en;
  return {habit(counts.drops_es, steps, model.drop_rate, model), habit(counts.drops_en, steps, model.drop_rate, model),
          habit(counts.merges_es, counts.beads, model.merge_rate, model),
          habit(counts.merges_en, counts.beads, model.merge_rate, model)};
}

Alignment one_sided(std::uint32_t es, std::uint32_t en) {
  Alignment out;
  for (std::uint32_t i = 0; i < es; ++i) out.beads.push_back({{i, 1}, {0, 0}, 1});
  for (std::uint32_t j = 0; j < en; ++j) out.beads.push_back({{es, 0}, {j, 1}, 1});
  return out;
}

bool is_small(std::uint32_t es, std::uint32_t en, const AlignOptions& options) {
  return std::uint64_t{es} * en <= options.full_search_cells;
}

GridPoint end_of(const Bead& bead) { return {bead.es.end(), bead.en.end()}; }

class DocumentAligner {
 public:
  DocumentAligner(const MatchIndex& index, Band corridor, Evidence evidence, const AlignOptions& options)
      : index_(index), corridor_(std::move(corridor)), evidence_(std::move(evidence)), options_(options) {}

  Alignment run(const Progress& progress) {
    StepCounts counts;
    const auto half = [&](std::uint64_t offset) {
      return [this, offset, &progress](GridPoint p) {
        if (progress) progress(offset + p.i, 2 * std::uint64_t{corridor_.to().i});
      };
    };
    pass(options_.max_widenings, half(0), [&](const SearchResult& piece) { counts += piece.counts; });
    evidence_.adapt(habits(counts, evidence_.model()));
    return pass(0, half(corridor_.to().i), [](const SearchResult&) {});
  }

 private:
  static constexpr std::uint32_t kPiece = 1000;  // Spanish segments
  static constexpr std::uint32_t kOverlap = 60;  // of them, before a piece's open end, are left to the next
  static constexpr float kSure = 0.95F;          // confidence of a bead after which the next piece may begin

  /// From the first segment to the last, a piece at a time.
  template <class Heard, class Seen>
  Alignment pass(std::uint32_t widenings, Heard heard, Seen seen) {
    Alignment out;
    const GridPoint finish = corridor_.to();
    for (GridPoint from = corridor_.from(); from != finish;) {
      const bool is_last = finish.i - from.i <= kPiece + kPiece / 2;
      const SearchResult piece = is_last ? search_piece(from, finish, End::fixed, widenings)
                                         : search_piece(from, open_end(from), End::open, widenings);
      const auto kept = is_last ? piece.alignment.beads.size() : sure_beads(piece.alignment);
      const auto begin = piece.alignment.beads.begin();
      out.beads.insert(out.beads.end(), begin, begin + static_cast<std::ptrdiff_t>(kept));
      from = end_of(out.beads.back());
      seen(piece);
      heard(from);
    }
    return out;
  }

  [[nodiscard]] GridPoint open_end(GridPoint from) const {
    const std::uint32_t i = from.i + kPiece;
    return {i, std::max(from.j, corridor_.row(i).last)};
  }

  /// How many beads to keep: up to the last sure one before the overlap, or up to the surest where none is. At least
  /// one.
  static std::size_t sure_beads(const Alignment& piece) {
    const std::uint32_t end = piece.beads.back().es.end() - kOverlap;
    std::size_t surest = 0;
    for (std::size_t k = 0; k < piece.beads.size() && piece.beads[k].es.end() <= end; ++k) {
      const Bead& bead = piece.beads[k];
      const bool sure = !bead.is_one_sided() && bead.confidence >= kSure;
      if (sure || bead.confidence >= piece.beads[surest].confidence) surest = k;
    }
    return surest + 1;
  }

  SearchResult search_piece(GridPoint from, GridPoint to, End end, std::uint32_t widenings) {
    Band band = corridor_.part(from, to);
    SearchResult result = search_band(band, end);
    for (std::uint32_t k = 0; k < widenings && !result.edge_rows.empty(); ++k) {
      band = band.widened(result.edge_rows, options_.margin << (k + 1U));
      corridor_.include(band);
      result = search_band(band, end);
    }
    return result;
  }

  [[nodiscard]] SearchResult search_band(const Band& band, End end) const {
    const Coverage coverage(index_, band);
    return search(StepCosts(evidence_, coverage), band, evidence_.model(), end);
  }

  const MatchIndex& index_;
  Band corridor_;
  Evidence evidence_;
  const AlignOptions& options_;
};

}  // namespace

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const AlignModel& model, const Progress& progress) {
  const GridPoint finish{es.segments(), en.segments()};
  if (finish.i == 0 || finish.j == 0) return one_sided(finish.i, finish.j);
  Band where =
      is_small(finish.i, finish.j, options) ? Band::full({0, 0}, finish) : corridor(es, en, matches, options.margin);
  const MatchIndex index(es, en, matches);
  return DocumentAligner(index, std::move(where), Evidence(es, en, model), options).run(progress);
}

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const Progress& progress) {
  return align(es, en, matches, options, align_model(matches.know_the_languages), progress);
}

}  // namespace cotejo
