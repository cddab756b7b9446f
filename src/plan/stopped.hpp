// How work is left from within write_atomically, so that nothing is put in place: by an exception that goes no further
// than the function that began it.
#pragma once

#include <stop_token>

#include "cotejo/error.hpp"

namespace cotejo::detail {

struct Stopped {};

/// What the work cannot go on for.
struct Broken {
  Error error;
};

inline void leave_if_stopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Stopped();
}

inline Error interrupted() { return {Errc::interrupted, {}, {"interrupted", {}}}; }

}  // namespace cotejo::detail
