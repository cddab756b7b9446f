// Telling Spanish from English by function words: a third to a half of all running words, and hardly any of them
// shared.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "cotejo/text.hpp"
#include "text/ascii.hpp"
#include "text/low_characters.hpp"
#include "text/word_table.hpp"

namespace cotejo {
namespace {

// Folded, in byte order. Words that both languages have ("a", "no", "me" …) stand in both lists and prove neither.
constexpr std::string_view kSpanish[] = {
    "a",        "acerca",   "adonde",   "ahi",     "ahora",    "al",      "algo",      "alguien",    "algun",
    "alguna",   "algunas",  "alguno",   "algunos", "alla",     "alli",    "ambas",     "ambos",      "ante",
    "antes",    "apenas",   "aquel",    "aquella", "aquellas", "aquello", "aquellos",  "aqui",       "asi",
    "aun",      "aunque",   "bajo",     "bien",    "cada",     "casi",    "cierta",    "cierto",     "como",
    "con",      "conmigo",  "contigo",  "contra",  "cual",     "cuales",  "cualquier", "cualquiera", "cuando",
    "cuanta",   "cuantas",  "cuanto",   "cuantos", "cuya",     "cuyas",   "cuyo",      "cuyos",      "de",
    "debe",     "deben",    "del",      "demas",   "dentro",   "desde",   "despues",   "detras",     "donde",
    "dos",      "durante",  "e",        "el",      "ella",     "ellas",   "ello",      "ellos",      "en",
    "encima",   "entonces", "entre",    "era",     "eran",     "es",      "esa",       "esas",       "ese",
    "eso",      "esos",     "esta",     "estaba",  "estaban",  "estamos", "estan",     "estar",      "estas",
    "este",     "esto",     "estos",    "estoy",   "fue",      "fuera",   "fueron",    "ha",         "haber",
    "habia",    "habian",   "habra",    "hacia",   "han",      "has",     "hasta",     "hay",        "he",
    "hemos",    "incluso",  "jamas",    "junto",   "la",       "las",     "le",        "les",        "lo",
    "los",      "luego",    "mas",      "me",      "mediante", "menos",   "mi",        "mientras",   "mio",
    "mis",      "misma",    "mismas",   "mismo",   "mismos",   "mucha",   "muchas",    "mucho",      "muchos",
    "muy",      "nada",     "nadie",    "ni",      "ningun",   "ninguna", "ninguno",   "no",         "nos",
    "nosotros", "nuestra",  "nuestras", "nuestro", "nuestros", "nunca",   "o",         "os",         "otra",
    "otras",    "otro",     "otros",    "para",    "pero",     "poca",    "pocas",     "poco",       "pocos",
    "por",      "porque",   "pronto",   "pues",    "que",      "quien",   "quienes",   "quiza",      "quizas",
    "se",       "sea",      "sean",     "segun",   "ser",      "sera",    "seran",     "seria",      "si",
    "sido",     "siempre",  "siendo",   "sin",     "sino",     "sobre",   "sois",      "solo",       "somos",
    "son",      "soy",      "su",       "sus",     "suya",     "suyo",    "tal",       "tales",      "tambien",
    "tampoco",  "tan",      "tanta",    "tantas",  "tanto",    "tantos",  "te",        "tenia",      "tiene",
    "tienen",   "toda",     "todas",    "todavia", "todo",     "todos",   "tras",      "tu",         "tus",
    "u",        "un",       "una",      "unas",    "uno",      "unos",    "usted",     "ustedes",    "varias",
    "varios",   "vosotros", "vuestra",  "vuestro", "y",        "ya",      "yo"};

constexpr std::string_view kEnglish[] = {
    "a",        "about",     "above",    "across",     "after",      "again",     "against", "all",      "almost",
    "along",    "already",   "also",     "although",   "always",     "am",        "among",   "an",       "and",
    "another",  "any",       "anybody",  "anyone",     "anything",   "are",       "around",  "as",       "at",
    "away",     "be",        "because",  "been",       "before",     "behind",    "being",   "below",    "between",
    "both",     "but",       "by",       "can",        "cannot",     "could",     "did",     "do",       "does",
    "doing",    "done",      "down",     "during",     "each",       "either",    "else",    "enough",   "even",
    "ever",     "every",     "everyone", "everything", "few",        "for",       "from",    "further",  "had",
    "has",      "have",      "having",   "he",         "her",        "here",      "hers",    "herself",  "him",
    "himself",  "his",       "how",      "however",    "i",          "if",        "in",      "indeed",   "instead",
    "into",     "is",        "it",       "its",        "itself",     "just",      "least",   "less",     "many",
    "may",      "me",        "might",    "more",       "most",       "much",      "must",    "my",       "myself",
    "near",     "neither",   "never",    "no",         "nobody",     "none",      "nor",     "not",      "nothing",
    "now",      "of",        "off",      "often",      "on",         "once",      "only",    "onto",     "or",
    "other",    "others",    "ought",    "our",        "ours",       "ourselves", "out",     "over",     "own",
    "perhaps",  "quite",     "rather",   "same",       "several",    "shall",     "she",     "should",   "since",
    "so",       "some",      "somebody", "someone",    "something",  "still",     "such",    "than",     "that",
    "the",      "their",     "theirs",   "them",       "themselves", "then",      "there",   "these",    "they",
    "this",     "those",     "though",   "through",    "throughout", "thus",      "to",      "together", "too",
    "toward",   "towards",   "under",    "unless",     "until",      "up",        "upon",    "us",       "very",
    "was",      "we",        "well",     "were",       "what",       "whatever",  "when",    "where",    "whereas",
    "whether",  "which",     "while",    "who",        "whoever",    "whole",     "whom",    "whose",    "why",
    "will",     "with",      "within",   "without",    "would",      "yet",       "you",     "your",     "yours",
    "yourself", "yourselves"};

// Of Portuguese, Galician, Catalan, French and Italian, whose texts share too many words with Spanish to be told by the
// lack of them. Words that Spanish or English have as well are left out.
constexpr std::string_view kBeside[] = {
    "als",     "amb",   "anche", "ao",     "aos",   "aquela", "aquele", "aquest", "aquesta", "aquests", "assim",
    "atraves", "aux",   "avec",  "ces",    "cet",   "chez",   "com",    "dans",   "das",     "degli",   "dei",
    "della",   "delle", "dels",  "depois", "des",   "du",     "duas",   "ela",    "elas",    "ele",     "eles",
    "els",     "em",    "entao", "et",     "foi",   "foram",  "gli",    "il",     "isso",    "isto",    "ja",
    "je",      "lhe",   "mais",  "mesmo",  "meu",   "minha",  "moi",    "molt",   "muito",   "na",      "nao",
    "nas",     "nel",   "nella", "nem",    "nossa", "nosso",  "nous",   "num",    "numa",    "onde",    "ou",
    "pel",     "pela",  "pelas", "pelo",   "pelos", "per",    "perche", "pola",   "pour",    "quand",   "quando",
    "quem",    "qui",   "quina", "sao",    "sem",   "seu",    "seus",   "seva",   "seves",   "siamo",   "sono",
    "sua",     "suas",  "tambe", "tambem", "tamen", "tem",    "um",     "uma",    "unha",    "uns",     "vous"};

static_assert(std::ranges::is_sorted(kSpanish) && std::ranges::is_sorted(kEnglish) && std::ranges::is_sorted(kBeside));

// As listed() numbers them.
constexpr unsigned bit(Side language) { return language == Side::es ? 1 : 2; }
constexpr unsigned kBesideBit = 4, kAllLists = 7;

/// Which lists a word stands in: bisections would cost more than all else done to it.
constexpr WordTable kLists(listed(kSpanish, kEnglish, kBeside));

bool is_letter_to_icu(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ALPHABETIC) != 0; }

bool is_letter(char32_t c) {
  static const LowCharacters<bool> kLetters(is_letter_to_icu);
  return kLetters(c);
}

enum class Byte : std::uint8_t { other, letter, beyond_ascii };

constexpr auto kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (unsigned byte = 0; byte < bytes.size(); ++byte)
    bytes[byte] = byte >= 0x80                                ? Byte::beyond_ascii
                  : ascii::is_letter(static_cast<char>(byte)) ? Byte::letter
                                                              : Byte::other;
  return bytes;
}();

/// Past all bytes of that kind from `at` on.
std::size_t past(std::string_view text, std::size_t at, Byte kind) {
  while (at < text.size() && kBytes[static_cast<unsigned char>(text[at])] == kind) ++at;
  return at;
}

bool is_beyond_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

/// The function words of a text are looked up as they are read.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  /// The lists of the next run of letters; nothing at the end of the text.
  std::optional<unsigned> next() {
    skip(Byte::other, false);
    if (at_ == text_.size()) return std::nullopt;
    const std::size_t begin = at_;
    skip(Byte::letter, true);
    const std::string_view word(text_.data() + begin, at_ - begin);
    return ascii::is_folded(word) ? lists_of(kLists, word) : lists_of(kLists, fold(word));
  }

 private:
  /// Past the characters that are letters, or those that are none.
  void skip(Byte ascii, bool letters) {
    for (;;) {
      at_ = past(text_, at_, ascii);
      if (at_ == text_.size() || !is_beyond_ascii(text_[at_])) return;
      std::size_t next = at_;
      if (is_letter(next_code_point(text_, next)) != letters) return;
      at_ = next;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::span<const std::string_view> function_words(Side language) {
  if (language == Side::es) return kSpanish;
  return kEnglish;
}

bool is_function_word(Side language, std::string_view folded_word) {
  return (lists_of(kLists, folded_word) & bit(language)) != 0;
}

LanguageEvidence language_evidence(std::string_view utf8, std::size_t max_words) {
  std::size_t words = 0;
  std::array<std::size_t, kAllLists + 1> words_of{};  // by the lists they stand in
  for (WordReader reader(utf8); words < max_words; ++words) {
    const std::optional<unsigned> lists = reader.next();
    if (!lists) break;
    ++words_of[*lists];
  }
  const auto share = [&](unsigned lists) {
    return words == 0 ? 0.0 : static_cast<double>(words_of[lists]) / static_cast<double>(words);
  };
  return {words, share(bit(Side::es)), share(bit(Side::en)), share(kBesideBit)};
}

}  // namespace cotejo
