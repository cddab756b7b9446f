// Is each element where the DTD wants it, complete, and with the attributes it wants?
#pragma once

#include <cstdint>
#include <vector>

#include "tm/problem_log.hpp"
#include "tm/tmx_schema.hpp"
#include "tm/xml_scanner.hpp"

namespace cotejo::detail {

/// Takes the tokens of a document in order. What breaks the DTD is fatal, for OmegaT and others validate.
class TmxStructure {
 public:
  explicit TmxStructure(ProblemLog& log) : log_(log) {}

  void start(const XmlToken& token, std::span<const XmlAttribute> attributes);
  void text(const XmlToken& token);
  void end();

 private:
  /// An element that is open.
  struct Frame {
    const ElementRule* rule;  ///< nullptr: of no element of TMX, whose content is then passed over
    std::size_t offset;
    std::uint32_t seen = 0;  ///< a bit a child rule
    std::uint8_t rank = 0;   ///< of the last child
    bool has_stray_text = false;
  };

  void place(const XmlToken& token, Frame& parent);
  void check_attributes(const XmlToken& token, const ElementRule& rule, std::span<const XmlAttribute> attributes);
  void check_attribute(const XmlAttribute& attribute, const ElementRule& rule);

  ProblemLog& log_;
  std::vector<Frame> open_;
};

}  // namespace cotejo::detail
