#include "fetch/curl.hpp"

#include <dlfcn.h>

#include <optional>
#include <type_traits>

namespace cotejo::detail {
namespace {

std::optional<Curl> load() {
  void* const handle = ::dlopen(COTEJO_CURL, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return std::nullopt;
  Curl out{};
  bool is_complete = true;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(handle, name));
    is_complete = is_complete && function != nullptr;
  };
  find(out.global_init, "curl_global_init");
  find(out.easy_init, "curl_easy_init");
  find(out.easy_setopt, "curl_easy_setopt");
  find(out.easy_perform, "curl_easy_perform");
  find(out.easy_getinfo, "curl_easy_getinfo");
  find(out.easy_strerror, "curl_easy_strerror");
  find(out.easy_cleanup, "curl_easy_cleanup");
  find(out.slist_append, "curl_slist_append");
  find(out.slist_free_all, "curl_slist_free_all");
  find(out.url, "curl_url");
  find(out.url_set, "curl_url_set");
  find(out.url_get, "curl_url_get");
  find(out.url_cleanup, "curl_url_cleanup");
  find(out.free, "curl_free");
  if (!is_complete || out.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return std::nullopt;
  return out;
}

}  // namespace

const Curl* curl_library() {
  static const std::optional<Curl> library = load();
  return library ? &*library : nullptr;
}

}  // namespace cotejo::detail
