// How many function words of each language texts hold: what src/batch/language_check.cpp takes its thresholds from.
//
//   cotejo_language_shares WORDS FILE…    cuts the files into passages of at least WORDS words (whole lines) and prints
//                                         quantiles of both shares over them; 0: every file is one passage
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "cotejo/read.hpp"
#include "cotejo/text.hpp"

namespace {

std::vector<std::string> passages(const std::string& text, std::size_t words) {
  if (words == 0) return {text};
  std::vector<std::string> out(1);
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    out.back() += line;
    count += cotejo::language_evidence(line).words;
    if (count >= words) {
      out.emplace_back();
      count = 0;
    }
    at = end;
  }
  out.pop_back();  // the rest has fewer words
  return out;
}

void print_quantiles(const char* name, std::vector<double> shares) {
  static constexpr std::array kQuantiles = {0.0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0};
  std::sort(shares.begin(), shares.end());
  std::printf("%s", name);
  for (const double quantile : kQuantiles)
    std::printf("\t%.3f", shares[static_cast<std::size_t>(quantile * static_cast<double>(shares.size() - 1))]);
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: cotejo_language_shares WORDS FILE...\n", stderr), 2;
  std::vector<double> es, en, both, beside;
  for (int file = 2; file < argc; ++file) {
    const auto text = cotejo::read_bytes(argv[file]);
    if (!text) return std::fprintf(stderr, "%s\n", to_string(text.error()).c_str()), 2;
    for (const std::string& passage : passages(*text, std::strtoul(argv[1], nullptr, 10))) {
      const cotejo::LanguageEvidence evidence = cotejo::language_evidence(passage);
      es.push_back(evidence.es);
      en.push_back(evidence.en);
      both.push_back(evidence.es + evidence.en);
      beside.push_back(evidence.beside);
    }
  }
  if (es.empty()) return std::fputs("no passage is that long\n", stderr), 2;
  std::printf("%zu passages\t0\t.001\t.01\t.1\t.5\t.9\t.99\t.999\t1\n", es.size());
  print_quantiles("es", std::move(es));
  print_quantiles("en", std::move(en));
  print_quantiles("both", std::move(both));
  print_quantiles("beside", std::move(beside));
}
