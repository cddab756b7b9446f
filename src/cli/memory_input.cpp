#include "cli/memory_input.hpp"

namespace cotejo::cli {
namespace {

TmUnit without_remarks(const TmUnit& unit) {
  return {unit.es, unit.en, unit.es_lang, unit.en_lang, unit.id, unit.line, unit.number, {}, {}};
}

}  // namespace

bool is_memory(const AlignArguments& arguments) {
  return !arguments.es.empty() && arguments.en.empty() && arguments.jobs.empty();
}

Result<MemoryInput> read_memory(const AlignArguments& arguments) {
  const Result<ReadLimits> limits = read_limits(arguments);
  if (!limits) return tl::unexpected(limits.error());
  Result<std::string> bytes = read_bytes(arguments.es, *limits);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  MemoryInput out{std::move(*bytes), {}, 0};
  const Result<TmxCounts> counts =
      scan_tmx(out.bytes, arguments.es, [&](const TmUnit& unit) { out.units.push_back(without_remarks(unit)); });
  if (!counts) return tl::unexpected(counts.error());
  if (out.units.empty())
    return fail(Errc::empty, arguments.es, "no units with text in both languages (expected Spanish and English)");
  out.passed_over = counts->passed_over;
  return out;
}

}  // namespace cotejo::cli
