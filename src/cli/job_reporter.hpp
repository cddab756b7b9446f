// What the user hears of jobs as they end.
#pragma once

#include <cstddef>
#include <string>

#include "cli/log.hpp"
#include "cotejo/batch.hpp"

namespace cotejo::cli {

/// "120 Spanish sentences, 118 English sentences, 110 beads (100 1-1 …); without a counterpart: …"
std::string summary_text(const JobReport& report);

/// "40 pairs aligned, 1 failed".
std::string jobs_text(std::size_t done, std::size_t failed);

/// Everything one run adds up for its exit status and its summary.
struct Tally {
  std::size_t done = 0, failed = 0, interrupted = 0;
  JobReport total;

  void add(const JobReport& report);
};

/// Hears of each job as it ends.
class JobReporter {
 public:
  /// Of the jobs of a batch it tells only what is wrong with them, unless the user wants to hear more.
  JobReporter(Log& log, bool is_batch) : log_(log), is_batch_(is_batch) {}

  void operator()(const Job& job, const Result<JobReport>& result);
  void report_bad_line(const Error& error);
  /// The exit status, and the last words.
  int conclude(bool was_interrupted);

 private:
  void report_done(const Job& job, const JobReport& report);
  void report_outputs(const Job& job, const JobReport& report);
  void report_failed(const Job& job, const Error& error);

  Log& log_;
  bool is_batch_;
  Tally tally_;
};

}  // namespace cotejo::cli
