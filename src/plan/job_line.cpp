#include "plan/job_line.hpp"

#include "plan/json_fields.hpp"
#include "text/json.hpp"

namespace cotejo::detail {

std::string job_line(const Job& job, std::uint64_t number) {
  Json out = {{"job", number}, {"es", job.es}, {"en", job.en}};
  for (const Output& output : job.outputs) {
    out["out"] = output.path;
    if (!output.format.empty()) out["format"] = output.format;
  }
  out["origin"] = job.origin;
  return json_line(out) + "\n";
}

Result<Job> parse_job_line(std::string_view line, std::uint64_t number, const std::string& place) {
  const Result<Json> json = read_json_line(line, place);
  if (!json) return tl::unexpected(json.error());
  JsonFields fields(*json, place);
  if (fields.number("job") != number)
    fields.refuse({"another job than the plan says (expected number {1})", {std::to_string(number)}});
  Job job{fields.text("es"), fields.text("en"), {}, fields.text("origin"), std::to_string(number)};
  if (fields.has("out")) {
    const std::string format = fields.has("format") ? fields.text("format") : std::string();
    job.outputs.push_back({fields.text("out"), format});
  }
  return fields.conclude(std::move(job));
}

}  // namespace cotejo::detail
