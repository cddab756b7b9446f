#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "cotejo/lexicon.hpp"
#include "lexicon/bitext.hpp"
#include "lexicon/links.hpp"
#include "lexicon/model_file.hpp"
#include "lexicon/stem.hpp"
#include "lexicon/word_index.hpp"

namespace cotejo {
namespace {

struct StemCase {
  Side language;
  std::string_view forms;  // separated by spaces
  std::string_view stem;
};

TEST(Stem, InflectedFormsShareOne) {
  const StemCase cases[] = {
      {Side::es, "hablar hablaba hablaban hablando hablado hablaremos hablarle", "habl"},
      {Side::es, "rojo roja rojos rojas", "roj"},
      {Side::es, "feliz felices", "feli"},
      {Side::es, "el las de uno", ""},
      {Side::en, "carry carries carried carrying", "car"},
      {Side::en, "stop stops stopped stopping", "stop"},
      {Side::en, "call calls called", "cal"},
      {Side::en, "is the was of", ""},
  };
  for (const StemCase& c : cases) {
    std::string_view rest = c.forms;
    while (!rest.empty()) {
      const std::string_view form = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), form.size() + 1));
      const bool too_short = c.stem.size() < 3;  // then the word stays whole
      EXPECT_EQ(stem(c.language, form), too_short ? form : c.stem) << form;
    }
  }
}

/// Enough to tell six words from each other.
constexpr std::string_view kBitext =
    "la casa roja\tthe red house\n"
    "la casa blanca\tthe white house\n"
    "la puerta blanca\tthe white door\n"
    "una puerta roja\ta red door\n"
    "una casa\ta house\n"
    "la puerta\tthe door\n"
    "una puerta blanca\ta white door\n"
    "la casa\tthe house\n"
    "blanca\twhite\n"
    "roja\tred\n";

TrainOptions every_word() {
  TrainOptions options;
  options.own_entry = 1;
  options.origin = {"a test", "none", "2020-02-02"};
  return options;
}

std::string train(std::string_view text, const TrainOptions& options) {
  ModelTrainer trainer(options);
  EXPECT_TRUE(scan_bitext({"t.tsv", text}, [&](auto es, auto en) { trainer.add(es, en); }));
  return trainer.train().value();
}

std::shared_ptr<const Model> parse(const std::string& bytes) { return Model::parse(bytes, "m").value(); }

/// "house door": the renderings of a word, strongest first.
std::string renderings(const Model& model, std::string_view es) {
  std::string out;
  const auto word = model.find<Side::es>(es);
  if (!word) return "unknown";
  for (const Rendering& rendering : model.renderings(*word))
    out += (out.empty() ? "" : " ") + std::string(model.text(rendering.en));
  return out;
}

struct RenderingCase {
  const char* es;
  const char* first;  // English word
};

TEST(TrainModel, LearnsWhichWordsRenderEachOther) {
  const auto model = parse(train(kBitext, every_word()));
  const RenderingCase cases[] = {{"casa", "house"},   {"puerta", "door"}, {"roja", "red"},
                                 {"blanca", "white"}, {"la", "the"},      {"una", "a"}};
  for (const RenderingCase& c : cases) {
    const std::string all = renderings(*model, c.es);
    EXPECT_EQ(all.substr(0, all.find(' ')), c.first) << c.es << ": " << all;
  }
}

TEST(TrainModel, SharesAreProbabilitiesAndRenderingsSorted) {
  const auto model = parse(train(kBitext, every_word()));
  for (const char* es : {"casa", "puerta", "roja", "blanca", "la", "una"}) {
    float before = 1;
    for (const Rendering& rendering : model->renderings(model->find<Side::es>(es).value())) {
      EXPECT_GT(rendering.en_given_es, 0) << es;
      EXPECT_LE(rendering.en_given_es, 1) << es;
      EXPECT_LE(rendering.strength(), before * 1.05F) << es;  // as exact as a byte is
      before = rendering.strength();
    }
  }
}

TEST(TrainModel, RareFormsShareTheEntryOfTheirStem) {
  TrainOptions options = every_word();
  options.own_entry = 3;
  const auto model =
      parse(train("camina\twalks\ncaminaba\twalked\ncaminando\twalking\ncamino\twalk\nnunca\tnever\nnunca\tnever\n"
                  "nunca\tnever\n",
                  options));
  EXPECT_EQ(renderings(*model, "caminaron"), "walk*");  // never seen
  EXPECT_EQ(renderings(*model, "camina"), "walk*");
  EXPECT_EQ(renderings(*model, "nunca"), "never");
  EXPECT_EQ(renderings(*model, "jamas"), "unknown");
}

TEST(TrainModel, RareWordsTellMore) {
  const auto model = parse(train(kBitext, every_word()));
  const auto information = [&](const char* word) {
    return model->frequency(model->find<Side::es>(word)).information();
  };
  EXPECT_LT(information("la"), information("casa"));
  EXPECT_LT(information("casa"), information("roja"));
  EXPECT_LT(information("roja"), information("xilofono"));
}

struct FrequencyCase {
  const char* word;
  std::uint64_t in_the_first, in_the_second;
};

TEST(Lexicon, CountsWordsInAllModelsTogether) {
  const auto first = parse(train("la casa\tthe house\nla casa\tthe house\n", every_word()));
  const auto second = parse(train("la puerta la\tthe door the\nla puerta\tthe door\n", every_word()));
  const Lexicon lexicon(Glossary(), {first, second});
  const FrequencyCase cases[] = {{"la", 2, 3}, {"casa", 2, 0}, {"puerta", 0, 2}, {"xilofono", 0, 0}};
  for (const FrequencyCase& c : cases) {
    const Frequency frequency = lexicon.frequency<Side::es>(c.word);
    EXPECT_EQ(frequency.count, c.in_the_first + c.in_the_second) << c.word;
    EXPECT_EQ(frequency.of, 9U) << c.word;
  }
  EXPECT_EQ(Lexicon().frequency<Side::en>("the").of, 0U);
}

TEST(Frequency, TellsInNats) {
  EXPECT_FLOAT_EQ((Frequency{98, 998}).information(), std::log(10.F));
  EXPECT_FLOAT_EQ((Frequency{0, 998}).information(), std::log(500.F));
  EXPECT_FLOAT_EQ(Frequency().information(), 0);
}

TEST(TrainModel, IsTheSameForAnyNumberOfThreads) {
  std::string text;
  for (int k = 0; k < 3000; ++k) text += kBitext.substr(0, kBitext.find('\n', static_cast<std::size_t>(k % 150)) + 1);
  TrainOptions options = every_word();
  const std::string one = train(text, options);
  for (const unsigned threads : {2U, 3U}) {
    options.threads = threads;
    EXPECT_EQ(train(text, options), one) << threads;
  }
}

TEST(Model, FindsEveryWordAmongManyThatBeginAlike) {
  ModelContent content;
  auto& words = content.sides[0].words;
  for (const char* beginning : {"", "a", "internac", "internacional", "z"})
    for (std::uint32_t k = 100; k < 150; ++k) words.push_back({beginning + std::to_string(k), k});
  std::ranges::sort(words, {}, &ModelContent::Word::text);
  content.renderings.resize(words.size());
  const auto model = parse(write_model(content));
  for (std::uint32_t k = 0; k < words.size(); ++k) {
    const auto found = model->find<Side::es>(words[k].text);
    ASSERT_TRUE(found) << words[k].text;
    EXPECT_EQ(found->value, k) << words[k].text;
  }
  for (const char* other : {"", "1", "internac", "internac1", "internacional9", "zz", "\xff"})
    EXPECT_FALSE(model->find<Side::es>(other)) << other;
}

struct PassedOverCase {
  const char* name;
  std::string es, en;
};

TEST(TrainModel, PassesOverWhatTeachesNothing) {
  std::string long_one;
  for (int k = 0; k < 101; ++k) long_one += "a ";
  const PassedOverCase cases[] = {
      {"nothing", "", ""},
      {"no words", "1234 +", "1234 +"},
      {"words on one side", "casa", "7"},
      {"too long a side", "casa", long_one},
  };
  for (const PassedOverCase& c : cases) {
    ModelTrainer trainer;
    trainer.add(c.es, c.en);
    EXPECT_EQ(trainer.pairs(), 0U) << c.name;
    const auto model = trainer.train();
    ASSERT_FALSE(model) << c.name;
    EXPECT_EQ(to_string(model.error()), "no pair of sentences with words on both sides to learn from") << c.name;
  }
}

TEST(TrainModel, KeepsNoneOfTheTextsItWasGiven) {
  ModelTrainer trainer(every_word());
  ASSERT_TRUE(scan_bitext({"t.tsv", kBitext}, [&](std::string_view es, std::string_view en) {
    std::string es_copy(es), en_copy(en);
    trainer.add(es_copy, en_copy);
    std::ranges::fill(es_copy, 'x');
    std::ranges::fill(en_copy, 'x');
  }));
  EXPECT_EQ(trainer.train().value(), train(kBitext, every_word()));
}

TEST(Model, FindsEveryWordWhateverItBeginsWith) {
  std::vector<std::string> words = {"'s", "1",     "12", "1z",      "2",       "2a",      "a",
                                    "a1", "aa",    "ab", "a\u00f1", "az",      "b",       "ba",
                                    "m",  "mundo", "z",  "zz",      "z\u00e9", "\u00f1u", "\u043c\u0438\u0440"};
  std::ranges::sort(words);
  ModelContent content;
  for (ModelContent::Vocabulary& side : content.sides) {
    side.occurrences = words.size();
    for (const std::string& word : words) side.words.push_back({word, 1});
  }
  content.renderings.resize(words.size());
  const auto model = parse(write_model(content));
  for (const std::string& word : words) {
    const auto found = model->find<Side::es>(word);
    ASSERT_TRUE(found) << word;
    EXPECT_EQ(model->text(*found), word);
    EXPECT_EQ(model->find<Side::en>(word)->value, found->value) << word;
  }
  for (const char* word : {"", "'", "11", "1y", "3", "a0", "ac", "c", "n", "zy", "\u043c"})
    EXPECT_FALSE(model->find<Side::es>(word)) << word;
}

/// Numbers as they are in a file.
std::string little_endian(const std::vector<std::uint32_t>& numbers) {
  std::string out;
  for (const std::uint32_t number : numbers)
    for (std::uint32_t k = 0; k < 4; ++k) out += static_cast<char>(number >> 8 * k & 0xFFU);
  return out;
}

/// Of so many words, with these slots.
bool is_sound_index(std::uint32_t words, const std::vector<std::uint32_t>& slots) {
  const std::string counts(std::size_t{4} * words, '\0'), bytes = little_endian(slots);
  VocabularyView side;
  side.counts = NumberTable(counts);
  side.slots = NumberTable(bytes);
  return is_sound_index(side);
}

TEST(WordIndex, IsUnsoundWhereASearchWouldGoWrong) {
  constexpr std::uint32_t kTag = 0x80000000;
  EXPECT_TRUE(is_sound_index(0, {0}));
  EXPECT_TRUE(is_sound_index(2, {0, kTag | 2, 1, 0}));
  EXPECT_FALSE(is_sound_index(2, {0, 3, 1, 0}));                // there is no third word
  EXPECT_FALSE(is_sound_index(2, {kTag, 2, 1, 0}));             // not free, and no word's
  EXPECT_FALSE(is_sound_index(2, {0, kTag | 2, 0, 0}));         // a word that cannot be found
  EXPECT_FALSE(is_sound_index(2, {1, kTag | 2, kTag | 1, 1}));  // no free slot to end at
}

TEST(WordIndex, HasEveryWordOnce) {
  std::vector<ModelContent::Word> words;
  for (std::size_t k = 0; k < 3000; ++k) {
    words.push_back({"palabra" + std::to_string(k), 1});
    if (k % 100 != 0) continue;
    const std::vector<std::uint32_t> slots = make_index(words);
    EXPECT_EQ(slots.size(), index_slots(words.size()));
    EXPECT_TRUE(is_sound_index(static_cast<std::uint32_t>(words.size()), slots)) << k;
  }
}

TEST(Model, TellsWhereItComesFrom) {
  const std::string bytes = train(kBitext, every_word());
  const ModelInfo info = parse(bytes)->info();
  EXPECT_EQ(info.origin, (ModelOrigin{"a test", "none", "2020-02-02"}));
  EXPECT_EQ(info.pairs, 10U);
  EXPECT_EQ(info.es_words, 6U);
  EXPECT_EQ(info.en_words, 6U);
  EXPECT_EQ(info.bytes, bytes.size());
}

TEST(Model, RefusesEveryTruncation) {
  const std::string bytes = train(kBitext, every_word());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto model = Model::parse(bytes.substr(0, size), "m");
    ASSERT_FALSE(model) << size;
    EXPECT_EQ(model.error().code, Errc::malformed);
  }
  EXPECT_FALSE(Model::parse(bytes + '\0', "m"));
}

TEST(Model, RefusesEveryBitTurned) {
  const std::string bytes = train(kBitext, every_word());
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    EXPECT_FALSE(Model::parse(damaged, "m")) << bit;
  }
}

/// The checksum keeps out accidents. What stays out of step behind a right one is found by looking.
struct HostileCase {
  const char* name;
  void (*spoil)(ModelContent&);
};

TEST(Model, RefusesContentsThatContradictEachOther) {
  const HostileCase cases[] = {
      {"an English word that is not there", [](ModelContent& c) { c.renderings[0][0].en.value = 2; }},
      {"one far out", [](ModelContent& c) { c.renderings[1][0].en.value = ~0U; }},
      {"renderings for fewer words", [](ModelContent& c) { c.renderings.pop_back(); }},
  };
  const auto content = [] {
    ModelContent c;
    c.sides[0] = {{{"casa", 2}, {"perro", 3}}, 9};
    c.sides[1] = {{{"dog", 3}, {"house", 2}}, 9};
    c.renderings = {{{{1}, 0.5F, 1}}, {{{0}, 1, 1}}};
    return c;
  };
  EXPECT_TRUE(Model::parse(write_model(content()), "m"));
  for (const HostileCase& c : cases) {
    ModelContent spoilt = content();
    c.spoil(spoilt);
    const auto model = Model::parse(write_model(spoilt), "m");
    ASSERT_FALSE(model) << c.name;
    EXPECT_EQ(to_string(model.error()), "m: the model is damaged (cut short, altered, or never whole)") << c.name;
  }
}

TEST(Model, NamesWhatIsNoModel) {
  EXPECT_EQ(to_string(Model::parse("casa\thouse\n", "m").error()), "m: not a model of cotejo");
  std::string later = train(kBitext, every_word());
  later[8] = 3;
  EXPECT_EQ(to_string(Model::parse(later, "m").error()), "m: a model of version 3 (expected 2)");
}

class ModelFile : public testing::Test {
 protected:
  ModelFile() : path_(std::filesystem::temp_directory_path() / ("cotejo_model_" + std::to_string(::getpid()))) {}
  ~ModelFile() override { std::filesystem::remove(path_); }

  std::filesystem::path path_;
};

TEST_F(ModelFile, IsMappedAndOutlivesItsName) {
  std::ofstream(path_, std::ios::binary) << train(kBitext, every_word());
  const auto model = Model::read(path_);
  ASSERT_TRUE(model) << to_string(model.error());
  std::filesystem::remove(path_);
  EXPECT_TRUE(renderings(**model, "casa").starts_with("house"));
}

TEST_F(ModelFile, ThatIsNotThereOrEmptyIsAnError) {
  EXPECT_EQ(Model::read(path_).error().code, Errc::not_found);
  std::ofstream(path_).flush();
  EXPECT_EQ(Model::read(path_).error().code, Errc::empty);
  EXPECT_EQ(Model::read(std::filesystem::temp_directory_path()).error().code, Errc::unreadable);
}

}  // namespace
}  // namespace cotejo
