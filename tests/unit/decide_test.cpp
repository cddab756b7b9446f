#include "cotejo/decide.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

/// A sentence a line.
SegmentedText text_of(const std::string& lines, const std::string& name) {
  DocumentOptions options;
  options.one_sentence_a_line = true;
  SegmentedText out{*parse_document(lines, name, options), {}};
  out.segments = segment_lines(out.document);
  return out;
}

DecidedPiece piece(std::uint32_t sentence, std::string text) { return {sentence, std::move(text)}; }

/// "Uno.|Dos.": the segments as they are now.
std::string segments(const SegmentedText& text) {
  std::string out;
  for (const Segment& segment : text.segments) out += (out.empty() ? "" : "|") + sentence_text(text.document, segment);
  return out;
}

/// "0+2:1+1 !2+1:3+0": first segment and number of each side; "!" on purpose.
std::string beads(const std::vector<Bead>& kept) {
  std::string out;
  for (const Bead& bead : kept) {
    out += (out.empty() ? "" : " ") + std::string(bead.is_on_purpose ? "!" : "") + std::to_string(bead.es.first) + "+" +
           std::to_string(bead.es.count) + ":" + std::to_string(bead.en.first) + "+" + std::to_string(bead.en.count);
  }
  return out;
}

std::string warnings(const AppliedDecisions& applied) {
  std::string out;
  for (const Error& warning : applied.warnings) out += to_string(warning) + "\n";
  return out;
}

class Decide : public testing::Test {
 protected:
  AppliedDecisions apply(std::vector<DecidedBead> decided) {
    return apply_decisions({"d.json", std::move(decided)}, es, en);
  }

  SegmentedText es = text_of("Uno dos.\nTres.\nSí.\nCinco.\nSí.\n", "a.es.txt");
  SegmentedText en = text_of("One two.\nThree.\nYes.\nFive.\nYes.\n", "a.en.txt");
};

TEST_F(Decide, ConfirmedBeadsAreKept) {
  const AppliedDecisions applied = apply({{{piece(0, "Uno dos."), piece(1, "Tres.")}, {piece(0, "One two.")}, true},
                                          {{piece(2, "Sí.")}, {}, true, true},
                                          {{piece(3, "Cinco.")}, {piece(3, "Five.")}, false, false, "¿seguro?"}});
  EXPECT_EQ(warnings(applied), "");
  EXPECT_EQ(beads(applied.kept), "0+2:0+1 !2+1:0+0");
  EXPECT_TRUE(applied.kept[0].is_confirmed);
  ASSERT_EQ(applied.notes.size(), 1U);
  EXPECT_EQ(applied.notes[0].segment, 3U);
  EXPECT_EQ(applied.notes[0].text, "¿seguro?");
}

TEST_F(Decide, SentencesAreCutAtTheBordersOfTheirParts) {
  DecidedPiece first{0, "Uno dos.", CodePointRange{0, 3}}, second{0, "Uno dos.", CodePointRange{4, 8}};
  const AppliedDecisions applied = apply({{{first}, {piece(0, "One two.")}, true},
                                          {{second}, {}, true},
                                          {{piece(1, "Tres.")}, {piece(1, "Three.")}, true}});
  EXPECT_EQ(segments(es), "Uno|dos.|Tres.|Sí.|Cinco.|Sí.");
  EXPECT_EQ(beads(applied.kept), "0+1:0+1 1+1:0+0 2+1:1+1");
  EXPECT_EQ(es.parts[1].sentence, 0U);
  EXPECT_EQ(es.parts[2].sentence, 1U);
}

TEST_F(Decide, PartsAreCountedInTheSentenceOnOneLine) {
  SegmentedText wrapped = text_of("x\n", "w");
  wrapped.document.text = "Año\n  tras 😀 año.";
  wrapped.segments = {{{0, wrapped.document.text.size()}, 0}};
  const DecidedPiece last{0, "Año tras 😀 año.", CodePointRange{11, 15}};
  const AppliedDecisions applied = apply_decisions({"d.json", {{{last}, {}, true}}}, wrapped, en);
  EXPECT_EQ(warnings(applied), "");
  EXPECT_EQ(segments(wrapped), "Año tras 😀|año.");
}

TEST_F(Decide, RevisedTextStandsInTheSentencesPlace) {
  DecidedPiece revised = piece(1, "Three.");
  revised.revised = "Three, exactly.";
  apply({{{piece(1, "Tres.")}, {revised}, true}});
  EXPECT_EQ(segments(en), "One two.|Three, exactly.|Yes.|Five.|Yes.");
  const Segment& segment = en.segments[1];
  EXPECT_EQ(en.document.source.place(en.document.text, segment.range.begin).line, 2U);
  EXPECT_EQ(en.document.source.source_range(en.document.text, segment.range), (CodePointRange{9, 15}));
  EXPECT_EQ(slice(en.document.text, en.parts[1].range), "Three.");
}

struct MovedCase {
  std::string name;
  std::string es;  ///< the text now
  std::vector<DecidedPiece> asked;
  std::string found;
};

TEST(DecideMoved, SentencesAreFoundByTheirText) {
  const std::vector<MovedCase> cases = {
      {"a sentence was put before", "Cero.\nUno.\nDos.\n", {{0, "Uno."}, {1, "Dos."}}, "1+1 2+1"},
      {"of several the nearest, where those before have moved to",
       "Cero.\nUno.\nSí.\nDos.\nSí.\n",
       {{0, "Uno."}, {3, "Sí."}},
       "1+1 4+1"},
      {"one sentence is not two", "Sí.\nDos.\n", {{0, "Sí."}, {2, "Sí."}}, "0+1"},
      {"what stands where it stood is what is meant", "Sí.\nSí.\nSí.\n", {{1, "Sí."}}, "1+1"},
  };
  for (const auto& [name, lines, asked, found] : cases) {
    SegmentedText es = text_of(lines, "a.es.txt"), en = text_of("x\n", "a.en.txt");
    std::vector<DecidedBead> decided;
    for (const DecidedPiece& one : asked) decided.push_back({{one}, {}, true});
    std::string kept;
    for (const Bead& bead : apply_decisions({"d.json", decided}, es, en).kept)
      kept += (kept.empty() ? "" : " ") + std::to_string(bead.es.first) + "+" + std::to_string(bead.es.count);
    EXPECT_EQ(kept, found) << name;
  }
}

TEST_F(Decide, WhatHasChangedIsSaidWithItsPlace) {
  const AppliedDecisions applied = apply({{{piece(1, "Tres y medio.")}, {piece(1, "Three.")}, true},
                                          {{piece(9, "Diez.")}, {}, true},
                                          {{piece(0, "Uno dos."), piece(3, "Cinco.")}, {}, true}});
  EXPECT_EQ(warnings(applied),
            "a.es.txt:2: the text has changed since it was decided about (expected 'Tres y medio.', found 'Tres.')\n"
            "a.es.txt: the text has changed since it was decided about (expected 'Diez.', found its end)\n"
            "d.json: bead 3: its sentences do not stand together (expected one after the other)\n");
  EXPECT_EQ(beads(applied.kept), "");
}

TEST(NotesOnBeads, AreAtTheBeadThatHoldsTheirSegment) {
  const std::vector<Bead> beads = {{{0, 2}, {0, 1}}, {{2, 0}, {1, 1}}, {{2, 1}, {2, 1}}};
  const auto notes = notes_on_beads({{Side::es, 2, "c"}, {Side::es, 1, "a"}, {Side::en, 1, "b"}}, beads);
  ASSERT_EQ(notes.size(), 3U);
  for (std::uint32_t k = 0; k < 3; ++k) EXPECT_EQ(notes[k].bead, k);
  EXPECT_EQ(notes[0].text + notes[1].text + notes[2].text, "abc");
}

TEST(ParseDecisions, ReadsWhatThePageExports) {
  const auto read = parse_decisions(R"({"format":"cotejo-decisions","version":1,"es":"a","en":"b","beads":[
    {"es":[{"segment":3,"text":"Uno dos.","part":[0,3],"revised":" Un\no "}],"en":[],"confirmed":true,"on_purpose":true,
     "note":"n"}]})",
                                    "d.json");
  ASSERT_TRUE(read) << to_string(read.error());
  const DecidedBead& bead = read->beads.at(0);
  EXPECT_TRUE(bead.is_confirmed && bead.is_on_purpose);
  EXPECT_EQ(bead.note, "n");
  EXPECT_EQ(bead.es.at(0).sentence, 3U);
  EXPECT_EQ(bead.es.at(0).part, (CodePointRange{0, 3}));
  EXPECT_EQ(bead.es.at(0).revised, "Un o");
}

TEST(ParseDecisions, RefusesWhatItIsNot) {
  const std::string head = R"({"format":"cotejo-decisions","version":1,"beads":[)";
  const std::string ok = R"({"es":[{"segment":0,"text":"Uno."}],"en":[]},)";
  const auto bead = [&](const std::string& fields) { return head + ok + "{" + fields + "}]}"; };
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "d.json:1: no JSON from here on"},
      {"{\n\"a\":\n]", "d.json:3: no JSON from here on"},
      {std::string(200000, '['), "d.json:1: no JSON from here on"},
      {"[1e999]", "d.json: a number that is too large"},
      {"{\"format\":\"cotejo-decisions\xFF\"}", "d.json:1: no JSON from here on"},
      {"[]", "d.json: no decisions (expected what the review page exports as decisions.json)"},
      {R"({"format":1})", "d.json: no decisions (expected what the review page exports as decisions.json)"},
      {R"({"format":"cotejo-decisions","version":2,"beads":[]})",
       "d.json: decisions of another version (expected version 1)"},
      {R"({"format":"cotejo-decisions","version":1,"beads":{}})", "d.json: 'beads' is no list (expected one)"},
      {head + "7]}", "d.json: bead 1: no object (expected one)"},
      {bead(R"("es":[])"), "d.json: bead 2: 'en' is no list (expected one)"},
      {bead(R"("es":[],"en":[])"), "d.json: bead 2: no sentence (expected at least one)"},
      {bead(R"("es":[{"segment":-1,"text":""}],"en":[])"), "d.json: bead 2: 'segment' is no number of a sentence"},
      {bead(R"("es":[{"segment":4294967296,"text":""}],"en":[])"),
       "d.json: bead 2: 'segment' is no number of a sentence"},
      {bead(R"("es":[{"segment":1}],"en":[])"), "d.json: bead 2: 'text' is no text (expected a string)"},
      {bead(R"("es":[{"segment":1,"text":"a","part":[0,2]}],"en":[])"),
       "d.json: bead 2: 'part' is no range of the text (expected [begin, end] in code points)"},
      {bead(R"("es":[{"segment":1,"text":"a","part":[1]}],"en":[])"),
       "d.json: bead 2: 'part' is no range of the text (expected [begin, end] in code points)"},
      {bead(R"("es":[{"segment":1,"text":"a"}],"en":[],"confirmed":"yes")"),
       "d.json: bead 2: 'confirmed' is neither true nor false"},
      {bead(R"("es":[{"segment":1,"text":"a"}],"en":[{"segment":1,"text":"a"}],"on_purpose":true)"),
       "d.json: bead 2: both sides, and on purpose (expected one side)"},
      {bead(R"("es":[{"segment":0,"text":"Uno.","part":[0,2]}],"en":[])"),
       "d.json: bead 2: sentence 0 is there twice (expected once)"},
  };
  for (const auto& [json, message] : cases) {
    const auto read = parse_decisions(json, "d.json");
    ASSERT_FALSE(read) << json.substr(0, 200);
    EXPECT_EQ(to_string(read.error()), message) << json.substr(0, 200);
  }
}

}  // namespace
}  // namespace cotejo
