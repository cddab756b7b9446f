// One job from its bytes to its outputs: read, parse, check the languages, segment, extract features, align, write.
#pragma once

#include <stop_token>

#include "cotejo/batch.hpp"

namespace cotejo {

/// One per thread: it keeps the segmenters. The lexicon and the options must outlive it.
class Pipeline {
 public:
  Pipeline(const Lexicon& lexicon, const JobOptions& options, std::stop_token stop);

  [[nodiscard]] Result<JobReport> run(const Job& job, const Progress& progress) const;

  /// All of it but the writing.
  [[nodiscard]] Result<AlignedPair> align(const Job& job, const Progress& progress) const;

  /// The same from where the bytes have been read and parsed.
  [[nodiscard]] Result<AlignedPair> align(DocumentPair documents, const Progress& progress) const;

 private:
  [[nodiscard]] Result<Document> read(const std::string& path, const std::string& encoding) const;
  [[nodiscard]] Result<DocumentPair> read_texts(const Job& job) const;
  [[nodiscard]] std::vector<Segment> cut(const Document& document, const Segmenter& segmenter) const;
  [[nodiscard]] Result<void> align_texts(AlignedPair& pair, std::vector<Bead> kept, const Progress& progress) const;
  [[nodiscard]] Result<WriteSummary> write(const Output& output, const AlignedBitext& bitext) const;
  [[nodiscard]] Result<void> go_on() const;

  const Lexicon& lexicon_;
  const JobOptions& options_;
  std::stop_token stop_;
  Segmenter es_segmenter_{Side::es};
  Segmenter en_segmenter_{Side::en};
};

}  // namespace cotejo
