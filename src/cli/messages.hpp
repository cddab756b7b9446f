// What the user reads, in the user's language.
#pragma once

#include <cstdint>
#include <string>

#include "cotejo/error.hpp"

namespace cotejo::cli {

/// "es" or "en": what --ui-lang asks for among the arguments, else the environment as gettext reads it.
std::string choose_ui_language(int argc, const char* const* argv);

/// Opens the catalogue that lies beside this program. English needs none; a missing one leaves the messages in English.
/// Call before other threads run.
void use_ui_language(const std::string& language);

/// "es" or "en": the language of the messages.
std::string ui_language();

/// The text of the message `id` in the user's language. `id` is ASCII.
std::string tr(const char* id);

/// The same with its {1}, {2} … filled in.
std::string tr(const char* id, const std::vector<std::string>& args);

/// For a text that depends on a number, which fills {1}.
std::string trn(const char* singular, const char* plural, std::uint64_t number);

std::string describe(const Message& message);

/// "WHERE: WHAT"; "-" is called by its name.
std::string describe(const Error& error);

/// Where an error is, for the user: "-" is standard input or, for an output, standard output.
std::string describe_place(const Error& error);

}  // namespace cotejo::cli
