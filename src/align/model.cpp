#include "align/model.hpp"

namespace cotejo {
namespace {

#define PRICE(cue, value) prices[Cue::cue] = value;

Prices prices_with_model() {
  Prices prices;
#include "align/learned/with_model.inc"
  return prices;
}

Prices prices_without_model() {
  Prices prices;
#include "align/learned/without_model.inc"
  return prices;
}

#undef PRICE

}  // namespace

AlignModel align_model(bool knows_the_languages) {
  AlignModel out;
  out.prices = knows_the_languages ? prices_with_model() : prices_without_model();
  if (!knows_the_languages) return out;
  out.coverage_weight = 1.869F;
  out.coverage_price = 0.6393F;
  out.coverage_cap = 3.687F;
  out.prior_steps = 12.0F;
  return out;
}

}  // namespace cotejo
