// Every part's TMX begins and ends with the same bytes; what lies between is copied, in the order of the parts.
#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>

#include "cotejo/plan.hpp"
#include "cotejo/text.hpp"
#include "plan/folder.hpp"
#include "plan/line_reader.hpp"
#include "plan/report.hpp"
#include "plan/stopped.hpp"

namespace cotejo {
namespace {

using Finished = std::span<const std::optional<PartResult>>;

constexpr std::size_t kPiece = std::size_t{1} << 16U;  // bytes copied at a time

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw detail::Broken{{Errc::unsuitable,
                        path.string(),
                        {"is not what the part's report says (expected to remove it and do the part again)", {}}}};
}

std::string foot() {
  std::ostringstream out;
  end_tmx(out);
  return std::move(out).str();
}

class TmxMerger {
 public:
  TmxMerger(const PlanFolder& folder, const std::stop_token& stop) : folder_(folder), stop_(stop) {}

  void merge(std::ostream& out, Finished finished) {
    for (std::uint32_t number = 1; number <= finished.size(); ++number) {
      const std::optional<PartResult>& part = finished[number - 1];
      if (out && part && !part->tmx_checksum.empty()) copy(out, number, *part);
    }
    out << foot_;
  }

 private:
  void copy(std::ostream& out, std::uint32_t number, const PartResult& part) {
    const std::filesystem::path path = detail::part_tmx(folder_, number);
    std::ifstream in(path, std::ios::binary);
    copy_head(out, in, path);
    if (part.tmx_bytes < head_.size() + foot_.size()) refuse(path);
    std::uint64_t left = part.tmx_bytes - head_.size() - foot_.size();
    while (left > 0) {
      detail::leave_if_stopped(stop_);
      const std::string_view piece = read(in, std::min<std::uint64_t>(left, kPiece));
      if (piece.empty()) refuse(path);
      if (!(out << piece)) return;  // what cannot be written, its writer tells
      left -= piece.size();
    }
    if (read(in, kPiece) != foot_ || checksum_.digest() != part.tmx_checksum) refuse(path);
  }

  /// The first one's goes to the output; the others have to be the same.
  void copy_head(std::ostream& out, std::ifstream& in, const std::filesystem::path& path) {
    if (head_.empty()) {
      const std::string_view begin = read(in, kPiece);
      const std::size_t body = begin.find(kBody);
      if (body == std::string_view::npos) refuse(path);
      head_ = begin.substr(0, body + kBody.size());
      out << head_;
      in.clear();
      in.seekg(0);
      static_cast<void>(checksum_.digest());
    }
    if (read(in, head_.size()) != head_) refuse(path);
  }

  std::string_view read(std::ifstream& in, std::uint64_t most) {
    buffer_.resize(most);
    in.read(buffer_.data(), static_cast<std::streamsize>(most));
    buffer_.resize(static_cast<std::size_t>(in.gcount()));
    checksum_.add(buffer_);
    return buffer_;
  }

  static constexpr std::string_view kBody = "<body>\n";

  const PlanFolder& folder_;
  const std::stop_token& stop_;
  std::string head_, foot_ = foot();
  std::string buffer_;
  Sha256 checksum_;
};

class ReportMerger {
 public:
  ReportMerger(const PlanFolder& folder, const std::stop_token& stop,
               const std::function<void(const FailedJob&)>& failed)
      : folder_(folder), stop_(stop), failed_(failed) {}

  /// `out` may be null.
  void merge(std::ostream* out, Finished finished) {
    for (std::uint32_t number = 1; number <= finished.size(); ++number)
      if (finished[number - 1]) copy(out, number);
  }

 private:
  void copy(std::ostream* out, std::uint32_t number) {
    detail::LineReader lines(detail::part_report(folder_, number));
    for (std::uint64_t job = 0; job < folder_.plan.parts[number - 1].jobs; ++job) {
      detail::leave_if_stopped(stop_);
      const Result<std::optional<std::string_view>> line = lines.next();
      if (!line) throw detail::Broken{line.error()};
      if (!*line) refuse(detail::part_report(folder_, number));
      hear(**line, lines.place());
      if (out != nullptr) *out << **line << '\n';
    }
  }

  void hear(std::string_view line, const std::string& place) const {
    Result<std::optional<FailedJob>> job = detail::parse_report_line(line, place);
    if (!job) throw detail::Broken{job.error()};
    if (*job && failed_) failed_(**job);
  }

  const PlanFolder& folder_;
  const std::stop_token& stop_;
  const std::function<void(const FailedJob&)>& failed_;
};

bool has_tmx(Finished finished) {
  return std::ranges::any_of(finished, [](const auto& part) { return part && !part->tmx_checksum.empty(); });
}

void keep(const Result<void>& written) {
  if (!written) throw detail::Broken{written.error()};
}

void merge_all(const PlanFolder& folder, Finished finished, const MergeOutputs& outputs, const std::stop_token& stop,
               const std::function<void(const FailedJob&)>& failed) {
  if (!outputs.tmx.empty())
    keep(write_atomically(outputs.tmx, [&](std::ostream& out) { TmxMerger(folder, stop).merge(out, finished); }));
  ReportMerger reports(folder, stop, failed);
  if (outputs.report.empty())
    reports.merge(nullptr, finished);
  else
    keep(write_atomically(outputs.report, [&](std::ostream& out) { reports.merge(&out, finished); }));
}

}  // namespace

Result<PartCounts> merge_parts(const PlanFolder& folder, Finished finished, const MergeOutputs& outputs,
                               const std::stop_token& stop, const std::function<void(const FailedJob&)>& failed) {
  if (!outputs.tmx.empty() && !has_tmx(finished))
    return fail(Errc::unsuitable, folder.path.string(),
                "no part has units to merge: each pair has an output of its own (expected no -o)");
  try {
    merge_all(folder, finished, outputs, stop, failed);
  } catch (const detail::Stopped&) {
    return tl::unexpected(detail::interrupted());
  } catch (detail::Broken& broken) {
    return tl::unexpected(std::move(broken.error));
  }
  PartCounts out;
  for (const std::optional<PartResult>& part : finished)
    if (part) out += part->counts;
  return out;
}

}  // namespace cotejo
