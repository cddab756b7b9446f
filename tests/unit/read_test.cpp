#include "cotejo/read.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace cotejo {
namespace {

class ReadBytes : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "cotejo-read-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }

  /// The bytes, or the message without the folder.
  std::string read(const std::filesystem::path& path, std::size_t max_bytes = 1000) const {
    const auto bytes = read_bytes(path, {.max_bytes = max_bytes});
    if (bytes) return *bytes;
    EXPECT_EQ(bytes.error().where, path.string());
    return to_string(bytes.error().what);
  }

  std::filesystem::path folder_;
};

TEST_F(ReadBytes, GivesFilesAsTheyAre) {
  const std::string bytes("a\r\n\0\xFF", 5);
  EXPECT_EQ(read(file("f", bytes)), bytes);
  EXPECT_EQ(read(file("empty", "")), "");
}

TEST_F(ReadBytes, KeepsToTheLimit) {
  EXPECT_EQ(read(file("f", std::string(10, 'x')), 10), std::string(10, 'x'));
  EXPECT_EQ(read(file("f", std::string(11, 'x')), 10), "larger than the limit of 10 bytes");
}

TEST_F(ReadBytes, SaysWhyItCannot) {
  EXPECT_EQ(read(folder_ / "none"), "no such file");
  EXPECT_EQ(read(file("f", "x") / "below"), "no such file");
  EXPECT_EQ(read(folder_), "is a directory (expected a file)");
  EXPECT_EQ(read(""), "no such file");
  std::filesystem::create_symlink("loop", folder_ / "loop");
  EXPECT_EQ(read(folder_ / "loop").substr(0, 16), "cannot be read: ");
}

TEST_F(ReadBytes, GivesEachFailureItsCode) {
  EXPECT_EQ(read_bytes(folder_ / "none").error().code, Errc::not_found);
  EXPECT_EQ(read_bytes(folder_).error().code, Errc::unreadable);
  EXPECT_EQ(read_bytes(file("f", "xx"), {.max_bytes = 1}).error().code, Errc::too_large);
}

TEST_F(ReadBytes, NeedsPermission) {
  const auto path = file("f", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (::access(path.c_str(), R_OK) == 0) GTEST_SKIP() << "the superuser may read everything";
  EXPECT_EQ(read(path), "no permission to read it");
}

TEST_F(ReadBytes, ReadsPipesToTheirEnd) {
  const auto pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::string sent(300'000, 'p');
  std::jthread writer([&] { std::ofstream(pipe, std::ios::binary) << sent; });
  EXPECT_EQ(read(pipe, 1'000'000), sent);
}

TEST_F(ReadBytes, ReadsStandardInput) {
  const int saved = ::dup(STDIN_FILENO);
  const int input = ::open(file("f", "from standard input").c_str(), O_RDONLY);
  ::dup2(input, STDIN_FILENO);
  EXPECT_EQ(read("-"), "from standard input");
  EXPECT_NE(::fcntl(STDIN_FILENO, F_GETFD), -1) << "standard input was closed";
  ::lseek(STDIN_FILENO, 0, SEEK_SET);
  EXPECT_EQ(read("-", 4), "larger than the limit of 4 bytes");
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::close(input);
}

}  // namespace
}  // namespace cotejo
