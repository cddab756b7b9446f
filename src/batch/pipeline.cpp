#include "batch/pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

#include "batch/atomic_file.hpp"
#include "batch/job_paths.hpp"
#include "batch/language_check.hpp"

namespace cotejo {
namespace {

/// Thrown through the aligner by its progress call, the one place where a long alignment can be left.
struct Stopped {};

Error interrupted() { return {Errc::interrupted, {}, {"interrupted", {}}}; }

/// Lines of presegmented input say nothing of paragraphs and headings.
std::vector<SegmentText> plain_texts(const Document& document, std::span<const Segment> segments) {
  std::vector<SegmentText> texts;
  texts.reserve(segments.size());
  for (const Segment& segment : segments) texts.push_back({slice(document.text, segment.range), false, false});
  return texts;
}

std::vector<SegmentText> laid_out_texts(const Document& document, std::span<const Segment> segments) {
  std::vector<SegmentText> texts;
  texts.reserve(segments.size());
  for (const Segment& segment : segments) {
    const bool opens_block = texts.empty() || segment.block != segments[texts.size() - 1].block;
    const bool is_heading =
        segment.block < document.blocks.size() && document.blocks[segment.block].kind == BlockKind::heading;
    texts.push_back({slice(document.text, segment.range), opens_block, is_heading});
  }
  return texts;
}

JobReport count(const AlignedBitext& bitext) {
  JobReport report;
  report.es_segments = bitext.es.segments.size();
  report.en_segments = bitext.en.segments.size();
  report.beads = bitext.alignment.beads.size();
  for (const Bead& bead : bitext.alignment.beads) {
    ++report.shapes[{bead.es.count, bead.en.count}];
    report.one_sided_es += bead.en.empty() ? 1U : 0U;
    report.one_sided_en += bead.es.empty() ? 1U : 0U;
  }
  return report;
}

void add_warnings(std::vector<Error>& warnings, const Document& document) {
  for (const Message& warning : document.warnings) warnings.push_back({Errc::malformed, document.name, warning});
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

/// Says so when the texts are not translations of each other, or only in part. The limits lie between what texts that
/// are and texts that are not come to (tests/eval/verdict.py); a few sentences say nothing.
void add_verdict(AlignedPair& pair) {
  constexpr double kNotTranslations = 0.4, kInPart = 0.8;
  constexpr std::size_t kLeastSegments = 4;
  const AlignedShare& share = pair.share;
  if (std::min(pair.es.segments.size(), pair.en.segments.size()) < kLeastSegments || share.confident >= kInPart) return;
  const std::string where = pair.es.document.name + ", " + pair.en.document.name;
  const std::vector<std::string> shares = {percent(share.es), percent(share.en)};
  if (share.confident < kNotTranslations) {
    pair.warnings.push_back(
        {Errc::malformed,
         where,
         {"these do not look like translations of each other: {1} % of the Spanish text and {2} % of "
          "the English have a counterpart",
          shares}});
  } else {
    pair.warnings.push_back(
        {Errc::malformed,
         where,
         {"these are translations of each other only in part: {1} % of the Spanish text and {2} % of "
          "the English have a counterpart",
          shares}});
  }
}

bool has_tmx(const Job& job) {
  return job.outputs.empty() ||
         std::ranges::any_of(job.outputs, [](const Output& output) { return writer_of(output)->name == "tmx"; });
}

std::vector<Finding> find_in(const AlignedPair& pair, const JobNotes& notes) {
  const CheckText text = check_text(pair, {});
  return notes.find({&text, 1});
}

TmxUnits units_of(const AlignedBitext& bitext, const WriteOptions& options, std::string_view name) {
  std::ostringstream out;
  const WriteSummary written = write_tmx_units(out, bitext, options, name);
  return {std::move(out).str(), written};
}

}  // namespace

Pipeline::Pipeline(const Lexicon& lexicon, const JobOptions& options, std::stop_token stop)
    : lexicon_(lexicon), options_(options), stop_(std::move(stop)) {}

Result<void> Pipeline::go_on() const {
  if (stop_.stop_requested()) return tl::unexpected(interrupted());
  return {};
}

Result<Document> Pipeline::read(const std::string& path, const std::string& encoding) const {
  const Result<std::string> bytes = read_bytes(path, options_.limits);
  if (!bytes) return tl::unexpected(bytes.error());
  if (const Result<void> going = go_on(); !going) return tl::unexpected(going.error());
  DocumentOptions options = options_.document;
  options.one_sentence_a_line = options.one_sentence_a_line || options_.presegmented;
  if (!encoding.empty()) options.encoding = encoding;
  return parse_document(*bytes, path, options);
}

std::vector<Segment> Pipeline::cut(const Document& document, const Segmenter& segmenter) const {
  return options_.presegmented ? segment_lines(document) : segment(document, segmenter);
}

Result<DocumentPair> Pipeline::read_texts(const Job& job) const {
  Result<Document> es = read(job.es, options_.es_encoding);
  if (!es) return tl::unexpected(std::move(es.error()));
  Result<Document> en = read(job.en, options_.en_encoding);
  if (!en) return tl::unexpected(std::move(en.error()));
  return DocumentPair{std::move(*es), std::move(*en)};
}

Result<void> Pipeline::align_texts(AlignedPair& pair, std::vector<Bead> kept, const Progress& progress) const {
  if (const Result<void> going = go_on(); !going) return going;
  const auto segment_texts = options_.presegmented ? plain_texts : laid_out_texts;
  const auto es = extract_features<Side::es>(segment_texts(pair.es.document, pair.es.segments), lexicon_);
  const auto en = extract_features<Side::en>(segment_texts(pair.en.document, pair.en.segments), lexicon_);
  const Progress watched = [&](std::uint64_t done, std::uint64_t total) {
    if (stop_.stop_requested()) throw Stopped();
    if (progress) progress(done, total);
  };
  AlignOptions options = options_.align;
  options.kept = std::move(kept);
  try {
    pair.alignment = cotejo::align(es, en, match_types(es, en, lexicon_), options, watched);
    pair.share = aligned_share(pair.alignment, es, en);
    return {};
  } catch (const Stopped&) {
    return tl::unexpected(interrupted());
  }
}

Result<WriteSummary> Pipeline::write(const Output& output, const AlignedBitext& bitext) const {
  WriteSummary summary;
  const Result<void> written = write_unless_stopped(
      output.path, [&](std::ostream& out) { summary = writer_of(output)->write(out, bitext, options_.write); }, stop_);
  if (!written) return tl::unexpected(written.error());
  return summary;
}

Result<AlignedPair> Pipeline::align(const Job& job, const Progress& progress) const {
  Result<DocumentPair> documents = read_texts(job);
  if (!documents) return tl::unexpected(std::move(documents.error()));
  return align(std::move(*documents), progress);
}

Result<AlignedPair> Pipeline::align(DocumentPair documents, const Progress& progress) const {
  auto& [es, en] = documents;
  if (options_.check_languages) {
    std::optional<Error> error = cotejo::check_languages({es.name, es.text}, {en.name, en.text});
    if (error) return tl::unexpected(std::move(*error));
  }
  AlignedPair pair{{std::move(es), {}}, {std::move(en), {}}, {}, {}, {}, {}};
  pair.es.segments = cut(pair.es.document, es_segmenter_);
  pair.en.segments = cut(pair.en.document, en_segmenter_);
  AppliedDecisions decided;
  if (options_.decisions) decided = apply_decisions(*options_.decisions, pair.es, pair.en);
  if (Result<void> aligned = align_texts(pair, std::move(decided.kept), progress); !aligned)
    return tl::unexpected(std::move(aligned.error()));
  pair.notes = notes_on_beads(decided.notes, pair.alignment.beads);
  pair.warnings = std::move(decided.warnings);
  add_warnings(pair.warnings, pair.es.document);
  add_warnings(pair.warnings, pair.en.document);
  if (lexicon_.has_model()) add_verdict(pair);
  return pair;
}

Result<JobReport> Pipeline::run(const Job& job, const Progress& progress) const {
  Result<AlignedPair> pair = align(job, progress);
  if (!pair) return tl::unexpected(std::move(pair.error()));
  std::vector<Finding> findings;
  if (options_.notes && has_tmx(job)) findings = find_in(*pair, *options_.notes);
  AlignedBitext aligned = bitext(*pair);
  if (!findings.empty()) aligned.finding_notes = {findings, 0, options_.notes->describe};
  JobReport report = count(aligned);
  report.findings = findings.size();
  report.share = pair->share;
  report.warnings = std::move(pair->warnings);
  if (job.outputs.empty()) report.units = units_of(aligned, options_.write, job.name);
  for (const Output& output : job.outputs) {
    Result<WriteSummary> summary = write(output, aligned);
    if (!summary) return tl::unexpected(std::move(summary.error()));
    report.written.push_back(*summary);
  }
  return report;
}

}  // namespace cotejo
