#include "cotejo/store.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace cotejo {
namespace {

namespace fs = std::filesystem;

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string pattern = (fs::temp_directory_path() / "cotejo-store-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~StoreTest() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path path() const { return folder_ / "desk.store"; }

  [[nodiscard]] Store open(StoreAccess access = StoreAccess::create) const {
    Result<Store> store = Store::open(path(), access);
    EXPECT_TRUE(store) << to_string(store.error());
    return std::move(*store);
  }

  [[nodiscard]] std::string refusal(StoreAccess access) const {
    const Result<Store> store = Store::open(path(), access);
    return store ? "opened" : to_string(store.error().what);
  }

  fs::path folder_;
};

StoredItem item(Side side, const std::string& name, std::optional<std::int64_t> day = {}) {
  StoredItem out;
  out.side = side;
  out.name = name;
  out.day = day;
  out.version.hash = name + "-1";
  out.version.title = "Título " + name;
  out.version.text = std::string("texto con \0 y ñ", 16);
  return out;
}

/// The two, paired and aligned, with these units.
StoreId aligned(Store& store, const std::string& name, const std::vector<std::pair<std::string, std::string>>& units) {
  StoredPair pair;
  pair.es = store.add_item(item(Side::es, name));
  pair.en = store.add_item(item(Side::en, name));
  pair.name = name;
  const StoreId id = store.put_pair(pair);
  std::vector<StoredUnit> stored;
  for (const auto& [es, en] : units) stored.push_back({es, en, 0.9, {}, 0});
  store.add_alignment(id, {}, stored);
  store.set_state(id, PairState::paired);
  return id;
}

std::string memory(const Store& store) {
  std::string out;
  store.each_unit([&](const StoredUnit& unit) {
    out += unit.es + "=" + unit.en + " " + unit.pair + " " + std::to_string(unit.pairs) + "\n";
  });
  return out;
}

TEST_F(StoreTest, OneWriterAndManyWhoLook) {
  const Store writer = open();
  EXPECT_EQ(refusal(StoreAccess::write), "another run is at work on this store (expected to wait for its end)");
  EXPECT_EQ(refusal(StoreAccess::look), "opened");
}

TEST_F(StoreTest, WhatIsNoStore) {
  EXPECT_EQ(refusal(StoreAccess::look), "no such store (expected one that cotejo feed STORE has made)");
  std::ofstream(path()) << "not a database, and long enough to be seen not to be one" << std::string(4096, '.');
  EXPECT_EQ(refusal(StoreAccess::create), "is not a store of cotejo's");
}

TEST_F(StoreTest, AnItemWithItsVersionsAndKeys) {
  Store store = open();
  const StoreId id = store.add_item(item(Side::es, "sismo", 20'000));
  store.add_keys(id, Side::es, std::vector<std::string>{"guid:1", "link:a.example/1"});
  EXPECT_EQ(store.find_item(Side::es, "guid:1"), id);
  EXPECT_EQ(store.find_item(Side::en, "guid:1"), std::nullopt);
  EXPECT_EQ(store.free_name(Side::es, "sismo"), "sismo-2");
  EXPECT_EQ(store.item(id)->version.text, std::string("texto con \0 y ñ", 16));

  ItemVersion next;
  next.hash = "sismo-2";
  next.title = "Corregido";
  EXPECT_EQ(store.add_version(id, next), 2U);
  EXPECT_EQ(store.item(id)->version.number, 1U);
  store.set_version(id, 2);
  EXPECT_EQ(store.item(id)->version.title, "Corregido");
  EXPECT_EQ(store.versions(id).size(), 2U);
  EXPECT_EQ(store.find_version(id, "sismo-1"), 1U);
  EXPECT_EQ(store.items_called("es:sismo"), std::vector<StoreId>{id});
  EXPECT_EQ(store.items_called("en:sismo"), std::vector<StoreId>{});
}

TEST_F(StoreTest, WhatThrowsLeavesNothing) {
  Store store = open();
  EXPECT_THROW(store.atomically([&] {
    store.add_item(item(Side::es, "sismo"));
    throw StoreFailure{};
  }),
               StoreFailure);
  EXPECT_FALSE(store.has_items(ItemState::fresh));
  store.atomically([&] { store.add_item(item(Side::es, "sismo")); });
  EXPECT_TRUE(store.has_items(ItemState::fresh));
}

TEST_F(StoreTest, AUnitIsThereOnceForAllItsPairs) {
  Store store = open();
  const StoreId first = aligned(store, "a", {{"Hola.", "Hello."}, {"Sí.", "Yes."}});
  aligned(store, "b", {{"Sí.", "Yes."}, {"No.", "No."}});
  EXPECT_EQ(memory(store), "Hola.=Hello. a 1\nSí.=Yes. a 2\nNo.=No. b 1\n");
  const std::string before = store.units_fingerprint();
  store.set_state(first, PairState::rejected);
  EXPECT_EQ(memory(store), "Sí.=Yes. b 1\nNo.=No. b 1\n");
  EXPECT_NE(store.units_fingerprint(), before);
}

TEST_F(StoreTest, ANewAlignmentKeepsTheOldOne) {
  Store store = open();
  const StoreId pair = aligned(store, "a", {{"Son 18.", "They are 18."}});
  const StoredUnit corrected{"Son 81.", "They are 81.", 1, {}, 0};
  EXPECT_EQ(store.add_alignment(pair, {}, {&corrected, 1}), 2U);
  EXPECT_EQ(memory(store), "Son 81.=They are 81. a 1\n");
  EXPECT_EQ(store.alignments(pair).size(), 2U);
}

TEST_F(StoreTest, FailuresCountTheirTries) {
  Store store = open();
  const StoredFailure failure{"item:1", Side::en, {Errc::empty, "en.xml: item 3", {"has {1}", {"nothing"}}}, "{}", 1};
  EXPECT_EQ(store.put_failure(failure), 1U);
  EXPECT_EQ(store.put_failure(failure), 2U);
  ASSERT_EQ(store.failures().size(), 1U);
  EXPECT_EQ(to_string(store.failures().front().error), "en.xml: item 3: has nothing");
  EXPECT_EQ(store.forget_failure("item:1")->tries, 2U);
  EXPECT_EQ(store.forget_failure("item:1"), std::nullopt);
}

TEST_F(StoreTest, FailuresAreFoundByTheStartOfTheirKey) {
  Store store = open();
  for (const char* key : {"place:es:a.xml\n1", "place:es:a.xml\nñ", "place:es:a.xml.old\n1", "item:1"})
    store.put_failure({key, Side::es, {Errc::empty, {}, {"has nothing", {}}}, {}, 1});
  const auto keys = [&](std::string_view start) {
    std::string out;
    for (const StoredFailure& failure : store.failures(start)) out += failure.key.substr(failure.key.size() - 2) + " ";
    return out;
  };
  EXPECT_EQ(keys("place:es:a.xml\n"), "\n1 ñ ");
  EXPECT_EQ(store.failures().size(), 4U);
  EXPECT_EQ(keys("place:en"), "");
}

TEST_F(StoreTest, TheUsersLastWordCounts) {
  Store store = open();
  store.decide(1, 2, false);
  EXPECT_TRUE(store.is_refused(1, 2));
  store.decide(1, 2, true);
  EXPECT_FALSE(store.is_refused(1, 2));
  EXPECT_TRUE(store.refused().empty());
}

TEST_F(StoreTest, RunsAndWhatTheyHaveRead) {
  Store store = open();
  const std::int64_t run = store.begin_run({0, 1'000, {}, "0.1.0", "--out x", {}});
  store.add_input(run, {Side::es, "es.xml", "abc", 12, 3, true});
  store.add_input(run, {Side::en, "en.xml", "def", 12, 3, false});
  EXPECT_TRUE(store.is_done(Side::es, "abc"));
  EXPECT_FALSE(store.is_done(Side::en, "abc"));
  EXPECT_FALSE(store.is_done(Side::en, "def"));
  EXPECT_EQ(store.runs(5).front().finished, std::nullopt);
  store.end_run(run, 1'001);
  EXPECT_EQ(store.runs(5).front().finished, 1'001);
  EXPECT_EQ(store.runs(5).front().inputs.size(), 2U);
}

TEST_F(StoreTest, OutputsByPart) {
  Store store = open();
  EXPECT_EQ(store.part("/out", "day 2026-11-05"), std::nullopt);
  store.put_output("/out", "day 2026-11-05", {"days/a.tmx", "h", 5});
  EXPECT_EQ(store.part("/out", "day 2026-11-05")->fingerprint, "");
  store.put_part("/out", "day 2026-11-05", {"f", {}, 3});
  EXPECT_EQ(store.part("/out", "day 2026-11-05")->findings, 3U);
  EXPECT_EQ(store.parts("/elsewhere"), std::vector<std::string>{});
  store.forget_output("/out", "days/a.tmx");
  store.forget_part("/out", "day 2026-11-05");
  EXPECT_EQ(store.parts("/out"), std::vector<std::string>{});
}

}  // namespace
}  // namespace cotejo
