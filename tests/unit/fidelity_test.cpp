#include <gtest/gtest.h>

#include <string>

#include "check/names.hpp"
#include "check/quantities.hpp"
#include "cotejo/check.hpp"

namespace cotejo {
namespace {

struct Pair {
  const char *es, *en;
};

/// One sentence with one.
CheckText text_of(std::span<const Pair> pairs) {
  CheckText text{"t", {}, {}, {}};
  for (const auto& [es, en] : pairs) {
    const auto k = static_cast<std::uint32_t>(text.es.size());
    text.es.emplace_back(es);
    text.en.emplace_back(en);
    text.beads.push_back({{k, 1}, {k, 1}, 1});
  }
  return text;
}

const Lexicon& built_in() {
  static const Lexicon lexicon(Glossary{}, {Model::read(COTEJO_SOURCE_DIR "/src/lexicon/data/es-en.model").value()});
  return lexicon;
}

/// "wrong_number 15/50; wrong_name David/Daniel".
std::string findings(std::span<const Pair> pairs, const Lexicon& lexicon) {
  const CheckText text = text_of(pairs);
  std::string out;
  for (const Finding& finding : check_fidelity({&text, 1}, lexicon)) {
    if (!out.empty()) out += "; ";
    out += std::string(name(finding.type)) + ' ' + finding.es_term + '/' + finding.en_term;
  }
  return out;
}

std::string findings(const Pair& pair) {
  static const Lexicon none;
  return findings({&pair, 1}, none);
}

// ---- quantities --------------------------------------------------------------------------------------------------

TEST(Quantities, ThatAreEqualInTwoNotations) {
  const Pair cases[] = {
      {"costó 3.600 millones", "it cost 3.6 billion"},
      {"costó $3,600 millones", "it cost $3.6bn"},
      {"dos mil millones de euros", "€2 billion"},
      {"medio millón de votos", "half a million votes"},
      {"un millón y medio de votos", "1.5 million votes"},
      {"2,5 millones", "two and a half million"},
      {"820 000 personas", "820,000 people"},
      {"1.500,50 pesos", "1,500.50 pesos"},
      {"11 millones de libras", "£11million"},
      {"entre 2 y 3 millones", "between two million and three million"},
      {"entre 1.200 y 1.300 millones", "between 1.2 and 1.3 billion"},
      {"dos docenas de huevos", "24 eggs"},
      {"media docena de huevos", "six eggs"},
      {"un par de horas, las dos", "a couple of hours, both"},
      {"el 25 por ciento", "a quarter"},
      {"el 25 %", "25 percent"},
      {"dos tercios de los votos", "two-thirds of the vote"},
      {"entre un 70 % y un 90 %", "70-90%"},
      {"el siglo XIX", "the 19th century"},
      {"los siglos V y VI", "the fifth and sixth centuries"},
      {"los años treinta", "the 1930s"},
      {"los años 60 y 70", "the '60s and '70s"},
      {"la década de 1990", "the nineties"},
      {"el trigésimo primero", "the thirty-first"},
      {"la 25ª enmienda", "the 25th amendment"},
      {"las 17.00 h", "5 p.m."},
      {"a las 17 horas", "at 5pm"},
      {"las tres y media de la tarde", "3:30 p.m."},
      {"a las ocho menos cuarto", "at a quarter to eight"},
      {"a la una de la tarde", "at 1 p.m."},
      {"a las 4:40", "at 4.40 am"},
      {"el 15 de marzo de 2010", "March 15, 2010"},
      {"el 15/3/2010", "March 15, 2010"},
      {"el lunes 21 de dic. de 2009", "Monday, Dec. 21, 2009"},
      {"2009-10", "2009 and 2010"},
      {"a 100 km de allí", "62 miles away"},
      {"a 136 km/h", "at 85 mph"},
      {"casi 250 kilos", "550 pounds"},
      {"26 grados", "80 degrees"},
      {"dos semanas", "14 days"},
      {"dos décadas", "20 years"},
      {"dos años y medio", "two and a half years"},
      {"18 meses", "a year and a half"},
      {"un niño de 12 años", "a 12-year-old boy"},
      {"el G-20", "the G20"},
      {"el COVID-19", "COVID-19"},
      {"uno de ellos", "one of them"},
      {"una vez", "once"},
      {"ganó 2-1", "won 2:1"},
      {"las 24 horas del día, los 7 días", "24/7"},
      {"700 hojas", "700 sheets"},
  };
  for (const Pair& pair : cases) EXPECT_EQ(findings(pair), "") << pair.es;
}

struct WrongCase {
  const char *es, *en, *expected;
};

TEST(Quantities, ThatDiffer) {
  const WrongCase cases[] = {
      {"vende 15 cerdos", "sells 50 pigs", "wrong_number 15/50"},
      {"costó 3.600 millones", "it cost 3.6 million", "wrong_number 3.600 millones/3.6 million"},
      {"costó 1,5 millones", "it cost 15 million", "wrong_number 1,5 millones/15 million"},
      {"350 000 dólares", "$35,000", "wrong_number 350 000/35,000"},
      {"el 40 %", "14 per cent", "wrong_number 40/14 per cent"},
      {"el 70 por ciento", "17 percent", "wrong_number 70 por ciento/17"},
      {"el siglo XIX", "the 18th century", "wrong_number XIX/18th"},
      {"los siglos XIX y XX", "the 19th and 21st centuries", "wrong_number XX/21st"},
      {"en 1870", "in 1807", "wrong_number 1870/1807"},
      {"el 30 de mayo", "on May 3", "wrong_number 30/3"},
      {"el 30 de mayo", "on June 30", "wrong_number mayo/June"},
      {"el miércoles", "on Friday", "wrong_number miércoles/Friday"},
      {"a las 17.00 h", "at 6 p.m.", "wrong_number las 17.00 h/6 p.m."},
      {"ocho meses", "two months", "wrong_number ocho/two"},
      {"de 23 años", "a 32-year-old", "wrong_number 23/32"},
      {"el tren R6", "the R8 train", "wrong_number R6/R8"},
      {"a 100 km de allí", "620 miles away", "wrong_number 100/620"},
      {"de doce mil a dieciséis mil rublos", "1,200 to 1,600 rubles",
       "wrong_number doce mil/1,200; wrong_number dieciséis mil/1,600"},
  };
  for (const auto& [es, en, expected] : cases) EXPECT_EQ(findings({es, en}), expected) << es;
}

TEST(Quantities, OnOneSideOnlyAreNoFinding) {
  const Pair cases[] = {
      {"los dos hermanos", "the brothers"},
      {"en 2005 llegó", "he arrived then"},
      {"llegó el martes", "he arrived"},
      {"la segunda vuelta", "the run-off"},
      {"cada uno de los cuartos", "each of the rooms"},
  };
  for (const Pair& pair : cases) EXPECT_EQ(findings(pair), "") << pair.es;
}

TEST(Quantities, OfTheSentenceBesideAreNoFinding) {
  const Pair pairs[] = {{"Murieron 15.", "Some died."}, {"Quedaron 40 heridos.", "15 died and 40 were hurt, of 12."}};
  const Lexicon none;
  EXPECT_EQ(findings(pairs, none), "");
}

TEST(Quantities, SurviveAbsurdText) {
  const Pair cases[] = {{"", ""},
                        {"siglo", "half"},
                        {"las", "a quarter to"},
                        {"las y media y", "and a half and"},
                        {"99999999999999999999999 1.2.3.4.5 ,,, 1,", "1e999 .5 5. $ %"},
                        {"un millón de millones de millones", "a billion billion billion"},
                        {"3 / 4 : 5 - 6", "3/ 4: 5 -6"}};
  for (const Pair& pair : cases) {
    const Sentence es(pair.es), en(pair.en);
    for (const Quantity& q : read_quantities(Side::es, es, {})) EXPECT_LE(q.range.end, es.text().size());
    for (const Quantity& q : read_quantities(Side::en, en, {})) EXPECT_LE(q.range.end, en.text().size());
  }
}

TEST(Quantities, AnAmericanPointHasDecimals) {
  const Pair pairs[] = {{"creció 2.5 veces", "it grew 2.5 times"}, {"pesa 1.375 kilos", "it weighs 1.375 kilos"}};
  const Lexicon none;
  EXPECT_EQ(findings(pairs, none), "");
}

// ---- names -------------------------------------------------------------------------------------------------------

TEST(SameName, IsOneSpeltInTwoWays) {
  const Pair same[] = {{"loukachenko", "lukashenko"}, {"mohamed", "muhammad"}, {"citi", "citigroup"},
                       {"filipinas", "philippines"},  {"cuba", "cuban"},       {"patton", "patton's"}};
  for (const auto& [es, en] : same) EXPECT_TRUE(is_same_name(es, en)) << es;
  const Pair different[] = {
      {"david", "daniel"}, {"michigan", "minnesota"}, {"alleva", "alvarez"}, {"sebelev", "semenov"}};
  for (const auto& [es, en] : different) EXPECT_FALSE(is_same_name(es, en)) << es;
}

TEST(Names, ThatAreRightAreNoFinding) {
  const Pair cases[] = {
      {"Viajó a Londres con el papa Francisco.", "He travelled to London with Pope Francis."},
      {"La ONU y la OTAN lo saben en Estados Unidos.", "The UN and NATO know it in the United States."},
      {"Vive en los Países Bajos, cerca de La Haya.", "She lives in the Netherlands, near The Hague."},
      {"El presidente alemán habló con Peña Nieto.", "The German president talked to Peña Nieto."},
      {"Estudió en la Universidad de Michigan.", "She studied at the University of Michigan."},
      {"Lo dijo el martes en Alemania.", "She said so in Germany on Tuesday."},
  };
  for (const Pair& pair : cases) EXPECT_EQ(findings({&pair, 1}, built_in()), "") << pair.es;
}

TEST(Names, ThatAreWrong) {
  const WrongCase cases[] = {
      {"Lo dijo David Johnson ayer.", "So said Daniel Johnson yesterday.", "wrong_name David/Daniel"},
      {"Estudió en la Universidad de Michigan.", "She studied at the University of Minnesota.",
       "wrong_name Michigan/Minnesota"},
      {"La tienda de Canberra cerró.", "The store in Perth closed.", "wrong_name Canberra/Perth"},
      {"Llegaron Dan Baldwin y su mujer, Tara Capp.", "There came Dan Capp and his wife, Tara Baldwin.",
       "wrong_name Baldwin/Capp"},
  };
  for (const auto& [es, en, expected] : cases) {
    const Pair pair{es, en};
    EXPECT_EQ(findings({&pair, 1}, built_in()), expected) << es;
  }
}

TEST(Names, RenderedThePairsWayThroughoutAreNoFinding) {
  const Pair pairs[] = {{"La gente de Vadocorto baja al río.", "The people of Shortford go down to the river."},
                        {"Nadie vive en Vadocorto en invierno.", "Nobody lives in Shortford in winter."}};
  EXPECT_EQ(findings(pairs, built_in()), "");
}

// ---- marks, and what is copied -----------------------------------------------------------------------------------

TEST(Marks, WithoutTheirOtherHalf) {
  const WrongCase cases[] = {
      {"Dijo «no» (otra vez).", "He said \"no\" (again).", ""},
      {"Dijo «no».", "He said \"no.", "unpaired_mark /\""},
      {"Dijo que no (otra vez).", "He said no (again.", "unpaired_mark /("},
      {"a) primero", "a) first", ""},
      {"una pantalla de 5 pulgadas", "a 5\" screen", ""},
  };
  for (const auto& [es, en, expected] : cases) EXPECT_EQ(findings({es, en}), expected) << es;
}

TEST(Marks, OfASpeechOfSeveralSentencesArePaired) {
  const Pair pairs[] = {{"—Me extraña, caballero.", "“I find it strange, sir."},
                        {"Usted debería saberlo.", "You should know it."},
                        {"Pero ya veo que no.", "But I see that you do not."},
                        {"En fin, usted es mi nariz.", "Well, you are my nose!”"}};
  EXPECT_EQ(findings(pairs, built_in()), "");
}

TEST(Copied, HasToBeThere) {
  const WrongCase cases[] = {
      {"Véase https://ejemplo.org/es/uno.", "See https://ejemplo.org/en/one.", ""},
      {"Véase https://ejemplo.org.", "See the site.", "not_carried_over https://ejemplo.org/"},
      {"Escriba a ana@ejemplo.org.", "Write to ann@ejemplo.org.", "not_carried_over ana@ejemplo.org/"},
      {"Hay {0} mensajes.", "There are {0} messages.", ""},
      {"Hay {0} mensajes.", "There are messages.", "not_carried_over {0}/"},
      {"El avión A400M voló.", "The A400M flew.", ""},
      {"El avión A400M voló.", "The aircraft flew.", "not_carried_over A400M/"},
      {"el VIH-1", "HIV-1", ""},
  };
  for (const auto& [es, en, expected] : cases) EXPECT_EQ(findings({es, en}), expected) << es;
}

}  // namespace
}  // namespace cotejo
