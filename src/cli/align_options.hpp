// `cotejo align`'s options, some of which are `cotejo check`'s too: as text from the command line, then checked.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cotejo/batch.hpp"

namespace cotejo::cli {

/// As the user wrote them; empty: not given.
struct AlignArguments {
  std::string es, en, jobs;
  std::vector<std::string> outputs, glossaries, models;
  std::string format, input_format, report, decisions;
  std::string encoding, es_encoding, en_encoding;
  std::string es_lang, en_lang, srclang, date;
  std::string min_confidence, threads, max_size;
  bool presegmented = false;
  bool no_language_check = false;
  bool no_check = false;
};

/// Those about the texts and how they are aligned. `arguments` must live until the command line is parsed.
void add_text_options(CLI::App& command, AlignArguments& arguments);

/// Those that hold for any number of pairs, wherever they are aligned.
void add_planned_options(CLI::App& command, AlignArguments& arguments);

/// All of them.
void add_align_options(CLI::App& command, AlignArguments& arguments);

/// Errors: Errc::usage for the first value or combination that makes no sense.
Result<JobOptions> job_options(const AlignArguments& arguments);

/// The same whatever the texts are and come from.
Result<JobOptions> work_options(const AlignArguments& arguments);

/// --date, with "now" as what it is now; empty stays so. Errors: usage.
Result<std::string> fixed_date(const std::string& value);

/// Errors: as job_options.
Result<ReadLimits> read_limits(const AlignArguments& arguments);

/// The pair on the command line.
Job single_job(const AlignArguments& arguments);

/// The glossaries as one.
Result<Glossary> read_glossaries(const std::vector<std::string>& paths);

}  // namespace cotejo::cli
