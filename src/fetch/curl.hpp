// libcurl, loaded when something is fetched: with the thirty libraries it needs itself it would triple the time that
// every start of the program takes (6 ms to 18 ms).
#pragma once

#include <curl/curl.h>

namespace cotejo::detail {

/// The library's functions.
struct Curl {
  decltype(&::curl_global_init) global_init;
  decltype(&::curl_easy_init) easy_init;
  decltype(&::curl_easy_setopt) easy_setopt;
  decltype(&::curl_easy_perform) easy_perform;
  decltype(&::curl_easy_getinfo) easy_getinfo;
  decltype(&::curl_easy_strerror) easy_strerror;
  decltype(&::curl_easy_cleanup) easy_cleanup;
  decltype(&::curl_slist_append) slist_append;
  decltype(&::curl_slist_free_all) slist_free_all;
  decltype(&::curl_url) url;
  decltype(&::curl_url_set) url_set;
  decltype(&::curl_url_get) url_get;
  decltype(&::curl_url_cleanup) url_cleanup;
  decltype(&::curl_free) free;
};

/// Loaded once, to stay; nullptr when it is not installed, or lacks something.
const Curl* curl_library();

}  // namespace cotejo::detail
