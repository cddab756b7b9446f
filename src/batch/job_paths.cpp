#include "batch/job_paths.hpp"

#include <string>
#include <unordered_set>

#include "batch/atomic_file.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

std::string number_of(const struct stat& status) {
  return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

/// Of a file that is yet to be: its folder and its name there, or its path where there is no folder either.
std::string identity_of_missing(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(link_target(path), error);
  if (const auto folder = status_of(whole.parent_path())) return number_of(*folder) + "/" + whole.filename().string();
  return fs::weakly_canonical(whole, error).string();
}

struct File {
  std::string identity;    ///< the same for two paths of one file, whatever their spelling and the links between them
  bool is_device = false;  ///< devices and pipes may stand in many places at once: nothing of them is replaced
};

File file_at(const std::string& path) {
  if (const auto status = status_of(path)) return {number_of(*status), !S_ISREG(status->st_mode)};
  return {identity_of_missing(path)};
}

std::string format_names() {
  std::string names;
  for (const AlignmentWriter& writer : alignment_writers()) names.append(names.empty() ? "" : ", ").append(writer.name);
  return names;
}

class JobChecker {
 public:
  explicit JobChecker(std::span<const Job> jobs) {
    for (const Job& job : jobs)
      for (const std::string& path : {job.es, job.en})
        if (path != kStandardStream) inputs_.insert(file_at(path).identity);
  }

  std::optional<Error> check(const Job& job) {
    if (std::optional<Error> error = check_inputs(job)) return error;
    for (const Output& output : job.outputs)
      if (std::optional<Error> error = check_output(output)) return error;
    return std::nullopt;
  }

 private:
  std::optional<Error> check_inputs(const Job& job) {
    for (const std::string& path : {job.es, job.en}) {
      if (path != kStandardStream) continue;
      if (standard_input_taken_)
        return Error{Errc::usage, job.origin, {"standard input can be read only once (expected a file's path)", {}}};
      standard_input_taken_ = true;
    }
    if (job.es != job.en) {
      const File es = file_at(job.es);
      if (es.is_device || es.identity != file_at(job.en).identity) return std::nullopt;
    }
    return Error{Errc::unsuitable, job.es, {"the Spanish and the English text are the same file (expected two)", {}}};
  }

  std::optional<Error> check_output(const Output& output) {
    if (writer_of(output) == nullptr)
      return Error{Errc::usage,
                   output.path,
                   {"unknown output format '{1}' (expected one of {2})", {output.format, format_names()}}};
    const File file = file_at(output.path);
    if (file.is_device) return std::nullopt;
    const std::string& identity = output.path == kStandardStream ? output.path : file.identity;
    if (inputs_.contains(identity))
      return Error{Errc::usage, output.path, {"would overwrite an input (expected another path for the output)", {}}};
    if (!outputs_.insert(identity).second)
      return Error{Errc::usage, output.path, {"is the place of two outputs (expected a path for each)", {}}};
    return std::nullopt;
  }

  std::unordered_set<std::string> inputs_;
  std::unordered_set<std::string> outputs_;
  bool standard_input_taken_ = false;
};

}  // namespace

const AlignmentWriter* writer_of(const Output& output) {
  if (!output.format.empty()) return find_alignment_writer(output.format);
  const AlignmentWriter* by_extension = find_alignment_writer(output.path);
  return by_extension != nullptr ? by_extension : find_alignment_writer("tmx");
}

std::vector<std::optional<Error>> check_jobs(std::span<const Job> jobs) {
  JobChecker checker(jobs);
  std::vector<std::optional<Error>> errors;
  errors.reserve(jobs.size());
  for (const Job& job : jobs) errors.push_back(checker.check(job));
  return errors;
}

}  // namespace cotejo
