#include "feed/gzip.hpp"

#include <zlib.h>

#include <array>
#include <limits>
#include <memory>
#include <stdexcept>

namespace cotejo::feeds {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, and gzip's header

struct Inflation {
  z_stream stream{};

  Inflation() {
    if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::runtime_error("zlib does not start");
  }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;
  ~Inflation() { inflateEnd(&stream); }
};

/// zlib counts in 32 bits.
void feed_input(z_stream& stream, std::string_view& bytes) {
  if (stream.avail_in > 0) return;
  const std::string_view piece = bytes.substr(0, std::numeric_limits<uInt>::max() / 2);
  // zlib does not write to its input; its type is older than const.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(piece.data()));
  stream.avail_in = static_cast<uInt>(piece.size());
  bytes.remove_prefix(piece.size());
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

Result<std::string> unpack_gzip(std::string_view bytes, std::string_view name, std::size_t max_bytes) {
  Inflation inflation;
  z_stream& stream = inflation.stream;
  std::string out;
  std::array<char, 1U << 16U> buffer;
  while (true) {
    feed_input(stream, bytes);
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int status = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > max_bytes)
      return fail(Errc::too_large, std::string(name), "more than {1} bytes when unpacked", std::to_string(max_bytes));
    const bool has_more = stream.avail_in > 0 || !bytes.empty();
    if (status == Z_STREAM_END && has_more)
      inflateReset(&stream);
    else if (status != Z_OK)
      break;
  }
  if (out.empty()) return fail(Errc::malformed, std::string(name), "cannot be unpacked (expected gzip)");
  return out;
}

}  // namespace cotejo::feeds
