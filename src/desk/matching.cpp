#include "desk/matching.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "desk/address.hpp"
#include "desk/events.hpp"

namespace cotejo::detail {
namespace {

/// An item as pairing looks at it.
struct Candidate {
  StoreId id = 0;
  std::string name, text;
  std::optional<std::int64_t> day;
  std::vector<std::string> links, says_same;
  std::vector<std::string_view> link_views, same_views;
  std::optional<StoredPair> pair;  ///< that is not settled
};

/// Title first, a block a line. The title is often the first block already.
std::string pair_text(const StoredItem& item) {
  std::string out = item.version.title;
  for (std::string_view rest = item.version.text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line != item.version.title) out.append("\n").append(line);
  }
  return out;
}

std::vector<std::string> own_addresses(const ItemVersion& version) {
  std::vector<std::string> out;
  for (const std::string& url : {version.link, version.canonical, version.guid}) {
    std::string address = normal_address(url);
    if (address.empty()) address = url;
    if (!address.empty() && std::ranges::find(out, address) == out.end()) out.push_back(std::move(address));
  }
  return out;
}

std::vector<std::string> said_addresses(std::string_view alternates) {
  std::vector<std::string> out;
  while (!alternates.empty()) {
    const std::size_t end = alternates.find('\n');
    const std::string_view line = alternates.substr(0, end);
    alternates.remove_prefix(end == std::string_view::npos ? alternates.size() : end + 1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    std::string address = normal_address(line.substr(tab + 1));
    if (!address.empty()) out.push_back(std::move(address));
  }
  return out;
}

Candidate candidate(const StoredItem& item, std::optional<StoredPair> pair) {
  Candidate out;
  out.id = item.id;
  out.name = item.name;
  out.text = pair_text(item);
  out.day = item.day;
  out.links = own_addresses(item.version);
  out.says_same = said_addresses(item.version.alternates);
  std::erase_if(out.says_same,
                [&](const std::string& url) { return std::ranges::find(out.links, url) != out.links.end(); });
  out.pair = std::move(pair);
  return out;
}

struct Match {
  std::size_t es = 0, en = 0;  ///< indices
  float confidence = 0;
};

/// The days around those of what is new.
struct Reach {
  std::int64_t first = std::numeric_limits<std::int64_t>::min(), last = std::numeric_limits<std::int64_t>::max();
};

class Matching {
 public:
  Matching(Store& store, const Lexicon& lexicon, const DeskOptions& options, DeskReport& report)
      : store_(store),
        lexicon_(lexicon),
        options_(options),
        report_(report),
        es_(candidates(Side::es)),
        en_(candidates(Side::en)) {
    for (const auto& refused : store.refused()) refused_.insert(refused);
  }

  void run() {
    const std::vector<Match> matches = match();
    store_.atomically([&] {
      for (const Match& found : matches) put(found);
      for (const auto* side : {&es_, &en_})
        for (const Candidate& item : *side)
          if (!store_.pair_of(item.id)) store_.set_state(item.id, ItemState::pending);
    });
  }

 private:
  [[nodiscard]] Reach reach() const {
    Reach out;
    if (store_.has_undated(ItemState::fresh)) return out;
    const auto days = store_.days(ItemState::fresh);
    if (!days) return out;
    // Twice: what competes with what is new for a counterpart is to be there, too.
    return {days->first - 2 * options_.pair.window, days->second + 2 * options_.pair.window};
  }

  [[nodiscard]] std::vector<Candidate> candidates(Side side) const {
    const Reach within = reach();
    std::set<StoreId> ids;
    for (const ItemState state : {ItemState::fresh, ItemState::pending})
      for (const StoreId id : store_.items(side, state, within.first, within.last)) ids.insert(id);
    std::map<StoreId, StoredPair> unsettled;
    for (const StoreId id : store_.items(side, ItemState::paired, within.first, within.last)) {
      std::optional<StoredPair> pair = store_.pair_of(id);
      if (!pair || pair->origin == PairOrigin::user || pair->confidence >= static_cast<double>(options_.settled))
        continue;
      ids.insert(id);
      unsettled.emplace(id, std::move(*pair));
    }
    std::vector<Candidate> out;
    for (const StoreId id : ids) {
      const auto pair = unsettled.find(id);
      out.push_back(candidate(*store_.item(id),
                              pair == unsettled.end() ? std::nullopt : std::optional<StoredPair>(pair->second)));
    }
    for (Candidate& item : out) {
      item.link_views.assign(item.links.begin(), item.links.end());
      item.same_views.assign(item.says_same.begin(), item.says_same.end());
    }
    return out;
  }

  [[nodiscard]] bool is_refused(const Match& match) const {
    return refused_.contains({es_[match.es].id, en_[match.en].id});
  }

  /// Of just these items.
  [[nodiscard]] std::vector<Match> match_among(const std::vector<std::size_t>& es,
                                               const std::vector<std::size_t>& en) const {
    if (es.empty() || en.empty()) return {};
    const auto texts = [](const std::vector<Candidate>& items, const std::vector<std::size_t>& which) {
      std::vector<PairText> out;
      for (const std::size_t k : which)
        out.push_back({items[k].text, items[k].day, items[k].link_views, items[k].same_views});
      return out;
    };
    std::vector<Match> out;
    for (const ArticlePair& pair : pair_articles(texts(es_, es), texts(en_, en), lexicon_, options_.pair))
      out.push_back({es[pair.es], en[pair.en], pair.confidence});
    return out;
  }

  [[nodiscard]] static std::vector<std::size_t> all(std::size_t count) {
    std::vector<std::size_t> out(count);
    for (std::size_t k = 0; k < count; ++k) out[k] = k;
    return out;
  }

  template <class IsTaken>
  [[nodiscard]] static std::vector<std::size_t> others(std::size_t count, IsTaken is_taken) {
    std::vector<std::size_t> out = all(count);
    std::erase_if(out, is_taken);
    return out;
  }

  /// Where the best counterpart is one that the user refuses, both look for another among what is left.
  [[nodiscard]] std::vector<Match> match() const {
    std::vector<Match> out, refused;
    for (const Match& found : match_among(all(es_.size()), all(en_.size())))
      (is_refused(found) ? refused : out).push_back(found);
    std::set<std::size_t> es_taken, en_taken;
    const auto take = [&](const Match& found) {
      es_taken.insert(found.es);
      en_taken.insert(found.en);
    };
    std::ranges::for_each(out, take);
    const auto take_one = [&](const std::vector<Match>& found) {
      for (const Match& one : found) {
        if (is_refused(one)) continue;
        out.push_back(one);
        take(one);
      }
    };
    for (const Match& no : refused) {
      if (!es_taken.contains(no.es))
        take_one(match_among({no.es}, others(en_.size(), [&](std::size_t k) {
                               return en_taken.contains(k) || is_refused({no.es, k, 0});
                             })));
      if (!en_taken.contains(no.en))
        take_one(match_among(others(es_.size(),
                                    [&](std::size_t k) {
                                      return es_taken.contains(k) || is_refused({k, no.en, 0});
                                    }),
                             {no.en}));
    }
    return out;
  }

  /// A pair that there is goes only for a surer one.
  void put(const Match& match) {
    const Candidate &es = es_[match.es], &en = en_[match.en];
    const auto confidence = static_cast<double>(match.confidence);
    for (const Candidate* item : {&es, &en}) {
      if (!item->pair) continue;
      if (item->pair->es == es.id && item->pair->en == en.id) return;  // as it is
      if (item->pair->confidence >= confidence) return;
    }
    for (const Candidate* item : {&es, &en})
      if (item->pair) replace(*item->pair);
    add(es, en, confidence);
  }

  void replace(const StoredPair& old) {
    const std::optional<StoredPair> now = store_.pair(old.id);
    if (!now || now->state == PairState::replaced) return;
    store_.set_state(old.id, PairState::replaced);
    for (const StoreId item : {old.es, old.en}) store_.set_state(item, ItemState::pending);
    store_.add_event(pair_event("replaced", names(old), old));
    ++report_.replaced;
  }

  void add(const Candidate& es, const Candidate& en, double confidence) {
    StoredPair pair;
    pair.es = es.id;
    pair.en = en.id;
    pair.confidence = confidence;
    pair.name = es.name;
    pair.day = es.day && en.day ? std::max(es.day, en.day) : (es.day ? es.day : en.day);
    store_.put_pair(pair);
    for (const StoreId item : {es.id, en.id}) store_.set_state(item, ItemState::paired);
    store_.add_event(pair_event("paired", {es.name, en.name}, pair));
    ++report_.found;
  }

  [[nodiscard]] PairNames names(const StoredPair& pair) const {
    return {store_.item(pair.es)->name, store_.item(pair.en)->name};
  }

  Store& store_;
  const Lexicon& lexicon_;
  const DeskOptions& options_;
  DeskReport& report_;
  std::vector<Candidate> es_, en_;
  std::set<std::pair<StoreId, StoreId>> refused_;
};

}  // namespace

void match_items(Store& store, const Lexicon& lexicon, const DeskOptions& options, DeskReport& report) {
  if (store.has_items(ItemState::fresh)) Matching(store, lexicon, options, report).run();
}

}  // namespace cotejo::detail
