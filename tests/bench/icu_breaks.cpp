// What ICU alone takes to find the sentence and word breaks of texts: the yardstick for reading, splitting, aligning
// and writing them.
//
//   cotejo_icu_breaks JOBS.tsv [TIMES]      the texts of the first column are Spanish, those of the second English
//
// Everything but the two iterators is kept as cheap as it can be: each is made once a language, files are read whole,
// and the UTF-8 is walked where it stands (conversion to UTF-16 first takes as long). Prints the number of breaks, so
// that they cannot be left out. TIMES repeats all of it, for what is too short to time.
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

struct Breaker {
  Iterator sentences, words;

  explicit Breaker(const char* language) {
    UErrorCode status = U_ZERO_ERROR;
    sentences.reset(icu::BreakIterator::createSentenceInstance(icu::Locale(language), status));
    words.reset(icu::BreakIterator::createWordInstance(icu::Locale(language), status));
    require(status);
  }
};

std::size_t count_breaks(icu::BreakIterator& iterator, UText& text) {
  UErrorCode status = U_ZERO_ERROR;
  iterator.setText(&text, status);
  require(status);
  std::size_t breaks = 0;
  while (iterator.next() != icu::BreakIterator::DONE) ++breaks;
  return breaks;
}

std::size_t count_breaks(const Breaker& breaker, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  require(status);
  const std::size_t breaks = count_breaks(*breaker.sentences, text) + count_breaks(*breaker.words, text);
  utext_close(&text);
  return breaks;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t count_breaks_of_jobs(const std::string& jobs) {
  const Breaker es("es"), en("en");
  std::istringstream lines(jobs);
  std::size_t breaks = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string es_path, en_path;
    std::getline(fields, es_path, '\t');
    std::getline(fields, en_path, '\t');
    breaks += count_breaks(es, read_file(es_path)) + count_breaks(en, read_file(en_path));
  }
  return breaks;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::fprintf(stderr, "usage: cotejo_icu_breaks JOBS.tsv [TIMES]\n");
    return 2;
  }
  try {
    const int times = argc == 3 ? std::stoi(argv[2]) : 1;
    std::size_t breaks = 0;
    for (int time = 0; time < times; ++time) breaks += count_breaks_of_jobs(read_file(argv[1]));
    std::printf("%zu\n", breaks);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "cotejo_icu_breaks: %s\n", error.what());
    return 2;
  }
  return 0;
}
