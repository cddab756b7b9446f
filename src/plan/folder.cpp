#include "plan/folder.hpp"

#include <functional>
#include <string>
#include <system_error>

namespace cotejo::detail {
namespace {

namespace fs = std::filesystem;

std::string digits(std::uint32_t number) {
  const std::string out = std::to_string(number);
  return std::string(out.size() < 6 ? 6 - out.size() : 0, '0') + out;
}

/// ".NAME.abcdefghij.tmp", as write_atomically calls what is not yet in place.
bool is_half_written(std::string_view file, std::string_view name) {
  return file.starts_with("." + std::string(name)) && file.ends_with(".tmp");
}

/// "000012.tmx"
bool is_result(std::string_view file) {
  const std::string_view number = file.substr(0, file.find('.'));
  const std::string_view ending = file.substr(number.size());
  return number.size() == 6 && number.find_first_not_of("0123456789") == std::string_view::npos &&
         (ending == ".tmx" || ending == ".jsonl");
}

/// What cannot be removed stays, and does no harm.
void remove_if(const fs::path& folder, const std::function<bool(const std::string& file)>& is_unwanted) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (is_unwanted(at->path().filename().string())) fs::remove(at->path(), ignored);
  }
}

}  // namespace

fs::path plan_path(const fs::path& folder) { return folder / "plan.json"; }

fs::path jobs_path(const fs::path& folder, std::string_view checksum) {
  return folder / ("jobs-" + std::string(checksum.substr(0, 16)) + ".jsonl");
}

fs::path parts_folder(const fs::path& folder) { return folder / "parts"; }

fs::path part_tmx(const PlanFolder& folder, std::uint32_t number) {
  return parts_folder(folder.path) / (digits(number) + ".tmx");
}

fs::path part_report(const PlanFolder& folder, std::uint32_t number) {
  return parts_folder(folder.path) / (digits(number) + ".jsonl");
}

void sweep_part(const PlanFolder& folder, std::uint32_t number) {
  const std::string name = digits(number) + ".";
  remove_if(parts_folder(folder.path), [&](const std::string& file) { return is_half_written(file, name); });
}

void sweep_lists(const PlanFolder& folder) {
  const std::string jobs = jobs_path(folder.path, folder.plan.jobs_checksum).filename().string();
  remove_if(folder.path, [&](const std::string& file) {
    const bool is_list = file.starts_with("jobs-") && file.ends_with(".jsonl");
    return (is_list && file != jobs) || is_half_written(file, "jobs-") || is_half_written(file, "plan.json");
  });
}

void remove_results(const fs::path& folder) { remove_if(parts_folder(folder), is_result); }

}  // namespace cotejo::detail
