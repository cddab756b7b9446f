#include "cli/job_reporter.hpp"

#include <algorithm>
#include <cmath>

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

/// "45 1-1, 2 2-1", the frequent ones first.
std::string shapes_text(const JobReport& report) {
  std::vector<std::pair<std::size_t, std::string>> shapes;
  for (const auto& [shape, count] : report.shapes)
    shapes.emplace_back(count, std::to_string(shape.first) + "-" + std::to_string(shape.second));
  std::stable_sort(shapes.begin(), shapes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (const auto& [count, shape] : shapes) out += (out.empty() ? "" : ", ") + shape + " × " + std::to_string(count);
  return out;
}

std::string output_text(const Output& output, const WriteSummary& written) {
  const std::string place = output.path == kStandardStream ? tr("standard output") : output.path;
  std::string out = place + ": " + trn("{1} unit written", "{1} units written", written.written);
  if (written.left_out_one_sided > 0)
    out += ", " + trn("{1} one-sided bead left out", "{1} one-sided beads left out", written.left_out_one_sided);
  if (written.left_out_unsure > 0)
    out += ", " + trn("{1} bead below --min-confidence left out", "{1} beads below --min-confidence left out",
                      written.left_out_unsure);
  return out;
}

void warn_of_removed_characters(const std::string& path, const WriteSummary& written, Log& log) {
  if (written.removed_characters == 0) return;
  log.warning({Errc::malformed, path,
               Message{"control characters that the format cannot hold were removed: {1}",
                       {std::to_string(written.removed_characters)}}});
}

}  // namespace

std::string summary_text(const JobReport& report) {
  std::string out = trn("{1} Spanish sentence", "{1} Spanish sentences", report.es_segments) + ", " +
                    trn("{1} English sentence", "{1} English sentences", report.en_segments) + ", " +
                    trn("{1} bead", "{1} beads", report.beads);
  if (report.beads > 0) out += " (" + shapes_text(report) + ")";
  return out + "; " +
         tr("without a counterpart: {1} Spanish, {2} English",
            {std::to_string(report.one_sided_es), std::to_string(report.one_sided_en)});
}

std::string jobs_text(std::size_t done, std::size_t failed) {
  return trn("{1} pair aligned", "{1} pairs aligned", done) + ", " + trn("{1} failed", "{1} failed", failed);
}

void Tally::add(const JobReport& report) {
  ++done;
  total.es_segments += report.es_segments;
  total.en_segments += report.en_segments;
  total.beads += report.beads;
  total.one_sided_es += report.one_sided_es;
  total.one_sided_en += report.one_sided_en;
  for (const auto& [shape, count] : report.shapes) total.shapes[shape] += count;
}

void JobReporter::operator()(const Job& job, const Result<JobReport>& result) {
  if (result)
    report_done(job, *result);
  else
    report_failed(job, result.error());
}

void JobReporter::report_bad_line(const Error& error) {
  ++tally_.failed;
  log_.error(error);
}

int JobReporter::conclude(bool was_interrupted) {
  if (was_interrupted || tally_.interrupted > 0) return interrupted(log_);
  if (is_batch_) {
    log_.summary(jobs_text(tally_.done, tally_.failed));
    if (tally_.done > 0) log_.summary(summary_text(tally_.total));
  }
  return tally_.failed == 0 ? kDone : kFailed;
}

void JobReporter::report_done(const Job& job, const JobReport& report) {
  tally_.add(report);
  for (const Error& warning : report.warnings) log_.warning(warning);
  for (std::size_t k = 0; k < report.written.size(); ++k)
    warn_of_removed_characters(job.outputs[k].path, report.written[k], log_);
  if (report.units) warn_of_removed_characters(job.es, report.units->written, log_);
  if (!is_batch_ || log_.shows_detail()) report_outputs(job, report);
}

void JobReporter::report_outputs(const Job& job, const JobReport& report) {
  log_.summary(
      summary_text(report) + "; " +
      tr("aligned: {1} % of the Spanish text, {2} % of the English",
         {std::to_string(std::lround(100 * report.share.es)), std::to_string(std::lround(100 * report.share.en))}));
  for (std::size_t k = 0; k < report.written.size(); ++k) log_.summary(output_text(job.outputs[k], report.written[k]));
  if (report.findings > 0)
    log_.summary(trn("{1} finding noted in the TMX", "{1} findings noted in the TMX", report.findings));
}

void JobReporter::report_failed(const Job& job, const Error& error) {
  if (error.code == Errc::interrupted) {
    ++tally_.interrupted;
  } else if (is_closed_output(error)) {
    ++tally_.done;
  } else {
    ++tally_.failed;
    log_.error(error, job.origin);
  }
}

}  // namespace cotejo::cli
