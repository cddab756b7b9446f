// The commands for many machines, each in a file of its own.
#include "cli/batch.hpp"

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

CommandHelp batch_help() {
  return {
      "batch", tr("align a long list of pairs in parts, on many machines"), tr("COMMAND [OPTION]... PLAN_DIR"),
      tr("plan cuts a list of jobs into numbered parts; run-part does one of them, on any machine that sees the same "
         "files, in any order, and again if it was killed; status says which are done; merge puts their results "
         "together, in the order of the list."),
      "cotejo batch plan jobs.tsv -o plan --parts 40\n"
      "sbatch --array=1-40 --wrap='cotejo batch run-part plan'\n"
      "seq 40 | parallel cotejo batch run-part plan\n"
      "cotejo batch status plan\n"
      "cotejo batch merge plan -o memoria.tmx --report report.jsonl"};
}

}  // namespace

void add_batch(CLI::App& app, Invocation& invocation) {
  define_commands(add_command(app, batch_help()), invocation, [](CLI::App& batch, Invocation& of) {
    add_batch_plan(batch, of);
    add_batch_run_part(batch, of);
    add_batch_status(batch, of);
    add_batch_merge(batch, of);
  });
}

}  // namespace cotejo::cli
