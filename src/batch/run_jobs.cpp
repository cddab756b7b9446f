// The basic idea: every thread takes the next job nobody has taken; a finished job waits in its place until all before
// it are finished, so that reports come in the order of the jobs whatever the number of threads.

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "batch/job_paths.hpp"
#include "batch/pipeline.hpp"
#include "cotejo/batch.hpp"

namespace cotejo {
namespace {

/// Adds up the progress of jobs that run side by side, each worth the same.
class SharedProgress {
 public:
  SharedProgress(std::size_t jobs, const Progress& progress) : total_(jobs * kJob), progress_(progress) {}

  /// For one job; not to be shared between threads.
  class OfJob {
   public:
    explicit OfJob(SharedProgress& shared) : shared_(shared) {}
    ~OfJob() { advance(1, 1); }  // a failed job is done with, too
    OfJob(const OfJob&) = delete;
    OfJob& operator=(const OfJob&) = delete;

    void advance(std::uint64_t done, std::uint64_t total) {
      const auto share = total == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(total);
      const auto reached = static_cast<std::uint64_t>(std::min(share, 1.0) * static_cast<double>(kJob));
      if (reached > reached_) shared_.add(reached - std::exchange(reached_, reached));
    }

   private:
    SharedProgress& shared_;
    std::uint64_t reached_ = 0;
  };

 private:
  static constexpr std::uint64_t kJob = 1000;

  void add(std::uint64_t steps) {
    const std::uint64_t done = done_.fetch_add(steps) + steps;
    if (progress_) progress_(done, total_);
  }

  std::atomic<std::uint64_t> done_ = 0;
  std::uint64_t total_;
  const Progress& progress_;
};

/// Hands the results on in the order of the jobs.
class Results {
 public:
  Results(std::span<const Job> jobs, const JobDone& done) : jobs_(jobs), done_(done), results_(jobs.size()) {}

  void put(std::size_t index, Result<JobReport> result) {
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    for (; next_ < results_.size() && results_[next_]; ++next_) {
      if (done_) done_(next_, jobs_[next_], *results_[next_]);
      results_[next_].emplace();  // reported: its warnings need not be kept
    }
  }

 private:
  std::span<const Job> jobs_;
  const JobDone& done_;
  std::vector<std::optional<Result<JobReport>>> results_;
  std::size_t next_ = 0;
  std::mutex mutex_;
};

/// What the threads of one run share.
struct Run {
  std::span<const Job> jobs;
  std::vector<std::optional<Error>> errors;  // found before the run
  std::stop_token stop;
  Results results;
  SharedProgress progress;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;  // a thread met an exception
  std::exception_ptr exception;
  std::mutex exception_mutex;
};

Result<JobReport> run_job(Run& run, std::size_t index, const Pipeline& pipeline) {
  SharedProgress::OfJob progress(run.progress);
  if (run.stop.stop_requested()) return fail(Errc::interrupted, {}, "interrupted");
  if (run.errors[index]) return tl::unexpected(*run.errors[index]);
  return pipeline.run(run.jobs[index], [&](std::uint64_t done, std::uint64_t total) { progress.advance(done, total); });
}

void work(Run& run, const Lexicon& lexicon, const JobOptions& options) {
  try {
    const Pipeline pipeline(lexicon, options, run.stop);
    while (!run.failed) {
      const std::size_t index = run.next++;
      if (index >= run.jobs.size()) return;
      run.results.put(index, run_job(run, index, pipeline));
    }
  } catch (...) {
    const std::lock_guard lock(run.exception_mutex);
    if (!run.failed.exchange(true)) run.exception = std::current_exception();
  }
}

}  // namespace

void run_jobs(std::span<const Job> jobs, const Lexicon& lexicon, const JobOptions& options, std::stop_token stop,
              const JobDone& done, const Progress& progress) {
  Run run{jobs, check_jobs(jobs), std::move(stop), {jobs, done}, {jobs.size(), progress}, {}, {}, {}, {}};
  const std::size_t threads = std::clamp<std::size_t>(options.threads, 1, std::max<std::size_t>(jobs.size(), 1));
  {
    std::vector<std::jthread> helpers;
    for (std::size_t thread = 1; thread < threads; ++thread) helpers.emplace_back([&] { work(run, lexicon, options); });
    work(run, lexicon, options);
  }
  if (run.exception) std::rethrow_exception(run.exception);
}

}  // namespace cotejo
