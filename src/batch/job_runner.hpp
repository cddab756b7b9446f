// The basic idea: every thread takes the next job nobody has taken; a finished job waits in its place until all before
// it are finished, so that results come in the order of the jobs whatever the number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "batch/job_paths.hpp"
#include "batch/pipeline.hpp"
#include "cotejo/batch.hpp"

namespace cotejo {

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

/// What is to be done: with one job, and with its result, which comes from one thread at a time.
template <class T>
struct JobWork {
  std::function<Result<T>(const Pipeline&, std::size_t index, const Progress&)> run;
  std::function<void(std::size_t index, Result<T> result)> take;
};

/// Hands the results on in the order of the jobs.
template <class T>
class OrderedResults {
 public:
  OrderedResults(std::size_t jobs, const JobWork<T>& work) : work_(work), results_(jobs) {}

  void put(std::size_t index, Result<T> result) {
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    for (; next_ < results_.size() && results_[next_]; ++next_) {
      work_.take(next_, std::move(*results_[next_]));
      results_[next_].reset();  // it need not be kept
    }
  }

 private:
  const JobWork<T>& work_;
  std::vector<std::optional<Result<T>>> results_;
  std::size_t next_ = 0;
  std::mutex mutex_;
};

/// Does the work on `options.threads` threads. A thread's exception stops all and comes out here.
template <class T>
class JobRunner {
 public:
  /// `errors`: what is known to be wrong with each of them before any is run.
  JobRunner(std::vector<std::optional<Error>> errors, const Lexicon& lexicon, const JobOptions& options,
            std::stop_token stop)
      : errors_(std::move(errors)), lexicon_(lexicon), options_(options), stop_(std::move(stop)) {}

  void run(const JobWork<T>& work, const Progress& progress) {
    OrderedResults<T> results(errors_.size(), work);
    SharedProgress shared(errors_.size(), progress);
    const auto thread = [&] { take_jobs(work, results, shared); };
    {
      const std::size_t threads =
          std::clamp<std::size_t>(options_.threads, 1, std::max<std::size_t>(errors_.size(), 1));
      std::vector<std::jthread> helpers;
      for (std::size_t helper = 1; helper < threads; ++helper) helpers.emplace_back(thread);
      thread();
    }
    if (exception_) std::rethrow_exception(exception_);
  }

 private:
  void take_jobs(const JobWork<T>& work, OrderedResults<T>& results, SharedProgress& progress) {
    try {
      const Pipeline pipeline(lexicon_, options_, stop_);
      while (!failed_) {
        const std::size_t index = next_++;
        if (index >= errors_.size()) return;
        results.put(index, run_one(index, pipeline, work, progress));
      }
    } catch (...) {
      const std::lock_guard lock(exception_mutex_);
      if (!failed_.exchange(true)) exception_ = std::current_exception();
    }
  }

  Result<T> run_one(std::size_t index, const Pipeline& pipeline, const JobWork<T>& work,
                    SharedProgress& progress) const {
    SharedProgress::OfJob of_job(progress);
    if (stop_.stop_requested()) return fail(Errc::interrupted, {}, "interrupted");
    if (errors_[index]) return tl::unexpected(*errors_[index]);
    return work.run(pipeline, index, [&](std::uint64_t done, std::uint64_t total) { of_job.advance(done, total); });
  }

  std::vector<std::optional<Error>> errors_;
  const Lexicon& lexicon_;
  const JobOptions& options_;
  std::stop_token stop_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;  // a thread met an exception
  std::exception_ptr exception_;
  std::mutex exception_mutex_;
};

}  // namespace cotejo
