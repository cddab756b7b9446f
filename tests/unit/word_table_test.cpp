#include "text/word_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/buckets.hpp"

namespace cotejo {
namespace {

std::vector<std::uint32_t> sorted(const Buckets& buckets, std::uint64_t key) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t number : buckets.of(key)) out.push_back(number);
  std::ranges::sort(out);
  return out;
}

TEST(Buckets, KeepsTheNumbersOfEachKeyApart) {
  constexpr std::uint32_t kKeys = 1000;
  Buckets buckets;
  for (std::uint32_t k = 0; k < 3 * kKeys; ++k) buckets.add(k % kKeys, k);
  for (std::uint32_t k = 0; k < kKeys; ++k)
    EXPECT_EQ(sorted(buckets, k), (std::vector{k, k + kKeys, k + 2 * kKeys})) << k;
  EXPECT_TRUE(sorted(buckets, kKeys).empty());
  EXPECT_TRUE(sorted(Buckets(), 0).empty());
}

struct Entry {
  std::string_view word;
  int value = 0;
};

constexpr WordTable kTable(
    std::to_array<Entry>({{"de", 1}, {"deber", 2}, {"a word of more than thirty-one bytes", 3}, {"de", 4}}));

TEST(WordTable, FindsWhatIsOnTheListAndNothingElse) {
  const Entry cases[] = {{"de", 1}, {"deber", 2}, {"a word of more than thirty-one bytes", 3},
                         {"", 0},   {"del", 0},   {"a word of more than thirty-two bytes", 0},
                         {"d", 0},  {"dexer", 0}, {"\u00f1", 0}};
  for (const Entry& c : cases) {
    const Entry* const found = kTable.find(c.word);
    EXPECT_EQ(found == nullptr ? 0 : found->value, c.value) << c.word;
  }
}

TEST(WordTable, KnowsInWhichListsAWordStands) {
  static constexpr std::string_view kShort[] = {"a", "ab", "abcdefgh"};
  static constexpr std::string_view kLong[] = {"ab", "abcdefghi", "abcdefghijklmnop", "ñandú"};
  static constexpr WordTable kListed(listed(kShort, kLong));
  const auto lists = [&](std::string_view word) { return lists_of(kListed, word); };
  for (const std::string_view word : {"a", "abcdefgh"}) EXPECT_EQ(lists(word), 1U) << word;
  EXPECT_EQ(lists("ab"), 3U);
  for (const std::string_view word : {"abcdefghi", "abcdefghijklmnop", "ñandú"}) EXPECT_EQ(lists(word), 2U) << word;
  for (const std::string_view word : {"", "b", "ba", "A", "abcdefg", "abcdefghijklmno", "abcdefghijklmnopq"})
    EXPECT_EQ(lists(word), 0U) << word;
}

TEST(WordHash, DependsOnEveryByteAndTheSize) {
  static_assert(word_hash("") != word_hash("a"));
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string word(size, 'a');
    EXPECT_NE(word_hash(word), word_hash(word + "a")) << size;
    for (std::size_t k = 0; k < size; ++k) {
      std::string other = word;
      other[k] = 'b';
      EXPECT_NE(word_hash(word), word_hash(other)) << size << " " << k;
    }
  }
}

/// Models have been written with it.
TEST(WordHash, IsTheSameOnEveryMachine) {
  EXPECT_EQ(word_hash(""), 0x4EF9C199BEEC8311U);
  EXPECT_EQ(word_hash("a"), 0x8F09FFF02A405530U);
  EXPECT_EQ(word_hash("cotejo"), 0x3EBEEC5978400824U);
  EXPECT_EQ(word_hash("internacionalización"), 0x7318C7EF4B655935U);
  std::uint64_t a = 1, b = 3;
  for (int k = 0; k < 1000; ++k) {
    EXPECT_EQ(detail::fold_product(a, b), detail::fold_product_of_halves(a, b)) << a << " * " << b;
    a = a * 6364136223846793005U + 1442695040888963407U;
    b = ~b ^ a >> 7U;
  }
}

/// Which words meet is no property of the words: for each pair that meets under one seed there are others under which
/// it does not.
TEST(WordHash, NoWordsMeetUnderEverySeed) {
  constexpr std::uint64_t kSeeds = 64, kWords = 2000, kPlaces = 256;
  std::vector<std::size_t> together(kWords);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto place = [&](std::uint64_t k) {
      const std::string word = "se parecen en todo hasta aquí " + std::to_string(k) + " y desde aquí también";
      return word_hash(word, kListSeed * seed) % kPlaces;
    };
    for (std::uint64_t k = 1; k < kWords; ++k) together[k] += place(k) == place(0) ? 1 : 0;
  }
  EXPECT_LT(std::ranges::max(together), std::size_t{6});  // of 64, where a 256th is to be expected
}

}  // namespace
}  // namespace cotejo
