// What TMX asks of units beyond its DTD, and what CAT tools trip over.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tm/problem_log.hpp"
#include "tm/xml_scanner.hpp"

namespace cotejo::detail {

/// Takes the tokens of a document in order. Memory for a few words a unit: texts are remembered as hashes.
class TmxUnits {
 public:
  explicit TmxUnits(ProblemLog& log) : log_(log) {}

  void start(const XmlToken& token, std::span<const XmlAttribute> attributes);
  void text(const XmlToken& token);
  void end(const XmlToken& token);

  [[nodiscard]] TmxStats stats() const;

 private:
  struct Variant {
    std::string language;  ///< in small letters
    std::string text;      ///< of its seg, kPlaceholder for each inline element
    std::size_t offset = 0;
  };
  /// A source text with a language it is translated into.
  struct Rendering {
    std::size_t target;  ///< hash of the first translation
    bool has_others = false;
  };
  struct UnitRendering {
    std::size_t unit;
    std::size_t key;  ///< of renderings_
  };
  struct InlinePair {
    std::size_t offset;  ///< of its bpt
    bool is_closed = false;
  };

  void start_unit(const XmlToken& token, std::span<const XmlAttribute> attributes);
  void start_variant(const XmlToken& token, std::span<const XmlAttribute> attributes);
  void start_segment(const XmlToken& token);
  void start_inline(const XmlToken& token, std::span<const XmlAttribute> attributes);
  void open_pair(const std::string& number, std::size_t offset);
  void close_pair(const std::string& number, std::size_t offset);
  void end_segment();
  void end_unit();
  void check_segment_text() const;
  void check_pairs();
  void check_tuid(const std::string& tuid, std::size_t offset);
  void check_languages(std::string_view source) const;
  void remember_renderings(std::string_view source);
  [[nodiscard]] Variant& variant() { return variants_[variant_count_ - 1]; }
  [[nodiscard]] std::span<const Variant> variants() const { return {variants_.data(), variant_count_}; }
  [[nodiscard]] const Variant* source_variant(std::string_view source) const;

  ProblemLog& log_;
  TmxStats stats_;
  std::string header_source_, unit_source_;  // srclang, in small letters
  std::size_t unit_offset_ = 0, segment_offset_ = 0;
  std::vector<Variant> variants_;  // the first variant_count_ are the unit's; the others keep their memory
  std::size_t variant_count_ = 0;
  std::size_t segment_depth_ = 0;                       // 0: outside; 1: in a seg; above: in its inline elements
  std::size_t code_depth_ = 0;                          // where in the seg code, which is not text, began; 0: nowhere
  std::unordered_map<std::string, InlinePair> pairs_;   // of the seg, by i
  std::unordered_map<std::size_t, std::size_t> tuids_;  // hash → offset
  std::unordered_map<std::size_t, Rendering> renderings_;  // by hash
  std::vector<UnitRendering> unit_renderings_;
};

}  // namespace cotejo::detail
