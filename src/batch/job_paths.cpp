#include "batch/job_paths.hpp"

#include <sys/stat.h>

#include <string>
#include <unordered_set>

#include "batch/atomic_file.hpp"

namespace cotejo {
namespace {

/// The same for two paths of one file, whatever their spelling and the links between them.
std::string identity(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(link_target(path), error);
  return std::filesystem::weakly_canonical(whole, error).string();
}

/// Devices and pipes may stand in many places at once: nothing of them is replaced.
bool is_device(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
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
        if (path != kStandardStream) inputs_.insert(identity(path));
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
    if (job.es != job.en && (is_device(job.es) || identity(job.es) != identity(job.en))) return std::nullopt;
    return Error{Errc::unsuitable, job.es, {"the Spanish and the English text are the same file (expected two)", {}}};
  }

  std::optional<Error> check_output(const Output& output) {
    if (writer_of(output) == nullptr)
      return Error{Errc::usage,
                   output.path,
                   {"unknown output format '{1}' (expected one of {2})", {output.format, format_names()}}};
    if (is_device(output.path)) return std::nullopt;
    const std::string file = output.path == kStandardStream ? output.path : identity(output.path);
    if (inputs_.contains(file))
      return Error{Errc::usage, output.path, {"would overwrite an input (expected another path for the output)", {}}};
    if (!outputs_.insert(file).second)
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
