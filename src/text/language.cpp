// Telling Spanish from English by function words: a third to a half of all running words, and hardly any of them
// shared.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "cotejo/text.hpp"
#include "text/fold.hpp"
#include "text/word_table.hpp"

namespace cotejo {
namespace {

// Folded, in byte order. Words that both languages have ("a", "no", "me" …) stand in both lists and prove neither.
constexpr auto kSpanish = std::to_array<std::string_view>(
    {"a",        "acerca",   "adonde",   "ahi",     "ahora",    "al",      "algo",      "alguien",    "algun",
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
     "varios",   "vosotros", "vuestra",  "vuestro", "y",        "ya",      "yo"});

constexpr auto kEnglish = std::to_array<std::string_view>(
    {"a",        "about",     "above",    "across",     "after",      "again",     "against", "all",      "almost",
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
     "yourself", "yourselves"});

// Of Portuguese, Galician, Catalan, French and Italian, whose texts share too many words with Spanish to be told by the
// lack of them. Words that Spanish or English have as well are left out.
constexpr auto kBeside = std::to_array<std::string_view>(
    {"als",     "amb",   "anche", "ao",     "aos",   "aquela", "aquele", "aquest", "aquesta", "aquests", "assim",
     "atraves", "aux",   "avec",  "ces",    "cet",   "chez",   "com",    "dans",   "das",     "degli",   "dei",
     "della",   "delle", "dels",  "depois", "des",   "du",     "duas",   "ela",    "elas",    "ele",     "eles",
     "els",     "em",    "entao", "et",     "foi",   "foram",  "gli",    "il",     "isso",    "isto",    "ja",
     "je",      "lhe",   "mais",  "mesmo",  "meu",   "minha",  "moi",    "molt",   "muito",   "na",      "nao",
     "nas",     "nel",   "nella", "nem",    "nossa", "nosso",  "nous",   "num",    "numa",    "onde",    "ou",
     "pel",     "pela",  "pelas", "pelo",   "pelos", "per",    "perche", "pola",   "pour",    "quand",   "quando",
     "quem",    "qui",   "quina", "sao",    "sem",   "seu",    "seus",   "seva",   "seves",   "siamo",   "sono",
     "sua",     "suas",  "tambe", "tambem", "tamen", "tem",    "um",     "uma",    "unha",    "uns",     "vous"});

static_assert(std::ranges::is_sorted(kSpanish) && std::ranges::is_sorted(kEnglish) && std::ranges::is_sorted(kBeside));

constexpr unsigned bit(Side language) { return language == Side::es ? 1 : 2; }
constexpr unsigned kBesideBit = 4;

/// Which lists a word stands in, a bit a list: two bisections a word would cost more than all else done to it.
struct ListedWord {
  std::string_view word;
  unsigned lists = 0;
};

constexpr bool has(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}
static_assert(std::ranges::none_of(kBeside, [](auto word) { return has(kSpanish, word) || has(kEnglish, word); }));

constexpr WordTable kListed([] {
  std::array<ListedWord, kSpanish.size() + kEnglish.size() + kBeside.size()> out;
  std::size_t filled = 0;
  for (const auto word : kSpanish) out[filled++] = {word, bit(Side::es) | (has(kEnglish, word) ? bit(Side::en) : 0)};
  for (const auto word : kEnglish) out[filled++] = {word, bit(Side::en) | (has(kSpanish, word) ? bit(Side::es) : 0)};
  for (const auto word : kBeside) out[filled++] = {word, kBesideBit};
  return out;
}());

/// The bits of the lists that hold the word.
unsigned lists_of(std::string_view folded_word) {
  const ListedWord* const found = kListed.find(folded_word);
  return found == nullptr ? 0 : found->lists;
}

bool is_letter_to_icu(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ALPHABETIC) != 0; }

/// Nearly every letter of the two languages is below U+0250, and a look-up there costs less than ICU's properties.
using LetterTable = std::array<bool, 0x250>;

const LetterTable& letter_table() {
  static const auto table = [] {
    LetterTable out{};
    for (char32_t k = 0; k < out.size(); ++k) out[k] = is_letter_to_icu(k);
    return out;
  }();
  return table;
}

/// Past the letters from byte `at` on; or past what is none, for `letters` false.
std::size_t skip(std::string_view text, std::size_t at, bool letters) {
  const LetterTable& table = letter_table();
  while (at < text.size()) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      if (table[byte] != letters) break;
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if ((c < table.size() ? table[c] : is_letter_to_icu(c)) != letters) break;
    at = next;
  }
  return at;
}

/// The next run of letters from `at` on, which moves past it; empty at the end of the text.
std::string_view next_word(std::string_view text, std::size_t& at) {
  const std::size_t begin = skip(text, at, false);
  at = skip(text, begin, true);
  return text.substr(begin, at - begin);
}

}  // namespace

std::span<const std::string_view> function_words(Side language) {
  if (language == Side::es) return kSpanish;
  return kEnglish;
}

bool is_function_word(Side language, std::string_view folded_word) {
  return (lists_of(folded_word) & bit(language)) != 0;
}

LanguageEvidence language_evidence(std::string_view utf8, std::size_t max_words) {
  std::size_t words = 0, only_es = 0, only_en = 0, beside = 0;
  for (std::size_t at = 0; words < max_words; ++words) {
    const std::string_view word = next_word(utf8, at);
    if (word.empty()) break;
    const unsigned lists = is_folded(word) ? lists_of(word) : lists_of(fold(word));
    only_es += lists == bit(Side::es) ? 1 : 0;
    only_en += lists == bit(Side::en) ? 1 : 0;
    beside += lists == kBesideBit ? 1 : 0;
  }
  const auto share = [&](std::size_t part) {
    return words == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(words);
  };
  return {words, share(only_es), share(only_en), share(beside)};
}

}  // namespace cotejo
