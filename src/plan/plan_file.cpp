// plan.json: what is said of the whole, in a few lines, and a line a part.
#include <algorithm>
#include <numeric>

#include "cotejo/plan.hpp"
#include "plan/json_fields.hpp"
#include "text/json.hpp"

namespace cotejo {
namespace {

using detail::Json;
using detail::JsonFields;

constexpr const char* kFormat = "cotejo-plan";
constexpr int kVersion = 1;
constexpr std::uint64_t kMost = std::uint64_t{1} << 46U;  // of jobs and bytes: the sum of all parts' is below 2^64

Json options_json(const PlannedOptions& options) {
  Json out = Json::object();
  for (const auto& [name, values] : options) out[name] = values;
  return out;
}

Json known_json(const std::vector<PlannedFile>& known) {
  Json out = Json::array();
  for (const PlannedFile& file : known) out.push_back({{"name", file.name}, {"checksum", file.checksum}});
  return out;
}

Json part_json(const Part& part) {
  return {{"offset", part.offset}, {"jobs", part.jobs}, {"bytes", part.bytes}, {"collected", part.collected}};
}

Json head_json(const Plan& plan) {
  const Part all = whole(plan);
  return {{"format", kFormat},
          {"version", kVersion},
          {"cotejo", plan.tool_version},
          {"ui_lang", plan.ui_lang},
          {"folder", plan.folder},
          {"list", plan.list},
          {"options", options_json(plan.options)},
          {"known", known_json(plan.known)},
          {"jobs", all.jobs},
          {"bytes", all.bytes},
          {"jobs_sha256", plan.jobs_checksum}};
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class PlanReader {
 public:
  explicit PlanReader(std::string_view name) : name_(name) {}

  Result<Plan> read(const Json& json) {
    JsonFields fields(json, name_);
    if (fields.value("format") != kFormat)
      return fail(Errc::malformed, name_, "no plan (expected what cotejo batch plan makes)");
    if (fields.value("version") != kVersion)
      return fail(Errc::unsuitable, name_, "a plan of another version (expected version 1)");
    Plan out;
    out.tool_version = fields.text("cotejo");
    out.ui_lang = fields.text("ui_lang");
    out.folder = fields.text("folder");
    out.list = fields.text("list");
    out.jobs_checksum = fields.text("jobs_sha256");
    if (!is_sha256(out.jobs_checksum)) fields.refuse({"'{1}' is no checksum (expected SHA-256)", {"jobs_sha256"}});
    const Json& options = fields.object("options");
    const Json& known = fields.array("known");
    const Json& parts = fields.array("parts");
    if (Result<Plan> sound = fields.conclude(out); !sound) return sound;
    if (const Result<void> read = read_options(options, out); !read) return tl::unexpected(read.error());
    if (const Result<void> read = read_known(known, out); !read) return tl::unexpected(read.error());
    if (const Result<void> read = read_parts(parts, out); !read) return tl::unexpected(read.error());
    return out;
  }

 private:
  Result<void> read_options(const Json& json, Plan& plan) const {
    JsonFields fields(json, name_ + ": options");
    for (const auto& [name, values] : json.items()) plan.options[name] = fields.list(name.c_str());
    const Result<bool> sound = fields.conclude(true);
    if (!sound) return tl::unexpected(sound.error());
    return {};
  }

  Result<void> read_known(const Json& json, Plan& plan) const {
    for (const Json& file : json) {
      JsonFields fields(file, name_ + ": known " + std::to_string(plan.known.size() + 1));
      Result<PlannedFile> read = fields.conclude(PlannedFile{fields.text("name"), fields.text("checksum")});
      if (!read) return tl::unexpected(std::move(read.error()));
      plan.known.push_back(std::move(*read));
    }
    return {};
  }

  Result<void> read_parts(const Json& json, Plan& plan) const {
    if (json.empty() || json.size() > kMostParts)
      return fail(Errc::malformed, name_, "{1} parts (expected 1 to {2})", std::to_string(json.size()),
                  std::to_string(kMostParts));
    plan.parts.reserve(json.size());
    for (const Json& item : json) {
      const std::string place = name_ + ": part " + std::to_string(plan.parts.size() + 1);
      JsonFields fields(item, place);
      const Result<Part> part = fields.conclude(
          Part{fields.number("offset"), fields.number("jobs"), fields.number("bytes"), fields.number("collected")});
      if (!part) return tl::unexpected(part.error());
      if (!follows(*part, plan.parts))
        return fail(Errc::malformed, place, "does not follow on the part before it, or is empty");
      plan.parts.push_back(*part);
    }
    return {};
  }

  static bool follows(const Part& part, const std::vector<Part>& before) {
    if (part.jobs == 0 || part.collected > part.jobs) return false;
    if (std::max({part.offset, part.jobs, part.bytes}) >= kMost) return false;
    return before.empty() ? part.offset == 0 : part.offset > before.back().offset;
  }

  std::string name_;
};

}  // namespace

std::uint64_t first_job(const Plan& plan, std::uint32_t part) {
  return std::accumulate(plan.parts.begin(), plan.parts.begin() + part - 1, std::uint64_t{0},
                         [](std::uint64_t sum, const Part& before) { return sum + before.jobs; });
}

Part whole(const Plan& plan) {
  Part out;
  for (const Part& part : plan.parts) {
    out.jobs += part.jobs;
    out.bytes += part.bytes;
    out.collected += part.collected;
  }
  return out;
}

std::string plan_json(const Plan& plan) {
  std::string out = head_json(plan).dump(2, ' ', false, Json::error_handler_t::replace);
  out.resize(out.size() - 2);  // what closes the object
  out += ",\n  \"parts\": [";
  for (const Part& part : plan.parts)
    out += (&part == plan.parts.data() ? "\n    " : ",\n    ") + part_json(part).dump();
  return out + "\n  ]\n}\n";
}

Result<Plan> parse_plan(std::string_view json, std::string_view name) {
  Result<Json> read = read_json<Json>(json, name);
  if (!read) return tl::unexpected(std::move(read.error()));
  return PlanReader(name).read(*read);
}

std::string number_ranges(std::span<const std::uint32_t> numbers) {
  std::string out;
  for (std::size_t at = 0; at < numbers.size();) {
    std::size_t last = at;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    out += (out.empty() ? "" : ",") + std::to_string(numbers[at]);
    if (last > at) out += "-" + std::to_string(numbers[last]);
    at = last + 1;
  }
  return out;
}

}  // namespace cotejo
