#include "desk/alignment.hpp"

#include <algorithm>
#include <span>

#include "desk/events.hpp"
#include "desk/stored_text.hpp"

namespace cotejo::detail {
namespace {

constexpr std::size_t kPairsAThread = 8;  // aligned at a time: enough to keep the threads busy, few enough to hold

/// A pair with its two items as they are now.
struct Work {
  StoredPair pair;
  StoredItem es, en;
};

std::string failure_key(const StoredPair& pair) { return "pair:" + std::to_string(pair.id); }

class Alignments {
 public:
  Alignments(Store& store, const Lexicon& lexicon, const DeskOptions& options, const DeskWatch& watch,
             DeskReport& report)
      : store_(store), lexicon_(lexicon), options_(options), watch_(watch), report_(report) {}

  void run(const std::stop_token& stop) {
    const std::vector<StoredPair> pairs = waiting();
    const std::size_t chunk = std::max<std::size_t>(options_.job.threads, 1) * kPairsAThread;
    for (std::size_t first = 0; first < pairs.size() && !stop.stop_requested(); first += chunk)
      align(std::span(pairs).subspan(first, std::min(chunk, pairs.size() - first)), stop, {first, pairs.size()});
  }

 private:
  struct Place {
    std::size_t first, of;
  };

  [[nodiscard]] std::vector<StoredPair> waiting() const {
    std::vector<StoredPair> out;
    for (const PairState state : {PairState::fresh, PairState::changed, PairState::failed})
      std::ranges::move(store_.pairs(state), std::back_inserter(out));
    std::ranges::sort(out, {}, &StoredPair::id);
    return out;
  }

  void align(std::span<const StoredPair> pairs, const std::stop_token& stop, Place place) {
    std::vector<Work> work;
    for (const StoredPair& pair : pairs) work.push_back({pair, *store_.item(pair.es), *store_.item(pair.en)});
    const DocumentWork documents{
        [&](std::size_t index) {
          const Work& one = work[index];
          return DocumentPair{document_of(one.es.version, one.es.name), document_of(one.en.version, one.en.name)};
        },
        [&](std::size_t index, const Result<AlignedPair>& result) { take(work[index], result); }};
    align_documents(work.size(), documents, lexicon_, options_.job, stop, [&](std::uint64_t done, std::uint64_t total) {
      if (!watch_.progress || total == 0) return;
      watch_.progress(1000 * place.first + 1000 * pairs.size() * done / total, 1000 * place.of);
    });
  }

  void take(const Work& work, const Result<AlignedPair>& result) {
    if (result)
      keep(work, *result);
    else if (result.error().code != Errc::interrupted)
      fail(work, result.error());
  }

  void keep(const Work& work, const AlignedPair& pair) {
    StoredAlignment alignment = stored_alignment(pair);
    alignment.es_version = work.es.version.number;
    alignment.en_version = work.en.version.number;
    alignment.tool = options_.job.write.tool_version;
    const std::vector<StoredUnit> units = units_of(pair, options_.job.write.min_confidence);
    store_.atomically([&] {
      alignment.number = store_.add_alignment(work.pair.id, alignment, units);
      store_.set_state(work.pair.id, PairState::paired);
      store_.forget_failure(failure_key(work.pair));
      store_.add_event(alignment_event({work.es.name, work.en.name}, work.pair, alignment, units.size()));
    });
    ++(alignment.number == 1 ? report_.aligned : report_.realigned);
    for (const Error& warning : pair.warnings) watch_.warned(warning);
  }

  void fail(const Work& work, const Error& error) {
    ++report_.failed;
    watch_.failed(error);
    store_.atomically([&] {
      store_.set_state(work.pair.id, PairState::failed);
      const std::uint32_t tries = store_.put_failure({failure_key(work.pair), Side::es, error, {}, 1});
      if (tries == 1) store_.add_event(failure_event(Side::es, error));
    });
  }

  Store& store_;
  const Lexicon& lexicon_;
  const DeskOptions& options_;
  const DeskWatch& watch_;
  DeskReport& report_;
};

}  // namespace

void align_pairs(Store& store, const Lexicon& lexicon, const DeskOptions& options, const DeskWatch& watch,
                 DeskReport& report, const std::stop_token& stop) {
  Alignments(store, lexicon, options, watch, report).run(stop);
}

}  // namespace cotejo::detail
