// Learns the prices of AlignModel: maximum likelihood of the gold alignments under the aligner's own conditional random
// field, by gradient. The habits of each text count as they will when it is aligned: from a first pass.
//
//   learn [--model FILE] [--prices FILE] [--epochs N] [--rate R] [--pull P] [--fold K/N] [--coarse SET]… SET_DIR…
//
// Every set weighs the same. Beads of a --coarse set may be any beads that together hold the same segments. --fold
// leaves out the K-th of N parts of the documents, and measures on it alone. Prints the likelihood as it goes, the
// measures, and then the prices, a line each.
#include <atomic>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "align/aligner.hpp"
#include "align/coarse.hpp"
#include "align/search.hpp"
#include "align/taught.hpp"
#include "features/features_model.hpp"
#include "gold_sets.hpp"
#include "price_file.hpp"

namespace cotejo::tools {
namespace {

using Gradient = std::array<double, kCues>;

std::size_t place(Cue cue) { return static_cast<std::size_t>(cue); }

bool is_run(const std::vector<std::size_t>& ids) {
  for (std::size_t k = 1; k < ids.size(); ++k) {
    if (ids[k] != ids[0] + k) return false;
  }
  return true;
}

/// What the gold says, where beads of ours can say it.
Decided decided_by(const GoldDocument& document, bool coarse) {
  Decided out{std::vector<std::int32_t>(document.es.size(), Decided::kDropped),
              std::vector<std::int32_t>(document.en.size(), Decided::kDropped),
              {}};
  std::size_t en_end = 0;
  for (const LadderBead& bead : document.gold) {
    if (bead.es.empty() || bead.en.empty()) continue;
    const std::size_t n = bead.es.size(), m = bead.en.size();
    const bool in_order = is_run(bead.es) && is_run(bead.en) && bead.en.front() >= en_end;
    const bool small = n <= kMaxBeadSide && m <= kMaxBeadSide;
    const bool open = !in_order || (!small && (n == 1 || m == 1));
    if (in_order) en_end = bead.en.back() + 1;
    const std::int32_t id = open ? Decided::kOpen : static_cast<std::int32_t>(out.shapes.size());
    const bool any = !small || (coarse && n > 1 && m > 1);
    if (!open)
      out.shapes.push_back(any ? BeadShape{} : BeadShape{static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(m)});
    for (const std::size_t i : bead.es) out.es[i] = id;
    for (const std::size_t j : bead.en) out.en[j] = id;
  }
  return out;
}

/// What the aligner would search, and the gold's beads.
Band searched(const PairCoverage& coverage, const GoldDocument& document) {
  Band out = worth_searching(coverage);
  std::size_t en_end = 0;
  for (const LadderBead& bead : document.gold) {
    if (bead.es.empty() || bead.en.empty() || bead.en.front() < en_end) continue;
    en_end = bead.en.back() + 1;
    const auto point = [](std::size_t i, std::size_t j) {
      return GridPoint{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)};
    };
    out.include(Band::full(point(bead.es.front(), bead.en.front()), point(bead.es.back() + 1, en_end)));
  }
  return out;
}

/// Gold that is less likely than this a bead is taken to be wrong: verses numbered otherwise, a document shifted.
constexpr double kStrange = 1;

/// A document with all that prices do not change.
class Case {
 public:
  Case(const GoldDocument& document, std::size_t set, bool coarse, const Lexicon& lexicon,
       const FeatureWeights& weights)
      : document_(document),
        set_(set),
        es_(extract_features<Side::es>(segment_texts(document.es, document.es_opens), lexicon, weights)),
        en_(extract_features<Side::en>(segment_texts(document.en, document.en_opens), lexicon, weights)),
        matches_(match_types(es_, en_, lexicon, weights)),
        index_(es_, en_, matches_),
        near_(index_, {0, 0}, {es_.segments(), en_.segments()}),
        standings_(es_.segments(), en_.segments()),
        band_(look(document)),
        coverage_(near_, band_),
        decided_(decided_by(document, coarse)) {}
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  [[nodiscard]] std::size_t set() const { return set_; }
  [[nodiscard]] const GoldDocument& document() const { return document_; }

  /// ln P(gold); adds its gradient by the prices.
  double likelihood(const AlignModel& model, Gradient& gradient) const {
    Evidence evidence(es_, en_, model);
    const SearchResult first =
        search(StepCosts(evidence, coverage_, standings_), band_, End::fixed, {nullptr, Shapes::simple, {}});
    evidence.adapt(habits(first.counts, model));
    const std::optional<Matches> taught = taught_matches(es_, en_, matches_, first.alignment);
    const MatchIndex index(es_, en_, taught ? *taught : matches_);
    Surroundings near(index, band_.from(), band_.to());
    const Coverage coverage(near, band_);
    const StepCosts costs(evidence, coverage, standings_);
    Gradient own{};
    const auto count = [&](double sign) {
      return [&, sign](const Step& step, double posterior) { add(costs, step, sign * posterior, own); };
    };
    const SearchResult gold = search(costs, band_, End::fixed, {&decided_, Shapes::all, count(-1)});
    const SearchResult all = search(costs, band_, End::fixed, {nullptr, Shapes::all, count(1)});
    const double likelihood = gold.log_sum - all.log_sum;
    if (likelihood < -kStrange * static_cast<double>(document_.gold.size())) return 0;
    for (std::size_t k = 0; k < kCues; ++k) gradient[k] += own[k];
    return likelihood;
  }

  [[nodiscard]] Alignment aligned(const AlignModel& model) const { return align(es_, en_, matches_, {}, model); }

 private:
  Band look(const GoldDocument& document) {
    const Band full = Band::full({0, 0}, {es_.segments(), en_.segments()});
    const PairCoverage coverage(near_, full);
    coverage.write_standings(standings_);
    return searched(coverage, document);
  }

  static void add(const StepCosts& costs, const Step& step, double much, Gradient& gradient) {
    const auto add_cue = [&](Cue cue, float value) { gradient[place(cue)] += much * double{value}; };
    const StepCues& cues = costs.cues();
    const auto& [p, shape, continues] = step;
    if (shape.en == 0) {
      cues.describe_dropped<Side::es>(p.i, add_cue);
      cues.describe_drop<Side::es>(continues, add_cue);
    } else if (shape.es == 0) {
      cues.describe_dropped<Side::en>(p.j, add_cue);
      cues.describe_drop<Side::en>(continues, add_cue);
    } else {
      cues.describe_whole(p, shape, add_cue);
      add_members<Side::es>(cues, {p.i, shape.es}, {p.j, shape.en}, add_cue);
      add_members<Side::en>(cues, {p.j, shape.en}, {p.i, shape.es}, add_cue);
    }
  }

  template <Side S, class Add>
  static void add_members(const StepCues& cues, SegmentRange<S> own, SegmentRange<other_side(S)> other, Add add) {
    for (std::uint32_t k = own.first; k < own.end(); ++k) {
      const auto add_of_run = [&](Cue cue, Runs amounts) { add(cue, amounts[other.count - 1]); };
      cues.describe_member<S>(k, other.first, add_of_run);
      if (own.count > 1) cues.describe_mate<S>(k, other.first, add_of_run);
    }
  }

  const GoldDocument& document_;
  std::size_t set_;
  Features<Side::es> es_;
  Features<Side::en> en_;
  Matches matches_;
  MatchIndex index_;
  Surroundings near_;
  Standings standings_;
  Band band_;
  Coverage coverage_;
  Decided decided_;
};

template <class Work>
void in_parallel(std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t k = next++; k < count; k = next++) work(k, t);
    });
  }
}

struct Options {
  int epochs = 0;
  double rate = 0.05, pull = 1e-4;
  std::size_t fold = 0, folds = 0;
  std::set<std::string> coarse, frozen;

  [[nodiscard]] bool is_frozen(std::string_view cue) const {
    return std::ranges::any_of(frozen, [&](const std::string& prefix) { return cue.starts_with(prefix); });
  }
};

std::size_t hash_of(const std::string& text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash >> 8U;
}

/// The same documents of a set and of what was made of it fall into the same part.
bool left_out(const GoldDocument& document, const Options& options) {
  return options.folds > 0 && hash_of(document.id) % options.folds == options.fold;
}

LadderBead ladder_bead(const Bead& bead) {
  LadderBead out;
  for (std::uint32_t k = 0; k < bead.es.count; ++k) out.es.push_back(bead.es.first + k);
  for (std::uint32_t k = 0; k < bead.en.count; ++k) out.en.push_back(bead.en.first + k);
  return out;
}

struct Reliability {
  std::array<double, 10> count{}, sure{}, right{};
  void add(float confidence, bool is_right) {
    const auto bin = std::min<std::size_t>(9, static_cast<std::size_t>(confidence * 10));
    count[bin] += 1;
    sure[bin] += double{confidence};
    right[bin] += is_right;
  }
  [[nodiscard]] double error() const {
    double all = 0, off = 0;
    for (std::size_t k = 0; k < 10; ++k) {
      all += count[k];
      off += std::abs(sure[k] - right[k]);
    }
    return off / std::max(all, 1.);
  }
};

struct SetResult {
  EvalCounts counts;
  Reliability reliability;
};

void measure(const std::vector<std::string>& names, const std::vector<const Case*>& cases, const AlignModel& model) {
  std::vector<Alignment> alignments(cases.size());
  in_parallel(cases.size(), [&](std::size_t k, unsigned) { alignments[k] = cases[k]->aligned(model); });
  std::vector<SetResult> results(names.size());
  for (std::size_t k = 0; k < cases.size(); ++k) {
    std::set<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> gold;
    const GoldDocument& document = cases[k]->document();
    for (const LadderBead& bead : document.gold) {
      if (!bead.es.empty() && !bead.en.empty()) gold.insert({bead.es, bead.en});
      if (bead.en.empty())
        for (const std::size_t i : bead.es) gold.insert({{i}, {}});
      if (bead.es.empty())
        for (const std::size_t j : bead.en) gold.insert({{}, {j}});
    }
    std::vector<LadderBead> ladder;
    for (const Bead& bead : alignments[k].beads) {
      ladder.push_back(ladder_bead(bead));
      results[cases[k]->set()].reliability.add(bead.confidence, gold.contains({ladder.back().es, ladder.back().en}));
    }
    results[cases[k]->set()].counts += evaluate(document.gold, ladder, document.es.size(), document.en.size());
  }
  std::printf("%-26s %7s %7s %7s %7s %7s %7s %7s %7s\n", "set", "strP", "strR", "strF", "fineP", "fineR", "fineF",
              "nullF", "ece");
  double mean = 0;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const EvalMeasures m = measures(results[k].counts);
    const bool fine = names[k] == "bible" || names[k] == "literary";
    mean += fine ? m.fine.f1() : m.strict.f1();
    std::printf("%-26s %7.4f %7.4f %7.4f %7.4f %7.4f %7.4f %7.4f %7.4f\n", names[k].c_str(), m.strict.precision,
                m.strict.recall, m.strict.f1(), m.fine.precision, m.fine.recall, m.fine.f1(), m.null.f1(),
                results[k].reliability.error());
  }
  std::vector<double> likelihood(cases.size()), sum(names.size()), beads(names.size());
  in_parallel(cases.size(), [&](std::size_t k, unsigned) {
    Gradient unused{};
    likelihood[k] = cases[k]->likelihood(model, unused);
  });
  for (std::size_t k = 0; k < cases.size(); ++k) {
    sum[cases[k]->set()] += likelihood[k];
    beads[cases[k]->set()] += static_cast<double>(cases[k]->document().gold.size());
  }
  for (std::size_t k = 0; k < cases.size(); ++k) {
    if (likelihood[k] < -8)
      std::printf("  %s %s: ln P %.1f of %zu\n", names[cases[k]->set()].c_str(), cases[k]->document().id.c_str(),
                  likelihood[k], cases[k]->document().gold.size());
  }
  double all = 0;
  for (std::size_t k = 0; k < names.size(); ++k) all += sum[k] / beads[k] / static_cast<double>(names.size());
  std::printf("aim %.5f, ln P %.5f a bead\n", mean / static_cast<double>(names.size()), all);
}

class Learner {
 public:
  Learner(std::vector<const Case*> cases, std::size_t sets, const Options& options)
      : cases_(std::move(cases)), share_(sets), options_(options) {
    for (const Case* each : cases_) share_[each->set()] += static_cast<double>(each->document().gold.size());
  }

  /// Adam (Kingma & Ba 2015) over batches of documents, in an order that is the same every time.
  AlignModel run(AlignModel model) {
    const Prices start = model.prices;
    Gradient mean{}, square{};
    std::mt19937 random(1);
    int step = 0;
    const std::size_t batches = (cases_.size() + kBatch - 1) / kBatch;
    const auto steps = static_cast<double>(batches) * options_.epochs;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t k = cases_.size(); k > 1; --k) std::swap(cases_[k - 1], cases_[random() % k]);
      double likelihood = 0;
      for (std::size_t batch = 0; batch < batches; ++batch) {
        Gradient gradient{};
        likelihood += total(model, batch * kBatch, gradient);
        ++step;
        const double fade = 1 - 0.95 * step / steps;
        for (std::size_t k = 0; k < kCues; ++k) {
          const Cue cue = static_cast<Cue>(k);
          const double slope = -gradient[k] * static_cast<double>(batches) +
                               options_.pull * (double{model.prices[cue]} - double{start[cue]});
          mean[k] = 0.9 * mean[k] + 0.1 * slope;
          square[k] = 0.99 * square[k] + 0.01 * slope * slope;
          if (square[k] == 0 || options_.is_frozen(kCueNames[k])) continue;
          const double m = mean[k] / (1 - std::pow(0.9, step)), v = square[k] / (1 - std::pow(0.99, step));
          model.prices[cue] -= static_cast<float>(options_.rate * fade * m / (std::sqrt(v) + 1e-8));
        }
      }
      std::printf("epoch %d ln P %.5f a bead\n", epoch, likelihood);
      std::fflush(stdout);
    }
    return model;
  }

 private:
  static constexpr std::size_t kBatch = 32;

  /// ln P a bead, the mean over the sets, of a batch; adds its gradient.
  double total(const AlignModel& model, std::size_t first, Gradient& gradient) const {
    const std::size_t count = std::min(kBatch, cases_.size() - first);
    std::vector<Gradient> parts(count);
    std::vector<double> likelihoods(count);
    in_parallel(count,
                [&](std::size_t k, unsigned) { likelihoods[k] = cases_[first + k]->likelihood(model, parts[k]); });
    double out = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double weight = 1 / (share_[cases_[first + k]->set()] * static_cast<double>(share_.size()));
      out += weight * likelihoods[k];
      for (std::size_t c = 0; c < kCues; ++c) gradient[c] += weight * parts[k][c];
    }
    return out;
  }

  std::vector<const Case*> cases_;
  std::vector<double> share_;
  const Options& options_;
};

int main_with(const std::vector<std::string>& arguments) {
  Options options;
  std::shared_ptr<const Lexicon> lexicon = std::make_shared<Lexicon>();
  AlignModel model = align_model(false);
  FeatureWeights weights;
  std::vector<GoldSet> sets;
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    const std::string& argument = arguments[k];
    const auto value = [&]() -> const std::string& { return arguments.at(++k); };
    if (argument == "--epochs")
      options.epochs = std::stoi(value());
    else if (argument == "--rate")
      options.rate = std::stod(value());
    else if (argument == "--pull")
      options.pull = std::stod(value());
    else if (argument == "--coarse")
      options.coarse.insert(value());
    else if (argument == "--freeze")
      options.frozen.insert(value());
    else if (argument == "--prices")
      read_prices(value(), model.prices);
    else if (argument == "--prior")
      model.prior_steps = std::stof(value());
    else if (argument == "--fold") {
      options.fold = std::stoul(value());
      options.folds = std::stoul(value());
    } else if (argument == "--model") {
      lexicon = std::make_shared<Lexicon>(Glossary(), std::vector{Model::read(value()).value()});
      model = align_model(true);
      weights = feature_weights(true);
    } else {
      sets.push_back(read_gold_set(argument));
      if (GoldSet laid_out = with_layout(argument, sets.back()); !laid_out.documents.empty())
        sets.push_back(std::move(laid_out));
    }
  }
  std::vector<std::string> names;
  std::vector<std::unique_ptr<Case>> cases;
  for (const GoldSet& set : sets) {
    for (const GoldDocument& document : set.documents)
      cases.push_back(
          std::make_unique<Case>(document, names.size(), options.coarse.contains(set.name), *lexicon, weights));
    names.push_back(set.name);
  }
  std::vector<const Case*> learned, measured;
  for (const auto& each : cases) {
    const bool out = left_out(each->document(), options);
    if (!out) learned.push_back(each.get());
    if (out || options.folds == 0) measured.push_back(each.get());
  }
  measure(names, measured, model);
  if (options.epochs > 0) {
    model = Learner(learned, names.size(), options).run(model);
    measure(names, measured, model);
    print_prices(model.prices);
  }
  return 0;
}

}  // namespace
}  // namespace cotejo::tools

int main(int argc, char** argv) {
  try {
    return cotejo::tools::main_with({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "learn: " << error.what() << '\n';
    return 2;
  }
}
