#include "plan/report.hpp"

#include "plan/json_fields.hpp"
#include "text/json.hpp"
#include "text/rounded.hpp"

namespace cotejo::detail {
namespace {

constexpr int kDecimals = 4;  // of shares

/// In English, which `message` and `args` can be put into other languages from.
Json error_json(const Error& error) {
  return {{"code", name(error.code)},
          {"where", error.where},
          {"text", to_string(error.what)},
          {"message", error.what.id},
          {"args", error.what.args}};
}

Json warnings_json(const std::vector<Error>& warnings) {
  Json out = Json::array();
  for (const Error& warning : warnings) out.push_back({{"where", warning.where}, {"text", to_string(warning.what)}});
  return out;
}

void add_report(Json& out, const JobReport& report) {
  out["status"] = "done";
  out["es_segments"] = report.es_segments;
  out["en_segments"] = report.en_segments;
  out["beads"] = report.beads;
  out["one_sided_es"] = report.one_sided_es;
  out["one_sided_en"] = report.one_sided_en;
  out["es_aligned"] = rounded(report.share.es, kDecimals);
  out["en_aligned"] = rounded(report.share.en, kDecimals);
  out["findings"] = report.findings;
  if (report.units) out["units"] = report.units->written.written;
  for (const WriteSummary& written : report.written) out["units"] = written.written;
  if (!report.warnings.empty()) out["warnings"] = warnings_json(report.warnings);
}

struct CountField {
  const char* name;
  std::uint64_t PartCounts::*count;
};

constexpr CountField kCounts[] = {
    {"done", &PartCounts::done},
    {"failed", &PartCounts::failed},
    {"es_segments", &PartCounts::es_segments},
    {"en_segments", &PartCounts::en_segments},
    {"beads", &PartCounts::beads},
    {"units", &PartCounts::units},
    {"findings", &PartCounts::findings},
};

Result<Error> parse_error(const Json& json, const std::string& place) {
  JsonFields fields(json, place);
  return fields.conclude(
      Error{errc_of(fields.text("code")), fields.text("where"), {fields.text("message"), fields.list("args")}});
}

}  // namespace

std::string report_line(const Job& job, std::uint64_t number, const Result<JobReport>& result) {
  Json out = {{"job", number}, {"origin", job.origin}, {"es", job.es}, {"en", job.en}};
  for (const Output& output : job.outputs) out["out"] = output.path;
  if (result) {
    add_report(out, *result);
  } else {
    out["status"] = "failed";
    out["error"] = error_json(result.error());
  }
  return json_line(out) + "\n";
}

std::string seal_line(const PlanFolder& folder, std::uint32_t number, const PartResult& result) {
  Json out = {{"part", number}, {"plan", folder.id}};
  for (const auto& [name, count] : kCounts) out[name] = result.counts.*count;
  out["tmx_bytes"] = result.tmx_bytes;
  out["tmx_sha256"] = result.tmx_checksum;
  return json_line(out) + "\n";
}

std::optional<PartResult> parse_seal(std::string_view line, const PlanFolder& folder, std::uint32_t number) {
  const Result<Json> json = read_json_line(line, {});
  if (!json) return std::nullopt;
  JsonFields fields(*json, {});
  if (fields.text("plan") != folder.id || fields.number("part") != number) return std::nullopt;
  PartResult out;
  for (const auto& [name, count] : kCounts) out.counts.*count = fields.number(name);
  out.tmx_bytes = fields.number("tmx_bytes");
  out.tmx_checksum = fields.text("tmx_sha256");
  if (out.counts.done + out.counts.failed != folder.plan.parts[number - 1].jobs) return std::nullopt;
  if (!fields.conclude(true)) return std::nullopt;
  return out;
}

Result<std::optional<FailedJob>> parse_report_line(std::string_view line, const std::string& place) {
  const Result<Json> json = read_json_line(line, place);
  if (!json) return tl::unexpected(json.error());
  JsonFields fields(*json, place);
  FailedJob out{fields.text("origin"), {}};
  const bool is_done = fields.text("status") == "done";
  if (Result<bool> sound = fields.conclude(true); !sound) return tl::unexpected(std::move(sound.error()));
  if (is_done) return std::nullopt;
  Result<Error> error = parse_error(fields.value("error"), place);
  if (!error) return tl::unexpected(std::move(error.error()));
  out.error = std::move(*error);
  return out;
}

PartCounts count(const Result<JobReport>& result) {
  PartCounts out;
  if (!result) {
    out.failed = 1;
    return out;
  }
  out.done = 1;
  out.es_segments = result->es_segments;
  out.en_segments = result->en_segments;
  out.beads = result->beads;
  out.findings = result->findings;
  if (result->units) out.units = result->units->written.written;
  return out;
}

}  // namespace cotejo::detail

namespace cotejo {

PartCounts& PartCounts::operator+=(const PartCounts& other) {
  for (const auto& [name, count] : detail::kCounts) this->*count += other.*count;
  return *this;
}

}  // namespace cotejo
