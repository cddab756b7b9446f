#include "lexicon/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lexicon/word_index.hpp"

namespace cotejo {
namespace {

// Like PNG's: a file that lost its eighth bits or had its line ends turned is not one.
constexpr std::string_view kMagic =
    "\x89"
    "CTJ\r\n\x1a\n";
constexpr std::uint32_t kVersion = 2;

// Offsets of the header's fields. The checksum is that of all bytes after it.
constexpr std::size_t kVersionAt = 8;         // u32
constexpr std::size_t kChecksumAt = 12;       // u64
constexpr std::size_t kCheckedFrom = 20;      // here begins what the checksum covers
constexpr std::size_t kRenderingsAt = 20;     // u32
constexpr std::size_t kPairsAt = 24;          // u64
constexpr std::size_t kSidesAt[] = {32, 48};  // u64 occurrences, u32 words, u32 bytes of text
constexpr std::size_t kOriginBytesAt = 64;    // u32
constexpr std::size_t kHeaderBytes = 68;

template <class Number>
void append(std::string& out, Number value) {
  for (std::size_t k = 0; k < sizeof value; ++k) out += static_cast<char>(value >> 8 * k & 0xFFU);
}

template <class Number>
void store(std::string& out, std::size_t at, Number value) {
  for (std::size_t k = 0; k < sizeof value; ++k) out[at + k] = static_cast<char>(value >> 8 * k & 0xFFU);
}

/// Against accidents, not against malice: every single bit changed changes it. Eight bytes a step.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = bytes.size();
  const auto add = [&](std::uint64_t word) {
    sum = (sum ^ word) * 0x9E3779B97F4A7C15U;
    sum ^= sum >> 32U;
  };
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) add(load_number<std::uint64_t>(bytes, at));
  for (; at < bytes.size(); ++at) add(static_cast<unsigned char>(bytes[at]));
  return sum;
}

/// Takes the sections of a file one after the other. Past the end they are empty, and is_whole() is false.
class Sections {
 public:
  explicit Sections(std::string_view bytes) : rest_(bytes) {}

  std::string_view bytes(std::uint64_t size) {
    is_short_ = is_short_ || size > rest_.size();
    if (is_short_) return {};
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  NumberTable numbers(std::uint64_t count) { return NumberTable(bytes(4 * count)); }
  [[nodiscard]] bool is_whole() const { return !is_short_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_short_ = false;
};

struct Sizes {
  explicit Sizes(std::string_view header, std::size_t side)
      : words(load_number<std::uint32_t>(header, kSidesAt[side] + 8)),
        text(load_number<std::uint32_t>(header, kSidesAt[side] + 12)) {}

  std::uint32_t words, text;
};

bool is_rising_to(const EndTable& table, std::uint64_t last) {
  std::uint32_t before = 0;
  for (std::uint32_t k = 0; k < table.ends.size(); ++k) {
    if (table.ends[k] < before) return false;
    before = table.ends[k];
  }
  return before == last;
}

bool is_sound(const VocabularyView& side) {
  return is_rising_to(side.text_ends, side.text.size()) && is_sound_index(side);
}

bool is_sound(const ModelView& view) {
  if (!std::ranges::all_of(view.sides, [](const VocabularyView& side) { return is_sound(side); })) return false;
  if (!is_rising_to(view.rendering_ends, view.rendering_en.size())) return false;
  const std::uint32_t en_words = view.sides[1].words();
  for (std::uint32_t k = 0; k < view.rendering_en.size(); ++k)
    if (view.rendering_en[k] >= en_words) return false;
  return true;
}

tl::unexpected<Error> fail_damaged(std::string_view name) {
  return fail(Errc::malformed, std::string(name), "the model is damaged (cut short, altered, or never whole)");
}

Result<void> check_header(std::string_view bytes, std::string_view name) {
  const std::string where(name);
  if (!bytes.starts_with(kMagic)) return fail(Errc::malformed, where, "not a model of cotejo");
  if (bytes.size() < kHeaderBytes) return fail_damaged(name);
  if (const auto version = load_number<std::uint32_t>(bytes, kVersionAt); version != kVersion) {
    return fail(Errc::malformed, where, "a model of version {1} (expected {2})", std::to_string(version),
                std::to_string(kVersion));
  }
  if (load_number<std::uint64_t>(bytes, kChecksumAt) != checksum(bytes.substr(kCheckedFrom))) return fail_damaged(name);
  return {};
}

char share_byte(float share) {
  const float code = 255 + 32 * std::log(std::max(share, 1e-6F));
  return static_cast<char>(static_cast<unsigned char>(std::lround(std::clamp(code, 0.F, 255.F))));
}

void append_vocabulary(std::string& out, const ModelContent::Vocabulary& side) {
  std::uint32_t end = 0;
  for (const ModelContent::Word& word : side.words) append(out, end += static_cast<std::uint32_t>(word.text.size()));
  for (const ModelContent::Word& word : side.words) append(out, word.count);
  for (const std::uint32_t slot : make_index(side.words)) append(out, slot);
}

void append_renderings(std::string& out, const std::vector<std::vector<Rendering>>& renderings) {
  std::uint32_t end = 0;
  for (const auto& list : renderings) append(out, end += static_cast<std::uint32_t>(list.size()));
  for (const auto& list : renderings)
    for (const Rendering& rendering : list) append(out, rendering.en.value);
  for (const auto& list : renderings)
    for (const Rendering& rendering : list) out += share_byte(rendering.en_given_es);
  for (const auto& list : renderings)
    for (const Rendering& rendering : list) out += share_byte(rendering.es_given_en);
}

std::string text_of(const ModelContent::Vocabulary& side) {
  std::string out;
  for (const ModelContent::Word& word : side.words) out += word.text;
  return out;
}

}  // namespace

float share_of(char byte) {
  static const std::array<float, 256> kShares = [] {
    std::array<float, 256> out{};
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = std::exp((static_cast<float>(k) - 255) / 32);
    return out;
  }();
  return kShares[static_cast<unsigned char>(byte)];
}

Result<ModelView> view_model(std::string_view bytes, std::string_view name) {
  if (const Result<void> sound = check_header(bytes, name); !sound) return tl::unexpected(sound.error());
  const auto renderings = load_number<std::uint32_t>(bytes, kRenderingsAt);
  Sections sections(bytes.substr(kHeaderBytes));
  ModelView view;
  view.pairs = load_number<std::uint64_t>(bytes, kPairsAt);
  view.checksum = load_number<std::uint64_t>(bytes, kChecksumAt);
  for (std::size_t side = 0; side < 2; ++side) {
    const Sizes sizes(bytes, side);
    view.sides[side].text_ends = {sections.numbers(sizes.words)};
    view.sides[side].counts = sections.numbers(sizes.words);
    view.sides[side].slots = sections.numbers(index_slots(sizes.words));
    view.sides[side].occurrences = load_number<std::uint64_t>(bytes, kSidesAt[side]);
  }
  view.rendering_ends = {sections.numbers(view.sides[0].words())};
  view.rendering_en = sections.numbers(renderings);
  view.en_given_es = sections.bytes(renderings);
  view.es_given_en = sections.bytes(renderings);
  for (std::size_t side = 0; side < 2; ++side) view.sides[side].text = sections.bytes(Sizes(bytes, side).text);
  view.origin = sections.bytes(load_number<std::uint32_t>(bytes, kOriginBytesAt));
  if (!sections.is_whole() || !is_sound(view)) return fail_damaged(name);
  return view;
}

std::string write_model(const ModelContent& content) {
  const std::string texts[] = {text_of(content.sides[0]), text_of(content.sides[1])};
  const std::string origin = content.origin.sources + "\n" + content.origin.licence + "\n" + content.origin.date;
  std::string out(kMagic);
  append(out, kVersion);
  append(out, std::uint64_t{0});  // the checksum, once the rest is there
  append(out, static_cast<std::uint32_t>(
                  std::accumulate(content.renderings.begin(), content.renderings.end(), std::size_t{0},
                                  [](std::size_t sum, const auto& list) { return sum + list.size(); })));
  append(out, content.pairs);
  for (std::size_t side = 0; side < 2; ++side) {
    append(out, content.sides[side].occurrences);
    append(out, static_cast<std::uint32_t>(content.sides[side].words.size()));
    append(out, static_cast<std::uint32_t>(texts[side].size()));
  }
  append(out, static_cast<std::uint32_t>(origin.size()));
  for (const ModelContent::Vocabulary& side : content.sides) append_vocabulary(out, side);
  append_renderings(out, content.renderings);
  out += texts[0] + texts[1] + origin;
  store(out, kChecksumAt, checksum(std::string_view(out).substr(kCheckedFrom)));
  return out;
}

}  // namespace cotejo
