#include "cotejo/desk.hpp"

#include <algorithm>
#include <utility>

#include "desk/alignment.hpp"
#include "desk/intake.hpp"
#include "desk/matching.hpp"
#include "desk/output_folder.hpp"
#include "desk/outputs.hpp"

namespace cotejo {
namespace {

/// What of a run's work each step is about, for the progress bar.
constexpr std::uint64_t kSteps = 1000;
constexpr std::uint64_t kIntakeEnd = 250, kMatchEnd = 350, kAlignEnd = 700;

/// The same watch for a step that reaches from one part of the whole to another.
DeskWatch of_step(const DeskWatch& watch, std::uint64_t from, std::uint64_t to) {
  DeskWatch out = watch;
  if (watch.progress)
    out.progress = [&watch, from, to](std::uint64_t done, std::uint64_t total) {
      watch.progress(from + (to - from) * done / std::max<std::uint64_t>(total, 1), kSteps);
    };
  return out;
}

DeskReport run(Store& store, const Lexicon& lexicon, const DeskOptions& options, const DeskWatch& watch,
               const std::stop_token& stop) {
  DeskReport report;
  const std::vector<StoredRun> last = store.runs(1);
  const bool is_after_kill = !last.empty() && !last.front().finished;
  const std::int64_t run = store.begin_run({0, options.now, {}, options.job.write.tool_version, options.record, {}});
  detail::Intake(store, options, of_step(watch, 0, kIntakeEnd), report, run).take_all(stop);
  if (!stop.stop_requested()) detail::match_items(store, lexicon, options, report);
  if (watch.progress) watch.progress(kMatchEnd, kSteps);
  detail::align_pairs(store, lexicon, options, of_step(watch, kMatchEnd, kAlignEnd), report, stop);
  if (!stop.stop_requested())
    detail::write_outputs(store, options, of_step(watch, kAlignEnd, kSteps), report, is_after_kill, stop);
  if (!stop.stop_requested()) store.end_run(run, options.now);
  return report;
}

}  // namespace

Result<DeskReport> run_desk(Store& store, const Lexicon& lexicon, const DeskOptions& options, const DeskWatch& watch,
                            std::stop_token stop) {
  try {
    DeskReport report = run(store, lexicon, options, watch, stop);
    if (stop.stop_requested()) return fail(Errc::interrupted, {}, "interrupted");
    return report;
  } catch (StoreFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  } catch (detail::OutputFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

}  // namespace cotejo
