#include "desk/day_work.hpp"

#include <algorithm>

#include "desk/stored_text.hpp"

namespace cotejo::detail {
namespace {

std::vector<StoredPair> pairs_for(const Store& store, const DeskOptions& options, std::optional<std::int64_t> day) {
  if (!day) return store.pairs_without_day();
  return store.pairs_within(*day - std::max<std::int64_t>(options.term_days, 1) + 1, *day);
}

/// The places of a finding that are in one text, as a finding of just that text.
Finding within(const Finding& finding, std::uint32_t text) {
  Finding out = finding;
  std::erase_if(out.places, [&](const TermPlace& place) { return place.text != text; });
  for (TermPlace& place : out.places) place.text = 0;
  return out;
}

}  // namespace

DayWork::DayWork(const Store& store, const DeskOptions& options, std::optional<std::int64_t> day) {
  const std::vector<StoredPair> pairs = pairs_for(store, options, day);
  before_ = static_cast<std::size_t>(std::ranges::find(pairs, day, &StoredPair::day) -
                                     pairs.begin());  // in order: the day's come last
  load(store, pairs);
  find(options);
  hand_out();
}

void DayWork::load(const Store& store, const std::vector<StoredPair>& pairs) {
  all_.reserve(pairs.size());
  for (const StoredPair& pair : pairs) {
    const std::optional<StoredAlignment> alignment = store.alignment(pair.id);
    const std::optional<StoredItem> es = store.item(pair.es), en = store.item(pair.en);
    const auto es_version = store.version(pair.es, alignment->es_version);
    const auto en_version = store.version(pair.en, alignment->en_version);
    DocumentPair documents{document_of(*es_version, es->name), document_of(*en_version, en->name)};
    all_.push_back({pair, es_version->title, en_version->title, aligned_pair(std::move(documents), *alignment), {}});
  }
  for (const DayPair& one : all_) texts_.push_back(check_text(one.aligned, one.pair.name));
}

void DayWork::find(const DeskOptions& options) {
  const CheckBatch of_day = CheckBatch(texts_).subspan(before_);
  findings_ = options.checks.of_texts(of_day);
  for (Finding& finding : findings_)
    for (TermPlace& place : finding.places) place.text += static_cast<std::uint32_t>(before_);
  for (Finding& finding : options.checks.of_terms(texts_)) {
    const bool is_of_day =
        std::ranges::any_of(finding.places, [&](const TermPlace& place) { return place.text >= before_; });
    if (is_of_day) findings_.push_back(std::move(finding));
  }
}

void DayWork::hand_out() {
  for (const Finding& finding : findings_) {
    std::uint32_t last = UINT32_MAX;
    for (const TermPlace& place : finding.places) {  // in text order
      if (place.text == last || place.text < before_) continue;
      last = place.text;
      all_[last].findings.push_back(within(finding, last));
    }
  }
}

}  // namespace cotejo::detail
