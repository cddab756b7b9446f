#include "desk/output_folder.hpp"

#include <algorithm>
#include <ostream>
#include <system_error>

namespace cotejo::detail {
namespace {

namespace fs = std::filesystem;

/// ".NAME.abcdefghij.tmp", as write_atomically calls them.
bool is_half_written(const fs::path& path) {
  constexpr std::size_t kSuffix = 15;
  const std::string name = path.filename().string();
  if (!name.starts_with('.') || !name.ends_with(".tmp") || name.size() <= kSuffix + 1) return false;
  const std::string_view letters = std::string_view(name).substr(name.size() - kSuffix);
  return letters.front() == '.' && std::ranges::all_of(letters.substr(1, 10), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

void sweep_folder(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error))
    if (is_half_written(at->path())) fs::remove(at->path(), error);
}

}  // namespace

OutputFolder::OutputFolder(Store& store, const fs::path& folder, DeskReport& report)
    : store_(store), folder_(folder), report_(report) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw OutputFailure{{Errc::unwritable, folder_.string(), {"cannot be made: {1}", {error.message()}}}};
  key_ = fs::canonical(folder_, error).string();
}

void OutputFolder::sweep() const {
  sweep_folder(folder_);
  sweep_folder(folder_ / "days");
  std::error_code error;
  for (fs::directory_iterator at(folder_ / "pairs", error); !error && at != fs::directory_iterator();
       at.increment(error))
    sweep_folder(at->path());
}

bool OutputFolder::is_done(const std::string& part, const std::string& fingerprint) const {
  const std::optional<OutputPart> known = store_.part(key_, part);
  if (!known || known->fingerprint != fingerprint) return false;
  return std::ranges::all_of(known->outputs, [&](const StoredOutput& output) {
    std::error_code error;
    return fs::file_size(folder_ / output.path, error) == output.bytes && !error;
  });
}

std::uint32_t OutputFolder::findings(const std::string& part) const {
  const std::optional<OutputPart> known = store_.part(key_, part);
  return known ? known->findings : 0;
}

void OutputFolder::begin(const std::string& part) {
  part_ = part;
  put_.clear();
}

void OutputFolder::write(const std::string& path, const std::function<void(std::ostream&)>& content) {
  std::error_code error;
  fs::create_directories((folder_ / path).parent_path(), error);
  if (error) throw OutputFailure{{Errc::unwritable, path, {"cannot be made: {1}", {error.message()}}}};
  if (const Result<void> written = write_atomically(folder_ / path, content); !written)
    throw OutputFailure{written.error()};
  ++report_.written;
}

void OutputFolder::keep(const StoredOutput& output) {
  store_.put_output(key_, part_, output);
  put_.insert(output.path);
}

void OutputFolder::put(const std::string& path, const std::string& content) {
  const StoredOutput output{path, sha256(content), content.size()};
  const std::optional<StoredOutput> known = store_.output(key_, path);
  std::error_code error;
  const bool is_there = known && known->hash == output.hash && fs::file_size(folder_ / path, error) == output.bytes;
  if (!is_there) write(path, [&](std::ostream& out) { out << content; });
  keep(output);
}

void OutputFolder::stream(const std::string& path, const std::function<void(std::ostream&)>& content) {
  write(path, content);
  keep({path, {}, fs::file_size(folder_ / path)});
}

void OutputFolder::take_away(const StoredOutput& output) {
  std::error_code error;
  const fs::path file = folder_ / output.path;
  if (fs::remove(file, error)) ++report_.removed;
  if (file.parent_path() != folder_) fs::remove(file.parent_path(), error);  // if nothing is in it
  store_.forget_output(key_, output.path);
}

void OutputFolder::end(const OutputPart& done) {
  const std::optional<OutputPart> known = store_.part(key_, part_);
  if (known)
    for (const StoredOutput& output : known->outputs)
      if (!put_.contains(output.path)) take_away(output);
  store_.put_part(key_, part_, done);
}

void OutputFolder::remove(const std::string& part) {
  const std::optional<OutputPart> known = store_.part(key_, part);
  if (!known) return;
  for (const StoredOutput& output : known->outputs) take_away(output);
  store_.forget_part(key_, part);
}

}  // namespace cotejo::detail
