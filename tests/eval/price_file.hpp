// Learned prices in a file: a line PRICE(cue, value) each, as src/align/learned has them.
#pragma once

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include "align/prices.hpp"

namespace cotejo::tools {

inline void read_prices(const std::string& path, Prices& prices) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t open = line.find('('), comma = line.find(',');
    if (!line.starts_with("PRICE(") || comma == std::string::npos) continue;
    const std::string name = line.substr(open + 1, comma - open - 1);
    for (std::size_t k = 0; k < kCues; ++k) {
      if (name == kCueNames[k]) prices[static_cast<Cue>(k)] = std::stof(line.substr(comma + 1));
    }
  }
}

inline void print_prices(const Prices& prices) {
  for (std::size_t k = 0; k < kCues; ++k) {
    char value[32];
    std::snprintf(value, sizeof value, "%#.4g", double{prices[static_cast<Cue>(k)]});
    std::printf("PRICE(%s, %sF)\n", std::string(kCueNames[k]).c_str(), value);
  }
}

}  // namespace cotejo::tools
