// A part's TMX is put in place first; its report, which knows the TMX's checksum, makes it count.
#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>

#include "cotejo/plan.hpp"
#include "cotejo/text.hpp"
#include "plan/folder.hpp"
#include "plan/job_line.hpp"
#include "plan/line_reader.hpp"
#include "plan/part_lock.hpp"
#include "plan/report.hpp"
#include "plan/stopped.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

/// Jobs that are in memory at a time: enough for any number of threads, and few beside what a text takes.
constexpr std::uint64_t kBlock = 1000;

/// What goes to the stream, counted.
class CheckedOutput {
 public:
  explicit CheckedOutput(std::ostream& out) : out_(out) {}

  void write(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    checksum_.add(bytes);
    bytes_ += bytes.size();
  }
  [[nodiscard]] bool fails() const { return out_.fail(); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] std::string checksum() { return checksum_.digest(); }

 private:
  std::ostream& out_;
  Sha256 checksum_;
  std::uint64_t bytes_ = 0;
};

template <class Write>
std::string text_of(Write write) {
  std::ostringstream out;
  write(out);
  return std::move(out).str();
}

class PartRun {
 public:
  PartRun(const PlanFolder& folder, std::uint32_t number, const PartWork& work, const std::stop_token& stop,
          const PartWatch& watch)
      : folder_(folder),
        number_(number),
        part_(folder.plan.parts[number - 1]),
        first_(first_job(folder.plan, number)),
        work_(work),
        stop_(stop),
        watch_(watch),
        lines_(detail::jobs_path(folder.path, folder.plan.jobs_checksum), part_.offset, first_ + 1) {}

  Result<PartResult> run() {
    const Result<void> written =
        write_atomically(detail::part_report(folder_, number_), [&](std::ostream& report) { write_all(report); });
    if (!written) return tl::unexpected(written.error());
    return result_;
  }

 private:
  void write_all(std::ostream& report) {
    if (part_.collected > 0)
      write_tmx(report);
    else
      do_jobs(report, nullptr);
    report << detail::seal_line(folder_, number_, result_);
  }

  void write_tmx(std::ostream& report) {
    const WriteOptions& options = work_.options.write;
    const Result<void> written = write_atomically(detail::part_tmx(folder_, number_), [&](std::ostream& out) {
      CheckedOutput tmx(out);
      tmx.write(text_of([&](std::ostream& head) { begin_tmx(head, options); }));
      do_jobs(report, &tmx);
      tmx.write(text_of([](std::ostream& foot) { end_tmx(foot); }));
      result_.tmx_bytes = tmx.bytes();
      result_.tmx_checksum = tmx.checksum();
    });
    if (!written) throw detail::Broken{written.error()};
  }

  /// Stops early where nothing more can be written; the error is then the writer's.
  void do_jobs(std::ostream& report, CheckedOutput* tmx) {
    for (std::uint64_t done = 0; done < part_.jobs && !report.fail() && !(tmx != nullptr && tmx->fails());) {
      const std::vector<Job> jobs = read_jobs(done, std::min(kBlock, part_.jobs - done));
      const auto take = [&](std::size_t at, const Job& job, const Result<JobReport>& result) {
        take_result({job, first_ + done + at + 1, result}, report, tmx);
        if (watch_.progress) watch_.progress(done + at + 1, part_.jobs);
      };
      run_jobs(jobs, work_.lexicon, work_.options, stop_, take);
      detail::leave_if_stopped(stop_);
      done += jobs.size();
    }
  }

  struct Ended {
    const Job& job;
    std::uint64_t number;
    const Result<JobReport>& result;
  };

  void take_result(const Ended& ended, std::ostream& report, CheckedOutput* tmx) {
    if (!ended.result && ended.result.error().code == Errc::interrupted) return;
    report << detail::report_line(ended.job, ended.number, ended.result);
    result_.counts += detail::count(ended.result);
    if (ended.result && ended.result->units && tmx != nullptr) tmx->write(ended.result->units->tmx);
    if (watch_.done) watch_.done(ended.job, ended.result);
  }

  std::vector<Job> read_jobs(std::uint64_t before, std::uint64_t count) {
    std::vector<Job> out;
    while (out.size() < count) {
      const Result<std::optional<std::string_view>> line = lines_.next();
      if (!line) throw detail::Broken{line.error()};
      if (!*line) throw detail::Broken{{Errc::malformed, lines_.place(), {"jobs are missing after this line", {}}}};
      Result<Job> job = detail::parse_job_line(**line, first_ + before + out.size() + 1, lines_.place());
      if (!job) throw detail::Broken{job.error()};
      out.push_back(std::move(*job));
    }
    return out;
  }

  const PlanFolder& folder_;
  std::uint32_t number_;
  const Part& part_;
  std::uint64_t first_;
  const PartWork& work_;
  const std::stop_token& stop_;
  const PartWatch& watch_;
  detail::LineReader lines_;
  PartResult result_;
};

/// The report's last line is in its last bytes.
std::string tail(const fs::path& path) {
  constexpr std::streamoff kTail = 2048;
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return {};
  const std::streamoff size = file.tellg();
  std::string out(static_cast<std::size_t>(std::min(size, kTail)), '\0');
  file.seekg(size - static_cast<std::streamoff>(out.size()));
  file.read(out.data(), static_cast<std::streamsize>(out.size()));
  return file ? out : std::string();
}

std::string_view last_line(std::string_view text) {
  if (!text.ends_with('\n')) return {};
  text.remove_suffix(1);
  return text.substr(text.rfind('\n') + 1);  // npos + 1 is 0
}

bool has_its_tmx(const PlanFolder& folder, std::uint32_t number, const PartResult& result) {
  if (result.tmx_checksum.empty()) return folder.plan.parts[number - 1].collected == 0;
  std::error_code error;
  return fs::file_size(detail::part_tmx(folder, number), error) == result.tmx_bytes && !error;
}

Result<PartDone> do_part(const PlanFolder& folder, std::uint32_t number, const PartWork& work,
                         const std::stop_token& stop, const PartWatch& watch) {
  const std::optional<PartResult> before = finished_part(folder, number);
  if (counts_as_done(before, work.again_if_failed)) return PartDone{*before, true};
  const detail::PartLock lock(folder, number);
  // Whoever held it may have done the work.
  const std::optional<PartResult> meanwhile = finished_part(folder, number);
  if (counts_as_done(meanwhile, work.again_if_failed)) return PartDone{*meanwhile, true};
  if (lock.is_held()) detail::sweep_part(folder, number);
  // An older report must not stand beside a newer TMX, not for a moment.
  std::error_code ignored;
  fs::remove(detail::part_report(folder, number), ignored);
  const Result<PartResult> result = PartRun(folder, number, work, stop, watch).run();
  if (!result) return tl::unexpected(result.error());
  return PartDone{*result, false};
}

}  // namespace

std::optional<PartResult> finished_part(const PlanFolder& folder, std::uint32_t number) {
  const std::string end = tail(detail::part_report(folder, number));
  std::optional<PartResult> result = detail::parse_seal(last_line(end), folder, number);
  if (result && !has_its_tmx(folder, number, *result)) return std::nullopt;
  return result;
}

bool counts_as_done(const std::optional<PartResult>& result, bool again_if_failed) {
  return result && (result->counts.failed == 0 || !again_if_failed);
}

std::vector<std::optional<PartResult>> finished_parts(const PlanFolder& folder) {
  std::vector<std::optional<PartResult>> out;
  out.reserve(folder.plan.parts.size());
  for (std::uint32_t number = 1; number <= folder.plan.parts.size(); ++number)
    out.push_back(finished_part(folder, number));
  return out;
}

Result<PartDone> run_part(const PlanFolder& folder, std::uint32_t number, const PartWork& work,
                          const std::stop_token& stop, const PartWatch& watch) {
  if (number < 1 || number > folder.plan.parts.size())
    return fail(Errc::usage, folder.path.string(), "there is no part {1} (expected 1 to {2})", std::to_string(number),
                std::to_string(folder.plan.parts.size()));
  try {
    return do_part(folder, number, work, stop, watch);
  } catch (const detail::Stopped&) {
    return tl::unexpected(detail::interrupted());
  } catch (detail::Broken& broken) {
    return tl::unexpected(std::move(broken.error));
  }
}

}  // namespace cotejo
