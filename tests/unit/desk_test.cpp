#include "cotejo/desk.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "desk/address.hpp"
#include "desk/mirror.hpp"
#include "desk/payload.hpp"
#include "desk/read_item.hpp"
#include "desk/stored_text.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;
using namespace detail;

TEST(Address, WhatLeadsToTheSamePageIsTheSame) {
  const struct {
    const char *url, *expected;
  } cases[] = {
      {"https://www.Faro.example/2026/A/", "faro.example/2026/A"},
      {"http://faro.example/2026/A?utm_source=rss&utm_medium=feed#top", "faro.example/2026/A"},
      {"https://faro.example/?p=12&fbclid=x", "faro.example?p=12"},
      {"https://faro.example/n?id=3&ref=portada", "faro.example/n?id=3"},
      {"https://faro.example/", ""},
      {"https://faro.example", ""},
      {"tag:faro.example,2026:1", ""},
      {"", ""},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(normal_address(url), expected) << url;
}

TEST(Address, SlugsAreSafeNames) {
  const struct {
    const char *title, *expected;
  } cases[] = {
      {"El sismo en la costa: ¿qué pasó?", "el-sismo-en-la-costa-que-paso"},
      {"../../etc/passwd", "etc-passwd"},
      {"«¡…!»", "item"},
      {"", "item"},
      {"Una frase larguísima que no cabe en los cuarenta y ocho bytes", "una-frase-larguisima-que-no-cabe-en-los"},
  };
  for (const auto& [title, expected] : cases) EXPECT_EQ(slug(title), expected) << title;
}

TEST(Address, DatesBeforeFeedsAreNone) {
  EXPECT_EQ(day_of(0), std::nullopt);
  EXPECT_EQ(day_of(-5), std::nullopt);
  EXPECT_EQ(day_of(std::nullopt), std::nullopt);
  EXPECT_EQ(day_name(day_of(1'793'836'800 + 86'399)), "2026-11-05");
  EXPECT_EQ(day_name(std::nullopt), "undated");
}

class MirrorTest : public testing::Test {
 protected:
  MirrorTest() {
    std::string pattern = (fs::temp_directory_path() / "cotejo-mirror-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    for (const char* file : {"secret", "m/faro.example/a", "m/faro.example/b.html", "m/faro.example/c/index.html",
                             "m/faro.example/d?id=3", "m/only/path.html"}) {
      fs::create_directories((folder_ / file).parent_path());
      std::ofstream(folder_ / file) << "x";
    }
    fs::create_symlink("../../secret", folder_ / "m/faro.example/link");
  }
  ~MirrorTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string found(const char* url) const {
    const auto file = mirrored(folder_ / "m", url);
    return file ? file->lexically_relative(folder_ / "m").string() : "";
  }

  fs::path folder_;
};

TEST_F(MirrorTest, PagesByAddress) {
  EXPECT_EQ(found("https://faro.example/a"), "faro.example/a");
  EXPECT_EQ(found("https://www.faro.example/b#x"), "faro.example/b.html");
  EXPECT_EQ(found("https://faro.example/c/"), "faro.example/c/index.html");
  EXPECT_EQ(found("https://faro.example/d?id=3"), "faro.example/d?id=3");
  EXPECT_EQ(found("https://other.example/only/path"), "only/path.html");
  EXPECT_EQ(found("https://faro.example/none"), "");
}

TEST_F(MirrorTest, NothingOutsideIt) {
  for (const char* url : {"https://faro.example/../../secret", "https://faro.example/%2e%2e/%2e%2e/secret",
                          "https://../secret", "https://faro.example/..%2f..%2fsecret", "https://faro.example/link",
                          "file:///etc/passwd", "https://faro.example/a%00b", "https://"})
    EXPECT_EQ(found(url), "") << url;
}

FeedItem feed_item(const std::string& guid, const std::string& link) {
  FeedItem out;
  out.guid = guid;
  out.link = link;
  out.title = "Título";
  out.kind = ItemBody::full;
  out.body = "Una frase cualquiera.";
  out.body_type = "text/plain";
  return out;
}

TEST(Identity, GuidThenAddressThenText) {
  const ItemIdentity identity{"faro.example", true, true};
  const Result<ReadItem> both = read_item(feed_item("12", "https://faro.example/a"), identity, {});
  ASSERT_TRUE(both);
  ASSERT_EQ(both->keys().size(), 3U);
  EXPECT_EQ(both->keys()[0], "guid:faro.example 12");
  EXPECT_EQ(both->keys()[1], "link:faro.example/a");
  const Result<ReadItem> neither = read_item(feed_item("", ""), identity, {});
  ASSERT_TRUE(neither);
  EXPECT_EQ(neither->keys(), std::vector<std::string>{both->keys()[2]});
  EXPECT_EQ(read_item(feed_item("tag:a:1", ""), identity, {})->keys()[0], "guid:tag:a:1");
}

TEST(Identity, NamesThatSeveralItemsShareAreNone) {
  Feed feed;
  feed.items = {feed_item("same", "https://faro.example/a"), feed_item("same", "https://faro.example/b"),
                feed_item("x", "https://faro.example/c"),    feed_item("y", "https://faro.example/c"),
                feed_item("z", "https://faro.example/d"),    feed_item("z", "https://faro.example/d")};
  const std::vector<ItemIdentity> found = identities(feed);
  EXPECT_FALSE(found[0].by_guid);
  EXPECT_TRUE(found[0].by_address);
  EXPECT_TRUE(found[2].by_guid);
  EXPECT_FALSE(found[2].by_address);
  EXPECT_TRUE(found[4].by_guid && found[4].by_address);
}

TEST(Payload, ComesBackAsItWas) {
  KeptItem kept{feed_item("1", "https://faro.example/a"), {"faro.example", true, false}};
  kept.item.body = std::string("caf\xE9\n\0<p>", 9);
  kept.item.published = 1'793'836'800;
  kept.item.alternates = {{"https://faro.example/en/a", "en"}};
  const std::optional<KeptItem> back = kept_item(payload_of(kept));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->item.body, kept.item.body);
  EXPECT_EQ(back->item.published, kept.item.published);
  EXPECT_EQ(back->item.updated, std::nullopt);
  EXPECT_EQ(back->item.alternates, kept.item.alternates);
  EXPECT_FALSE(back->identity.by_address);
  EXPECT_EQ(kept_item("no payload"), std::nullopt);
  EXPECT_EQ(kept_item("{}\nbody"), std::nullopt);
}

TEST(StoredText, AnAlignedPairComesBackAsItWas) {
  AlignedPair pair;
  pair.es.document.text = "Título\nHola. Adiós.";
  pair.es.document.blocks = {{BlockKind::heading, {0, 7}}, {BlockKind::paragraph, {8, 21}}};
  pair.es.segments = {{{0, 7}, 0}, {{8, 13}, 1}, {{14, 21}, 1}};
  pair.en.document.text = "Hello.";
  pair.en.document.blocks = {{BlockKind::paragraph, {0, 6}}};
  pair.en.segments = {{{0, 6}, 0}};
  pair.alignment.beads = {{{0, 1}, {0, 0}, 0.25F}, {{1, 2}, {0, 1}, 0.123456789F}};
  pair.alignment.beads[1].is_moved = true;

  ItemVersion es, en;
  es.text = pair.es.document.text;
  es.blocks = stored_blocks(pair.es.document.blocks);
  en.text = pair.en.document.text;
  en.blocks = stored_blocks(pair.en.document.blocks);
  const StoredAlignment stored = stored_alignment(pair);
  const AlignedPair back = aligned_pair({document_of(es, "a"), document_of(en, "b")}, stored);
  ASSERT_EQ(back.alignment.beads.size(), 2U);
  EXPECT_EQ(back.alignment.beads[1].confidence, pair.alignment.beads[1].confidence);
  EXPECT_TRUE(back.alignment.beads[1].is_moved);
  EXPECT_EQ(back.es.document.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(back.es.segments[2].range, pair.es.segments[2].range);
  EXPECT_EQ(stored_alignment(back).beads, stored.beads);

  const std::vector<StoredUnit> units = units_of(back, 0);
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0].es, "Hola. Adiós.");
  EXPECT_TRUE(units_of(back, 0.5).empty());
}

}  // namespace
}  // namespace cotejo
