// Coarse to fine: rare shared tokens give a corridor, and a first look at the words of its pairs what of it is worth
// searching. The sum over all alignments there, with small beads, gives how often this text drops and merges, and what
// is hopeless; a second sum with those habits and all beads decides. Long documents go through piece by piece, each
// begun where the one before was sure, so that memory beside the features stays that of a piece.
#include "cotejo/align.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "align/aligner.hpp"
#include "align/coarse.hpp"
#include "align/corridor.hpp"
#include "align/kept.hpp"
#include "align/moved.hpp"
#include "align/search.hpp"
#include "align/taught.hpp"

namespace cotejo {
namespace {

/// How much cheaper than the model's price something is in a text that does it `seen` times in `steps` steps.
float habit(double seen, double steps, float rate, const AlignModel& model) {
  const double prior = double{model.prior_steps};
  const double share = (seen + prior * double{rate}) / (steps + prior);
  return static_cast<float>(-std::log(share / double{rate}));
}

}  // namespace

TextHabits habits(const StepCounts& counts, const AlignModel& model) {
  const double steps = counts.beads + counts.drops_es + counts.drops_en;
  return {habit(counts.drops_es, steps, model.drop_rate, model), habit(counts.drops_en, steps, model.drop_rate, model),
          habit(counts.merges_es, counts.beads, model.merge_rate, model),
          habit(counts.merges_en, counts.beads, model.merge_rate, model)};
}

namespace {

Alignment one_sided(std::uint32_t es, std::uint32_t en) {
  Alignment out;
  for (std::uint32_t i = 0; i < es; ++i) out.beads.push_back({{i, 1}, {0, 0}, 1});
  for (std::uint32_t j = 0; j < en; ++j) out.beads.push_back({{es, 0}, {j, 1}, 1});
  return out;
}

bool is_small(std::uint32_t es, std::uint32_t en, const AlignOptions& options) {
  return std::uint64_t{es} * en <= options.full_search_cells;
}

GridPoint start_of(const Bead& bead) { return {bead.es.first, bead.en.first}; }
GridPoint end_of(const Bead& bead) { return {bead.es.end(), bead.en.end()}; }

/// Where one side is at its end: what is left of the other has no counterpart.
void add_drops(GridPoint from, GridPoint to, Alignment& out) {
  for (std::uint32_t i = from.i; i < to.i; ++i) out.beads.push_back({{i, 1}, {from.j, 0}});
  for (std::uint32_t j = from.j; j < to.j; ++j) out.beads.push_back({{to.i, 0}, {j, 1}});
}

class DocumentAligner {
 public:
  DocumentAligner(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                  const AlignModel& model, const AlignOptions& options)
      : es_(es),
        en_(en),
        matches_(&matches),
        index_(es, en, matches),
        corridor_(is_small(es.segments(), en.segments(), options) ? Band::full({0, 0}, {es.segments(), en.segments()})
                                                                  : corridor(index_, options.margin)),
        hopeful_(es.segments() + 1, Band::Row{en.segments(), 0}),
        standings_(es.segments(), en.segments()),
        evidence_(es, en, model),
        options_(options),
        kept_(options.kept, es.segments(), en.segments()) {
    GridPoint from = corridor_.from();
    for (const Bead& bead : kept_.in_order()) {
      open_corridor(from, start_of(bead));
      corridor_.include(Band::full(start_of(bead), end_of(bead)));
      from = end_of(bead);
    }
    if (!kept_.in_order().empty()) open_corridor(from, corridor_.to());
  }

  Alignment run(const Progress& progress) {
    const auto half = [&](std::uint64_t offset) {
      return [this, offset, &progress](GridPoint p) {
        if (progress) progress(offset + p.i, 2 * std::uint64_t{corridor_.to().i});
      };
    };
    learn_from(pass(half(0), [this](GridPoint from, GridPoint to, End end) { return explore(from, to, end); }));
    Alignment out =
        pass(half(corridor_.to().i), [this](GridPoint from, GridPoint to, End end) { return settle(from, to, end); });
    evidence_.set_typical_share(static_cast<float>(share_sum_ / share_rows_));
    out = kept_.put_back(std::move(out));
    return with_moves(std::move(out), {index_, evidence_, standings_, options_.full_search_cells});
  }

 private:
  static constexpr std::uint32_t kPiece = 300;   // Spanish segments
  static constexpr std::uint32_t kOverlap = 60;  // of them, before a piece's open end, are left to the next
  static constexpr std::uint32_t kBeside = 2;    // English segments beside what simple beads show, for larger ones
  static constexpr float kSure = 0.95F;          // confidence of a bead after which the next piece may begin

  /// What lies between two kept beads is searched: all of it where it is small.
  void open_corridor(GridPoint from, GridPoint to) {
    corridor_.include(is_small(to.i - from.i, to.j - from.j, options_) ? Band::full(from, to)
                                                                       : corridor_.part(from, to));
  }

  /// From the first segment to the last, by way of the kept beads.
  template <class Heard, class Search>
  Alignment pass(Heard heard, Search search_piece) {
    Alignment out;
    GridPoint from = corridor_.from();
    for (const Bead& bead : kept_.in_order()) {
      between(from, start_of(bead), out, heard, search_piece);
      out.beads.push_back(bead);
      from = end_of(bead);
    }
    between(from, corridor_.to(), out, heard, search_piece);
    return out;
  }

  /// From one point to another, a piece at a time.
  template <class Heard, class Search>
  void between(GridPoint from, GridPoint finish, Alignment& out, Heard heard, Search search_piece) {
    while (from != finish) {
      if (from.i == finish.i || from.j == finish.j) return add_drops(from, finish, out);
      const bool is_last = finish.i - from.i <= kPiece + kPiece / 2;
      const SearchResult piece =
          is_last ? search_piece(from, finish, End::fixed) : search_piece(from, open_end(from, finish), End::open);
      const auto kept = is_last ? piece.alignment.beads.size() : sure_beads(piece.alignment);
      const auto begin = piece.alignment.beads.begin();
      out.beads.insert(out.beads.end(), begin, begin + static_cast<std::ptrdiff_t>(kept));
      from = end_of(out.beads.back());
      heard(from);
    }
  }

  [[nodiscard]] GridPoint open_end(GridPoint from, GridPoint finish) const {
    const std::uint32_t i = from.i + kPiece;
    return {i, std::clamp(corridor_.row(i).last, from.j, finish.j)};
  }

  /// How many beads to keep: up to the last sure one before the overlap, or up to the surest of the second half where
  /// none is. At least one.
  static std::size_t sure_beads(const Alignment& piece) {
    const std::uint32_t end = piece.beads.back().es.end() - kOverlap;
    std::size_t surest = 0;
    for (std::size_t k = 0; k < piece.beads.size() && piece.beads[k].es.end() <= end; ++k) {
      const Bead& bead = piece.beads[k];
      const bool sure = !bead.is_one_sided() && bead.confidence >= kSure;
      const bool early = piece.beads[surest].es.end() + kPiece / 2 <= end;
      if (sure || early || bead.confidence >= piece.beads[surest].confidence) surest = k;
    }
    return surest + 1;
  }

  /// In the first pass: the corridor is widened where it must be, and what is hopeless is left to this pass.
  SearchResult explore(GridPoint from, GridPoint to, End end) {
    Surroundings near(index_, from, to);
    price(first_look(near, corridor_.part(from, to)), near);
    const Supervision simple{kept_.left_out(), Shapes::simple, {}};
    SearchResult result = search(priced_->costs, priced_->band, end, simple);
    for (std::uint32_t k = 0; k < options_.max_widenings && !result.edge_rows.empty(); ++k) {
      price(priced_->band.widened(result.edge_rows, options_.margin << (k + 1U)), near);
      corridor_.include(priced_->band);
      result = search(priced_->costs, priced_->band, end, simple);
    }
    counts_ += result.counts;
    for (std::uint32_t i = from.i; i <= to.i; ++i) {
      const Band::Row &seen = result.support[i - from.i], &whole = priced_->band.row(i);
      const std::uint32_t beside = is_sure_about(i - from.i, result.support) ? 0 : kBeside;
      Band::Row& row = hopeful_[i];
      row = {std::min(row.first, std::max(whole.first + beside, seen.first) - beside),
             std::max(row.last, std::min(whole.last, seen.last + beside))};
    }
    return result;
  }

  /// No step but one counts in the rows about this one.
  static bool is_sure_about(std::uint32_t row, const std::vector<Band::Row>& support) {
    constexpr std::uint32_t kAbout = 3;
    const std::size_t end = std::min<std::size_t>(row + kAbout + 1, support.size());
    for (std::size_t k = row - std::min(row, kAbout); k < end; ++k) {
      if (support[k].last > support[k].first + 1) return false;
    }
    return true;
  }

  /// What of the band is worth the first pass; notes what its segments find there. Where segments are left out on both
  /// sides, the way past them may lead along the band's edge.
  Band first_look(Surroundings& near, const Band& band) {
    const PairCoverage coverage(near, band);
    coverage.write_standings(standings_);
    return kept_.left_out() != nullptr ? band : worth_searching(coverage);
  }

  /// In the second.
  SearchResult settle(GridPoint from, GridPoint to, End end) {
    Band narrow = narrow_->part(from, to);
    if (!priced_ || priced_->band.from() != from || priced_->band.to() != to || !priced_->band.holds(narrow)) {
      Surroundings near(index_, from, to);
      price(narrow, near);
    }
    const double rows = to.i - from.i;
    share_sum_ += rows * double{priced_->costs.cues().typical_share()};
    share_rows_ += rows;
    return search(priced_->costs, narrow, end, {kept_.left_out(), Shapes::all, {}});
  }

  /// Between them: the text's habits, and the words it teaches.
  void learn_from(const Alignment& first) {
    narrow_.emplace(corridor_.from(), corridor_.to(), std::move(hopeful_));
    evidence_.adapt(habits(counts_, evidence_.model()));
    taught_ = taught_matches(es_, en_, *matches_, first);
    if (!taught_) return;
    matches_ = &*taught_;
    index_ = MatchIndex(es_, en_, *matches_);
    priced_.reset();
  }

  /// A band with its prices.
  struct Priced {
    Priced(Band band_, Surroundings& near, const Evidence& evidence, const Standings& standings)
        : band(std::move(band_)), coverage(near, band), costs(evidence, coverage, standings) {}

    Band band;
    Coverage coverage;
    StepCosts costs;
  };

  void price(Band band, Surroundings& near) {
    priced_ = std::make_unique<Priced>(std::move(band), near, evidence_, standings_);
  }

  const Features<Side::es>& es_;
  const Features<Side::en>& en_;
  const Matches* matches_;
  std::optional<Matches> taught_;
  MatchIndex index_;
  Band corridor_;
  std::vector<Band::Row> hopeful_;  // rows of the grid that the first pass found worth searching
  std::optional<Band> narrow_;      // and the band of them
  Standings standings_;
  Evidence evidence_;
  const AlignOptions& options_;
  Kept kept_;
  StepCounts counts_;
  double share_sum_ = 0, share_rows_ = 0;  // of the typical shares of the second pass
  std::unique_ptr<Priced> priced_;         // the band searched last
};

}  // namespace

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const AlignModel& model, const Progress& progress) {
  const GridPoint finish{es.segments(), en.segments()};
  if (finish.i == 0 || finish.j == 0)
    return Kept(options.kept, finish.i, finish.j).put_back(one_sided(finish.i, finish.j));
  return DocumentAligner(es, en, matches, model, options).run(progress);
}

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const Progress& progress) {
  return align(es, en, matches, options, align_model(matches.know_the_languages), progress);
}

}  // namespace cotejo
