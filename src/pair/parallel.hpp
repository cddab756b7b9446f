// The same work for many, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace cotejo {

/// Calls work(index, thread) for all indices below `count`; `thread`, below `threads`, tells the callers apart. Which
/// thread takes what is left to chance. The first exception stops all and comes out here.
template <class Work>
void for_each_index(std::size_t count, unsigned threads, Work work) {
  constexpr std::size_t kAtATime = 16;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::exception_ptr exception;
  std::mutex mutex;
  const auto take = [&](unsigned thread) {
    try {
      for (std::size_t begin = 0; !failed && (begin = next.fetch_add(kAtATime)) < count;)
        for (std::size_t k = begin; k < std::min(begin + kAtATime, count); ++k) work(k, thread);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failed.exchange(true)) exception = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (unsigned thread = 1; thread < std::min<std::size_t>(threads, count); ++thread)
      helpers.emplace_back(take, thread);
    take(0);
  }
  if (exception) std::rethrow_exception(exception);
}

}  // namespace cotejo
