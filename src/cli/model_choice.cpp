#include "cli/model_choice.hpp"

#include <algorithm>

#include "cli/installation.hpp"

namespace cotejo::cli {
namespace {

constexpr const char* kBuiltIn = "builtin";
constexpr const char* kNone = "none";

std::filesystem::path built_in() { return share_folder() / "cotejo" / "es-en.model"; }

std::vector<std::string> standard_choice() {
  std::error_code error;
  return std::filesystem::exists(built_in(), error) ? std::vector<std::string>{kBuiltIn} : std::vector<std::string>();
}

}  // namespace

Result<std::shared_ptr<const Model>> read_model(const std::string& choice) {
  return Model::read(choice == kBuiltIn ? built_in() : std::filesystem::path(choice));
}

std::string checksum_text(const Model& model) {
  const std::uint64_t checksum = model.info().checksum;
  std::string out(16, '0');
  for (std::size_t k = 0; k < 16; ++k) out[15 - k] = "0123456789abcdef"[checksum >> 4 * k & 0xFU];
  return out;
}

std::vector<std::string> chosen_models(const std::vector<std::string>& choices) {
  if (choices == std::vector<std::string>{kNone}) return {};
  return choices.empty() ? standard_choice() : choices;
}

Result<std::vector<std::shared_ptr<const Model>>> read_models(const std::vector<std::string>& choices) {
  const std::vector<std::string> chosen = chosen_models(choices);
  if (std::ranges::find(chosen, kNone) != chosen.end())
    return fail(Errc::usage, {}, "--model none goes with no other model (expected it alone)");
  std::vector<std::shared_ptr<const Model>> models;
  for (const std::string& choice : chosen) {
    Result<std::shared_ptr<const Model>> model = read_model(choice);
    if (!model) return tl::unexpected(std::move(model.error()));
    models.push_back(std::move(*model));
  }
  return models;
}

}  // namespace cotejo::cli
