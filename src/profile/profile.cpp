#include "cotejo/profile.hpp"

#include <algorithm>
#include <charconv>

namespace cotejo {
namespace {

constexpr std::uint32_t kMostOccurrences = 1024;  // as the command line has it

std::string_view trimmed(std::string_view text) { return slice(text, trim(text, {0, text.size()})); }

/// Every name(FindingType) once, in the order of the types.
std::vector<std::string_view> type_names() {
  std::vector<std::string_view> out;
  for (std::uint8_t number = 0;; ++number) {
    const std::string_view type = name(static_cast<FindingType>(number));
    if (type.empty()) return out;
    if (out.empty() || out.back() != type) out.push_back(type);
  }
}

/// Who can remember which names have a hyphen, and which an underline?
std::string hyphenated(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', '-');
  return out;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// "KEY = VALUE".
struct Setting {
  std::string_view key, value;
};

class ProfileReader {
 public:
  explicit ProfileReader(std::string_view name) : name_(name) {}

  Result<void> take(std::string_view line) {
    ++line_;
    if (find_invalid_utf8(line) != std::string_view::npos) return fail(Errc::encoding, where(), "not UTF-8");
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') return {};
    if (text.front() == '[' && text.back() == ']') return open_type(trimmed(text.substr(1, text.size() - 2)));
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos)
      return fail(Errc::malformed, where(), "expected KEY = VALUE or [TYPE], found '{1}'", text);
    return set({trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))});
  }

  Profile profile() { return std::move(profile_); }

 private:
  [[nodiscard]] std::string where() const { return std::string(name_) + ":" + std::to_string(line_); }

  Result<void> open_type(std::string_view type) {
    const std::vector<std::string_view> known = type_names();
    const auto found = std::ranges::find(known, hyphenated(type), hyphenated);
    if (found == known.end())
      return fail(Errc::malformed, where(), "'{1}' is not a type of finding (expected {2})", type, listed(known));
    type_ = &profile_.types[std::string(*found)];
    return {};
  }

  Result<void> set(Setting setting) { return type_ == nullptr ? set_of_all(setting) : set_of_type(setting); }

  Result<void> set_of_all(Setting setting) {
    if (setting.key == "strict") return set_strict(setting.value);
    if (setting.key == "min-confidence") return set_confidence(profile_.min_confidence, setting.value);
    if (setting.key == "min-occurrences") return set_occurrences(setting.value);
    if (setting.key != "ignore")
      return fail(Errc::malformed, where(),
                  "'{1}' is not known here (expected strict, min-confidence, min-occurrences, ignore or [TYPE])",
                  setting.key);
    profile_.ignore.emplace_back(setting.value);
    return {};
  }

  Result<void> set_of_type(Setting setting) {
    if (setting.key == "severity") return set_severity(setting.value);
    if (setting.key == "min-confidence") return set_confidence(type_->min_confidence, setting.value);
    return fail(Errc::malformed, where(), "'{1}' is not known of a type (expected severity or min-confidence)",
                setting.key);
  }

  Result<void> set_strict(std::string_view value) {
    if (value != "yes" && value != "no") return fail(Errc::malformed, where(), "'{1}' is neither yes nor no", value);
    profile_.is_strict = value == "yes";
    return {};
  }

  Result<void> set_severity(std::string_view value) {
    type_->is_off = value == "off";
    if (type_->is_off) return {};
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
      if (name(severity) != value) continue;
      type_->severity = severity;
      return {};
    }
    return fail(Errc::malformed, where(), "'{1}' is not a severity (expected note, warning, error or off)", value);
  }

  Result<void> set_confidence(std::optional<float>& to, std::string_view value) const {
    float number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || !(number >= 0 && number <= 1))
      return fail(Errc::malformed, where(), "'{1}' is not a number from 0 to 1, such as 0.5", value);
    to = number;
    return {};
  }

  Result<void> set_occurrences(std::string_view value) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number == 0 || number > kMostOccurrences)
      return fail(Errc::malformed, where(), "'{1}' is not a whole number from 1 to {2}", value,
                  std::to_string(kMostOccurrences));
    profile_.min_occurrences = number;
    return {};
  }

  std::string_view name_;
  std::size_t line_ = 0;
  Profile profile_;
  TypeProfile* type_ = nullptr;  // the one that the lines are about; nullptr: all
};

const TypeProfile* find(const Profile& profile, FindingType type) {
  const auto found = profile.types.find(name(type));
  return found == profile.types.end() ? nullptr : &found->second;
}

float min_confidence(const Profile& profile, FindingType type, float standard) {
  const TypeProfile* of_type = find(profile, type);
  if (of_type != nullptr && of_type->min_confidence) return *of_type->min_confidence;
  return profile.min_confidence.value_or(standard);
}

}  // namespace

Result<Profile> parse_profile(std::string_view text, std::string_view name) {
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  if (text.starts_with(kUtf8Mark)) text.remove_prefix(kUtf8Mark.size());
  ProfileReader reader(name);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (const Result<void> taken = reader.take(text.substr(0, end)); !taken) return tl::unexpected(taken.error());
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return reader.profile();
}

bool is_wanted(const Profile& profile, FindingType type) {
  const TypeProfile* of_type = find(profile, type);
  return of_type == nullptr || !of_type->is_off;
}

float settle_confidence(Profile& profile, std::span<const FindingType> types, float standard) {
  float least = 1;
  for (const FindingType type : types) {
    const float settled = min_confidence(profile, type, standard);
    profile.types[std::string(name(type))].min_confidence = settled;
    if (is_wanted(profile, type)) least = std::min(least, settled);
  }
  return least;
}

void apply_profile(const Profile& profile, std::vector<Finding>& findings) {
  std::erase_if(findings, [&](const Finding& finding) {
    return !is_wanted(profile, finding.type) || finding.confidence < min_confidence(profile, finding.type, 0);
  });
  for (Finding& finding : findings)
    if (const TypeProfile* of_type = find(profile, finding.type); of_type != nullptr && of_type->severity)
      finding.severity = *of_type->severity;
}

}  // namespace cotejo
