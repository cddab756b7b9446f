// Finds the numbers of AlignModel and FeatureWeights: hill climbing by random steps on gold sets.
//
//   tune [--model FILE] [--steps N] [--seed S] [--set NAME=VALUE]… [--only PREFIX] [--errors] SET_DIR…
//
// Prints what each set measures with the numbers as they are (--steps 0), or each better setting it finds. The aim is
// the mean over the sets of strict F1 (fine F1 where a set's name is in --fine), so that no large set outvotes the
// rest.
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "align/aligner.hpp"
#include "features/features_model.hpp"
#include "gold_sets.hpp"
#include "price_file.hpp"

namespace cotejo::tools {
namespace {

struct Setting {
  std::shared_ptr<const Lexicon> lexicon = std::make_shared<Lexicon>();
  AlignModel align = align_model(false);
  FeatureWeights features;
  AlignOptions options;
};

struct Parameter {
  const char* name;
  std::function<float&(Setting&)> value;
};

#define ALIGN(field)                                                    \
  {                                                                     \
    "align." #field, [](Setting& s) -> float& { return s.align.field; } \
  }
#define FEATURE(field)                                                        \
  {                                                                           \
    "features." #field, [](Setting& s) -> float& { return s.features.field; } \
  }
const std::vector<Parameter> kParameters = {ALIGN(coverage_weight),
                                            ALIGN(coverage_price),
                                            ALIGN(coverage_cap),
                                            ALIGN(move),
                                            ALIGN(prior_steps),
                                            ALIGN(drop_rate),
                                            ALIGN(merge_rate),
                                            ALIGN(length_variance),
                                            FEATURE(function_word),
                                            FEATURE(short_word),
                                            FEATURE(per_letter),
                                            FEATURE(name),
                                            FEATURE(small_number),
                                            FEATURE(number),
                                            FEATURE(notion),
                                            FEATURE(mark),
                                            FEATURE(rarity),
                                            FEATURE(cognate_floor),
                                            FEATURE(cognate_ceiling),
                                            FEATURE(information_rate),
                                            FEATURE(information_offset),
                                            FEATURE(information_least),
                                            FEATURE(rendering_ceiling),
                                            FEATURE(rendering_power)};
#undef ALIGN
#undef FEATURE

std::vector<LadderBead> hypothesis(const GoldDocument& document, const Setting& setting) {
  const Lexicon& lexicon = *setting.lexicon;
  const auto es = extract_features<Side::es>(segment_texts(document.es), lexicon, setting.features);
  const auto en = extract_features<Side::en>(segment_texts(document.en), lexicon, setting.features);
  const Alignment alignment =
      align(es, en, match_types(es, en, lexicon, setting.features), setting.options, setting.align);
  std::vector<LadderBead> ladder;
  for (const Bead& bead : alignment.beads) {
    LadderBead out;
    for (std::uint32_t k = 0; k < bead.es.count; ++k) out.es.push_back(bead.es.first + k);
    for (std::uint32_t k = 0; k < bead.en.count; ++k) out.en.push_back(bead.en.first + k);
    ladder.push_back(std::move(out));
  }
  return ladder;
}

EvalCounts run(const GoldDocument& document, const Setting& setting) {
  return evaluate(document.gold, hypothesis(document, setting), document.es.size(), document.en.size());
}

/// The beads of either that the other has not, with their texts.
void print_errors(const GoldDocument& document, const Setting& setting) {
  const auto key = [](const LadderBead& bead) { return std::pair(bead.es, bead.en); };
  std::set<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> gold, found;
  for (const LadderBead& bead : document.gold) gold.insert(key(bead));
  for (const LadderBead& bead : hypothesis(document, setting)) found.insert(key(bead));
  const auto print = [&](const char* head, const auto& bead) {
    std::printf("%s %s\n", document.id.c_str(), head);
    for (const std::size_t i : bead.first) std::printf("    es %zu: %s\n", i, document.es[i].c_str());
    for (const std::size_t j : bead.second) std::printf("    en %zu: %s\n", j, document.en[j].c_str());
  };
  for (const auto& bead : gold) {
    if (!found.contains(bead)) print("missed", bead);
  }
  for (const auto& bead : found) {
    if (!gold.contains(bead)) print("wrong", bead);
  }
}

std::vector<EvalCounts> run_all(const std::vector<GoldSet>& sets, const Setting& setting) {
  std::vector<std::pair<std::size_t, const GoldDocument*>> work;
  for (std::size_t k = 0; k < sets.size(); ++k) {
    for (const GoldDocument& document : sets[k].documents) work.emplace_back(k, &document);
  }
  std::vector<EvalCounts> by_document(work.size());
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
      threads.emplace_back([&] {
        for (std::size_t k = next++; k < work.size(); k = next++) by_document[k] = run(*work[k].second, setting);
      });
    }
  }
  std::vector<EvalCounts> out(sets.size());
  for (std::size_t k = 0; k < work.size(); ++k) out[work[k].first] += by_document[k];
  return out;
}

class Tuner {
 public:
  Tuner(std::vector<GoldSet> sets, std::set<std::string> fine) : sets_(std::move(sets)), fine_(std::move(fine)) {}

  double aim(const std::vector<EvalCounts>& counts) const {
    double sum = 0;
    for (std::size_t k = 0; k < sets_.size(); ++k) {
      const EvalMeasures m = measures(counts[k]);
      sum += fine_.contains(sets_[k].name) ? m.fine.f1() : m.strict.f1();
    }
    return sum / static_cast<double>(sets_.size());
  }

  void print(const Setting& setting) const {
    const auto counts = run_all(sets_, setting);
    std::printf("%-26s %7s %7s %7s %7s %7s %7s %7s\n", "set", "strP", "strR", "strF", "laxF", "fineP", "fineR",
                "nullF");
    for (std::size_t k = 0; k < sets_.size(); ++k) {
      const EvalMeasures m = measures(counts[k]);
      std::printf("%-26s %7.4f %7.4f %7.4f %7.4f %7.4f %7.4f %7.4f\n", sets_[k].name.c_str(), m.strict.precision,
                  m.strict.recall, m.strict.f1(), m.lax.f1(), m.fine.precision, m.fine.recall, m.null.f1());
    }
    std::printf("aim %.5f\n", aim(counts));
  }

  void print_all_errors(const Setting& setting) const {
    for (const GoldSet& set : sets_) {
      for (const GoldDocument& document : set.documents) print_errors(document, setting);
    }
  }

  Setting climb(Setting best, int steps, std::uint32_t seed, const std::string& only) const {
    std::mt19937 random(seed);
    std::vector<const Parameter*> parameters;
    for (const Parameter& p : kParameters) {
      if (std::string(p.name).starts_with(only)) parameters.push_back(&p);
    }
    double best_aim = aim(run_all(sets_, best));
    std::printf("start %.5f\n", best_aim);
    for (int step = 0; step < steps; ++step) {
      Setting trial = best;
      const int changes = 1 + static_cast<int>(random() % 3);
      for (int k = 0; k < changes; ++k) {
        float& value = parameters[random() % parameters.size()]->value(trial);
        value *= std::exp(std::normal_distribution<float>(0, 0.35F)(random));
      }
      const double trial_aim = aim(run_all(sets_, trial));
      if (trial_aim <= best_aim) continue;
      best = trial;
      best_aim = trial_aim;
      std::printf("step %d aim %.5f:", step, best_aim);
      for (const Parameter& p : kParameters) std::printf(" --set %s=%.4g", p.name, static_cast<double>(p.value(best)));
      std::printf("\n");
      std::fflush(stdout);
    }
    return best;
  }

 private:
  std::vector<GoldSet> sets_;
  std::set<std::string> fine_;
};

void set_parameter(Setting& setting, const std::string& text) {
  const std::size_t equals = text.find('=');
  for (const Parameter& p : kParameters) {
    if (text.substr(0, equals) == p.name) {
      p.value(setting) = std::stof(text.substr(equals + 1));
      return;
    }
  }
  throw std::invalid_argument("no parameter " + text);
}

/// The numbers that go with the model of --model, which the other options then change; without, those without one.
Setting start_setting(const std::vector<std::string>& arguments) {
  const auto option = std::ranges::find(arguments, "--model");
  if (option == arguments.end()) return {};
  const auto model = Model::read(arguments.at(static_cast<std::size_t>(option - arguments.begin()) + 1));
  if (!model) throw std::runtime_error(to_string(model.error()));
  return {std::make_shared<Lexicon>(Glossary(), std::vector{*model}), align_model(true), feature_weights(true), {}};
}

int main_with(const std::vector<std::string>& arguments) {
  Setting setting = start_setting(arguments);
  int steps = 0;
  std::uint32_t seed = 1;
  bool errors = false;
  std::string only;
  std::set<std::string> fine;
  std::vector<GoldSet> sets;
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    const std::string& argument = arguments[k];
    if (argument == "--steps")
      steps = std::stoi(arguments.at(++k));
    else if (argument == "--seed")
      seed = static_cast<std::uint32_t>(std::stoul(arguments.at(++k)));
    else if (argument == "--model")
      ++k;  // start_setting has read it
    else if (argument == "--cells")
      setting.options.full_search_cells = std::stoul(arguments.at(++k));
    else if (argument == "--margin")
      setting.options.margin = static_cast<std::uint32_t>(std::stoul(arguments.at(++k)));
    else if (argument == "--prices")
      read_prices(arguments.at(++k), setting.align.prices);
    else if (argument == "--errors")
      errors = true;
    else if (argument == "--only")
      only = arguments.at(++k);
    else if (argument == "--fine")
      fine.insert(arguments.at(++k));
    else if (argument == "--set")
      set_parameter(setting, arguments.at(++k));
    else
      sets.push_back(read_gold_set(argument));
  }
  const Tuner tuner(std::move(sets), std::move(fine));
  if (steps > 0) setting = tuner.climb(setting, steps, seed, only);
  if (errors) tuner.print_all_errors(setting);
  tuner.print(setting);
  return 0;
}

}  // namespace
}  // namespace cotejo::tools

int main(int argc, char** argv) {
  try {
    return cotejo::tools::main_with({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "tune: " << error.what() << '\n';
    return 2;
  }
}
