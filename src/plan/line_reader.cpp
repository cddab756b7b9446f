#include "plan/line_reader.hpp"

namespace cotejo::detail {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16U;  // bytes read at a time

}  // namespace

LineReader::LineReader(const std::filesystem::path& path, std::uint64_t offset, std::uint64_t number)
    : name_(path.string()), file_(path, std::ios::binary), is_open_(file_.is_open()), number_(number) {
  file_.seekg(static_cast<std::streamoff>(offset));
}

std::string LineReader::place() const { return name_ + ":" + std::to_string(number_ - 1); }

/// Whether there was more.
Result<bool> LineReader::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  if (before > kMostLine)
    return fail(Errc::too_large, name_ + ":" + std::to_string(number_), "a line of more than {1} bytes",
                std::to_string(kMostLine));
  buffer_.resize(before + kPiece);
  file_.read(buffer_.data() + before, kPiece);
  buffer_.resize(before + static_cast<std::size_t>(file_.gcount()));
  if (file_.bad()) return fail(Errc::unreadable, name_, "cannot be read");
  return buffer_.size() > before;
}

Result<std::optional<std::string_view>> LineReader::next() {
  if (!is_open_) return fail(Errc::not_found, name_, "no such file, or no permission to read it");
  for (std::size_t looked = 0;;) {
    const std::size_t end = buffer_.find('\n', at_ + looked);
    if (end != std::string::npos) {
      const std::string_view line = std::string_view(buffer_).substr(at_, end - at_);
      at_ = end + 1;
      ++number_;
      return line;
    }
    looked = buffer_.size() - at_;
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (*more) continue;
    if (looked == 0) return std::nullopt;
    return fail(Errc::malformed, name_ + ":" + std::to_string(number_), "the file ends within a line");
  }
}

}  // namespace cotejo::detail
