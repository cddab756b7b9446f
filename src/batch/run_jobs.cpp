#include "batch/job_runner.hpp"
#include "cotejo/batch.hpp"

namespace cotejo {
namespace {

std::vector<std::string_view> sentences(const SegmentedText& text) {
  std::vector<std::string_view> out;
  out.reserve(text.segments.size());
  for (const Segment& segment : text.segments) out.push_back(slice(text.document.text, segment.range));
  return out;
}

}  // namespace

void run_jobs(std::span<const Job> jobs, const Lexicon& lexicon, const JobOptions& options, std::stop_token stop,
              const JobDone& done, const Progress& progress) {
  const JobWork<JobReport> work{[&](const Pipeline& pipeline, std::size_t index, const Progress& of_job) {
                                  return pipeline.run(jobs[index], of_job);
                                },
                                [&](std::size_t index, const Result<JobReport>& result) {
                                  if (done) done(index, jobs[index], result);
                                }};
  JobRunner<JobReport>(check_jobs(jobs), lexicon, options, std::move(stop)).run(work, progress);
}

std::vector<Result<AlignedPair>> align_jobs(std::span<const Job> jobs, const Lexicon& lexicon,
                                            const JobOptions& options, std::stop_token stop, const Progress& progress) {
  std::vector<Result<AlignedPair>> out;
  out.reserve(jobs.size());
  const JobWork<AlignedPair> work{[&](const Pipeline& pipeline, std::size_t index, const Progress& of_job) {
                                    return pipeline.align(jobs[index], of_job);
                                  },
                                  [&](std::size_t, Result<AlignedPair> result) { out.push_back(std::move(result)); }};
  JobRunner<AlignedPair>(check_jobs(jobs), lexicon, options, std::move(stop)).run(work, progress);
  return out;
}

void align_documents(std::size_t pairs, const DocumentWork& work, const Lexicon& lexicon, const JobOptions& options,
                     std::stop_token stop, const Progress& progress) {
  const JobWork<AlignedPair> of_pair{[&](const Pipeline& pipeline, std::size_t index, const Progress& watched) {
                                       return pipeline.align(work.give(index), watched);
                                     },
                                     work.take};
  JobRunner<AlignedPair>(std::vector<std::optional<Error>>(pairs), lexicon, options, std::move(stop))
      .run(of_pair, progress);
}

AlignedBitext bitext(const AlignedPair& pair) {
  const auto side = [](const SegmentedText& text) { return BitextSide{text.document, text.segments, text.parts}; };
  return {side(pair.es), side(pair.en), pair.alignment, pair.notes};
}

CheckText check_text(const AlignedPair& pair, std::string name) {
  return {std::move(name), sentences(pair.es), sentences(pair.en), pair.alignment.beads};
}

CheckText check_text(std::span<const TmUnit> units, std::string name) {
  CheckText out{std::move(name), {}, {}, {}};
  for (std::uint32_t number = 0; number < units.size(); ++number) {
    out.es.emplace_back(units[number].es);
    out.en.emplace_back(units[number].en);
    out.beads.push_back({{number, 1}, {number, 1}});
  }
  return out;
}

}  // namespace cotejo
