#include <algorithm>
#include <string>

#include "cotejo/batch.hpp"

namespace cotejo {
namespace {

std::string_view without_carriage_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

bool is_comment_or_blank(std::string_view line) {
  return line.starts_with('#') || line.find_first_not_of(" \t") == std::string_view::npos;
}

std::vector<std::string> split_at_tabs(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    fields.emplace_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return fields;
    begin = tab + 1;
  }
}

bool has_empty(const std::vector<std::string>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const std::string& field) { return field.empty(); });
}

Result<Job> parse_job(std::string_view line, std::string origin) {
  std::vector<std::string> fields = split_at_tabs(line);
  if (fields.size() != 3)
    return fail(Errc::malformed, std::move(origin), "expected 3 tab-separated fields (es, en, out), found {1}",
                std::to_string(fields.size()));
  if (has_empty(fields)) return fail(Errc::malformed, std::move(origin), "an empty field (expected es TAB en TAB out)");
  return Job{std::move(fields[0]), std::move(fields[1]), {{std::move(fields[2]), {}}}, std::move(origin)};
}

Result<Job> parse_pair(std::string_view line, std::string origin) {
  std::vector<std::string> fields = split_at_tabs(line);
  if (fields.size() != 2 && fields.size() != 3)
    return fail(Errc::malformed, std::move(origin), "expected 2 or 3 tab-separated fields (es, en), found {1}",
                std::to_string(fields.size()));
  fields.resize(2);
  if (has_empty(fields)) return fail(Errc::malformed, std::move(origin), "an empty field (expected es TAB en)");
  return Job{std::move(fields[0]), std::move(fields[1]), {}, std::move(origin)};
}

Result<Job> parse_planned_job(std::string_view line, std::string origin) {
  if (std::ranges::count(line, '\t') != 1) return parse_job(line, std::move(origin));
  return parse_pair(line, std::move(origin));
}

std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

JobList parse_lines(std::string_view tsv, std::string_view name, Result<Job> (*parse)(std::string_view, std::string)) {
  JobList list;
  std::string_view rest = without_byte_order_mark(tsv);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = without_carriage_return(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (is_comment_or_blank(line)) continue;
    Result<Job> job = parse(line, std::string(name) + ":" + std::to_string(number));
    if (job)
      list.jobs.push_back(std::move(*job));
    else
      list.errors.push_back(std::move(job.error()));
  }
  return list;
}

}  // namespace

JobList parse_jobs(std::string_view tsv, std::string_view name) { return parse_lines(tsv, name, parse_job); }

JobList parse_pairs(std::string_view tsv, std::string_view name) { return parse_lines(tsv, name, parse_pair); }

JobList parse_planned_jobs(std::string_view tsv, std::string_view name) {
  return parse_lines(tsv, name, parse_planned_job);
}

}  // namespace cotejo
