// Boost.Locale's gettext facet alone: building one of its full locales would load ICU's data and cost more time than
// `cotejo --help` has.
#include "cli/messages.hpp"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <cstdlib>
#include <locale>
#include <string_view>

#include "cli/installation.hpp"
#include "cotejo/read.hpp"

namespace cotejo::cli {
namespace {

bool has_catalogue = false;          // written before threads run
std::string language_in_use = "en";  // likewise

/// "es" or "en" for "es_MX.UTF-8"; empty for a language cotejo does not speak.
std::string language_of(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@-"));
  return language == "es" || language == "en" ? std::string(language) : std::string();
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

std::string_view first_set(std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const std::string_view value = environment(name); !value.empty()) return value;
  return {};
}

/// LANGUAGE is a list, the preferred one first.
std::string first_spoken(std::string_view languages) {
  while (!languages.empty()) {
    const std::size_t colon = languages.find(':');
    if (std::string language = language_of(languages.substr(0, colon)); !language.empty()) return language;
    languages.remove_prefix(colon == std::string_view::npos ? languages.size() : colon + 1);
  }
  return {};
}

std::string environment_language() {
  const std::string_view locale = first_set({"LC_ALL", "LC_MESSAGES", "LANG"});
  if (locale.empty() || locale == "C" || locale == "POSIX") return "en";
  if (std::string language = first_spoken(environment("LANGUAGE")); !language.empty()) return language;
  const std::string language = language_of(locale);
  return language.empty() ? "en" : language;
}

std::string plural_or_singular(const char* singular, const char* plural, std::uint64_t number) {
  if (!has_catalogue) return number == 1 ? singular : plural;
  // Plural forms repeat after a million in every language gettext knows of; int is what Boost.Locale counts in.
  return boost::locale::ngettext(singular, plural,
                                 static_cast<int>(number < 1000000 ? number : 1000000 + number % 1000000));
}

}  // namespace

std::string choose_ui_language(int argc, const char* const* argv) {
  static constexpr std::string_view kOption = "--ui-lang";
  for (int at = 1; at < argc; ++at) {
    const std::string_view argument = argv[at];
    if (!argument.starts_with(kOption)) continue;
    const bool is_joined = argument.substr(kOption.size()).starts_with('=');
    if (!is_joined && (argument != kOption || at + 1 == argc)) continue;
    std::string language = language_of(is_joined ? argument.substr(kOption.size() + 1) : argv[at + 1]);
    if (!language.empty()) return language;
  }
  return environment_language();
}

void use_ui_language(const std::string& language) {
  has_catalogue = false;
  language_in_use = "en";
  if (language != "es") return;
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back("cotejo");
  info.paths.push_back((share_folder() / "locale").string());
  std::locale::global(
      std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)));
  has_catalogue = true;
  language_in_use = language;
}

std::string ui_language() { return language_in_use; }

// Without a catalogue Boost.Locale would drop what is not ASCII.
std::string tr(const char* id) { return has_catalogue ? boost::locale::gettext(id) : id; }

std::string tr(const char* id, const std::vector<std::string>& args) { return fill(tr(id), args); }

std::string trn(const char* singular, const char* plural, std::uint64_t number) {
  return fill(plural_or_singular(singular, plural, number), {std::to_string(number)});
}

std::string describe(const Message& message) { return tr(message.id.c_str(), message.args); }

std::string describe_place(const Error& error) {
  if (error.where != kStandardStream) return error.where;
  return error.code == Errc::unwritable ? tr("standard output") : tr("standard input");
}

std::string describe(const Error& error) {
  const std::string place = describe_place(error);
  return place.empty() ? describe(error.what) : place + ": " + describe(error.what);
}

}  // namespace cotejo::cli
