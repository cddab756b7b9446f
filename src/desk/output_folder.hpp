// The folder that outputs go into, and what the store knows of it.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <set>
#include <string>
#include <vector>

#include "cotejo/desk.hpp"

namespace cotejo::detail {

/// The folder cannot be written: nothing more can be.
struct OutputFailure {
  Error error;
};

/// Writes outputs part by part, each of them only where it differs from what is there. Throws OutputFailure and
/// StoreFailure.
class OutputFolder {
 public:
  OutputFolder(Store& store, const std::filesystem::path& folder, DeskReport& report);

  /// What a run that was killed has left half-written.
  void sweep() const;

  /// Whether the part has been made of just this, and all of its files are there.
  [[nodiscard]] bool is_done(const std::string& part, const std::string& fingerprint) const;

  [[nodiscard]] std::vector<std::string> parts() const { return store_.parts(key_); }
  [[nodiscard]] std::uint32_t findings(const std::string& part) const;

  void begin(const std::string& part);
  /// `path` within the folder.
  void put(const std::string& path, const std::string& content);
  /// The same for what is too large to hold.
  void stream(const std::string& path, const std::function<void(std::ostream&)>& write);
  /// Takes away what the part had before and has not any more.
  void end(const OutputPart& done);

  /// Takes all of the part away.
  void remove(const std::string& part);

 private:
  void take_away(const StoredOutput& output);
  void write(const std::string& path, const std::function<void(std::ostream&)>& write);
  void keep(const StoredOutput& output);

  Store& store_;
  std::filesystem::path folder_;
  std::string key_;  ///< what the store knows the folder by
  DeskReport& report_;
  std::string part_;
  std::set<std::string> put_;
};

}  // namespace cotejo::detail
