// Failures that a user can cause are values: what went wrong, and where.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace cotejo {

enum class Errc {
  usage,        ///< the call makes no sense (unknown format, both inputs are standard input …)
  not_found,    ///< the file does not exist
  unreadable,   ///< it exists and cannot be read
  unwritable,   ///< an output cannot be created, written or put in its place
  empty,        ///< nothing to work on
  encoding,     ///< bytes that are not text in the encoding expected
  malformed,    ///< text that is not what its format asks for
  too_large,    ///< over a documented limit
  unsuitable,   ///< well formed, and not what this work needs (wrong language, sides swapped …)
  interrupted,  ///< stopped by the user
};

/// "not_found": what programs know it by.
std::string_view name(Errc code);

/// The code of that name; malformed for a name that is none.
Errc errc_of(std::string_view name);

/// A sentence for the user, not yet in a language: the English text, which is also the key of the message catalogues,
/// and what goes into its places {1}, {2} …
struct Message {
  std::string id;
  std::vector<std::string> args;

  friend bool operator==(const Message&, const Message&) = default;
};

/// `text` with each {n} replaced by the n-th argument; a {n} without an argument stays as it is.
std::string fill(std::string_view text, const std::vector<std::string>& args);

/// The message in English.
std::string to_string(const Message& message);

struct Error {
  Errc code = Errc::malformed;
  std::string where;  ///< "glosario.tsv:17", "feed.xml: item 4"; empty when the message says it all
  Message what;

  friend bool operator==(const Error&, const Error&) = default;
};

/// "WHERE: WHAT" in English.
std::string to_string(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// The failure to return; xgettext collects `what` from the calls.
template <class... Args>
tl::unexpected<Error> fail(Errc code, std::string where, std::string what, Args&&... args) {
  return tl::unexpected(
      Error{code, std::move(where), Message{std::move(what), {std::string(std::forward<Args>(args))...}}});
}

}  // namespace cotejo
