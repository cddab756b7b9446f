#include "cotejo/fetch.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <array>
#include <span>

#include "fetch/address.hpp"
#include "fetch/headers.hpp"
#include "fetch/robots.hpp"
#include "fetch/web_address.hpp"

namespace cotejo::detail {
namespace {

bool is_public(const char* text) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, text, bytes.data()) == 1) return is_public_address(std::span(bytes).first(4));
  EXPECT_EQ(inet_pton(AF_INET6, text, bytes.data()), 1) << text;
  return is_public_address(bytes);
}

TEST(Address, IsPublic) {
  for (const char* text :
       {"1.1.1.1",         "9.255.255.255",     "11.0.0.0",        "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0",         "169.253.255.255", "172.15.255.255", "172.32.0.0",
        "192.167.255.255", "192.169.0.0",       "198.17.255.255",  "198.20.0.0",     "223.255.255.255",
        "2606:4700::1111", "2a00:1450:4003::1", "2001:200::1",     "::ffff:1.1.1.1", "64:ff9b::101:101"})
    EXPECT_TRUE(is_public(text)) << text;
}

TEST(Address, IsNotPublic) {
  for (const char* text :
       {"0.0.0.0",     "0.1.2.3",         "10.0.0.1",         "10.255.255.255",  "100.64.0.0",      "100.127.255.255",
        "127.0.0.1",   "127.255.255.254", "169.254.169.254",  "172.16.0.1",      "172.31.255.255",  "192.0.0.8",
        "192.0.2.1",   "192.88.99.1",     "192.168.0.1",      "198.18.0.1",      "198.19.255.255",  "198.51.100.7",
        "203.0.113.9", "224.0.0.1",       "239.255.255.255",  "240.0.0.1",       "255.255.255.255", "::",
        "::1",         "::127.0.0.1",     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "fc00::1",     "fd12:3456::1",    "fe80::1",          "fec0::1",         "ff02::1",         "100::1",
        "2001::1",     "2001:10::1",      "2001:db8::1",      "2002:7f00:1::",   "3fff::1",         "4000::1"})
    EXPECT_FALSE(is_public(text)) << text;
  EXPECT_FALSE(is_public_address({}));
}

TEST(Address, AsItStandsInAUrl) {
  for (const char* host : {"127.0.0.1", "10.1.2.3", "[::1]", "[fe80::1%25eth0]", "[::ffff:127.0.0.1]", "localhost",
                           "LOCALHOST", "localhost.", "a.localhost", "[nonsense]"})
    EXPECT_TRUE(is_private_literal(host)) << host;
  for (const char* host : {"example.org", "1.1.1.1", "[2606:4700::1111]", "localhost.example.org", ""})
    EXPECT_FALSE(is_private_literal(host)) << host;
}

bool allows(const char* robots, const char* target) { return RobotsRules::parse(robots, "cotejo").allows(target); }

TEST(Robots, Rules) {
  struct Case {
    const char *robots, *target;
    bool expected;
  };
  const Case cases[] = {
      {"", "/a", true},
      {"User-agent: *\nDisallow: /a", "/a/b", false},
      {"User-agent: *\nDisallow: /a", "/b", true},
      {"User-agent: *\nDisallow: /a", "/A", true},
      {"User-agent: *\nDisallow:", "/a", true},
      {"user-AGENT : *  # all\r\n disallow : /a # not this\r\n", "/a", false},
      {"\xEF\xBB\xBFUser-agent: *\nDisallow: /", "/", false},
      {"User-agent: *\nDisallow: /\nAllow: /a", "/a/b", true},
      {"User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", false},
      {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
      {"User-agent: *\nDisallow: /\n\nUser-agent: cotejo\nDisallow: /b", "/a", true},
      {"User-agent: cotejo\nDisallow: /b\n\nUser-agent: *\nDisallow: /", "/b", false},
      {"User-agent: Cotejo/1.0\nDisallow: /b", "/b", false},
      {"User-agent: cotejobot\nDisallow: /b", "/b", true},
      {"User-agent: x\nUser-agent: cotejo\nDisallow: /b", "/b", false},
      {"User-agent: cotejo\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: cotejo\nDisallow: /c", "/c", false},
      {"User-agent: cotejo\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b", true},
      {"User-agent: cotejo\nCrawl-delay: 3\nDisallow: /a", "/a", false},
      {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false},
      {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true},
      {"User-agent: *\nDisallow: /*/print", "/a/print/1", false},
      {"User-agent: *\nDisallow: /a$", "/a", false},
      {"User-agent: *\nDisallow: /a$", "/ab", true},
      {"User-agent: *\nDisallow: /a*b*c$", "/abc/abd", true},
      {"User-agent: *\nDisallow: *?s=", "/x?s=1", false},
      {"User-agent: *\nDisallow: /ma\xC3\xB1"
       "ana",
       "/ma%c3%b1ana", false},
      {"Disallow: /", "/a", true},
      {"nonsense\n:\n\nUser-agent", "/a", true},
  };
  for (const Case& c : cases) EXPECT_EQ(allows(c.robots, c.target), c.expected) << c.robots << "\n" << c.target;
}

TEST(Headers, OfTheLastAnswer) {
  ResponseHeaders headers;
  for (const char* line :
       {"HTTP/1.1 200 Connection established\r\n", "ETag: \"of the proxy\"\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
        "etag:\t W/\"7\" \r\n", "Last-Modified: Thu, 05 Nov 2026 10:00:00 GMT\r\n",
        "CONTENT-TYPE: text/html; charset=utf-8\r\n", "Content-Language: es\r\n", "X: y\r\n", "no header\r\n", "\r\n"})
    take_header(headers, line);
  EXPECT_EQ(headers.validators, (Validators{"W/\"7\"", "Thu, 05 Nov 2026 10:00:00 GMT"}));
  EXPECT_EQ(headers.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(headers.content_language, "es");
}

TEST(Headers, WhatIsNotKept) {
  ResponseHeaders headers;
  take_header(headers, "ETag: " + std::string(5000, 'x') + "\r\n");
  take_header(headers, "Last-Modified: a\rb\r\n");
  EXPECT_EQ(headers.validators, Validators());
}

/// "ORIGIN TARGET", or the message.
std::string taken_apart(const std::string& url) {
  const Result<WebAddress> address = parse_address(*curl_library(), url);
  return address ? address->origin + " " + address->target : to_string(address.error().what);
}

TEST(WebAddresses, TakenApart) {
  if (curl_library() == nullptr) GTEST_SKIP() << "libcurl is not installed";
  const std::string no_address = "is no web address (expected http:// or https://)";
  const std::string has_password = "an address with a user's name or password (expected one without)";
  const std::pair<const char*, std::string> cases[] = {
      {"https://Example.org", "https://example.org:443 /"},
      {"http://example.org:8080/a b?c=d#e", "http://example.org:8080 /a%20b?c=d"},
      {"http://2130706433/", "http://127.0.0.1:80 /"},
      {"http://0x7f.1/", "http://127.0.0.1:80 /"},
      {"http://[::1]/", "http://[::1]:80 /"},
      {"http://u:p@example.org/", has_password},
      {"http://u@example.org/", has_password},
      {"file:///etc/passwd", no_address},
      {"ftp://example.org/", no_address},
      {"", no_address},
      {"http://", no_address},
      {"http://example.org/\n", no_address},
      {"gopher://example.org/", no_address},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(taken_apart(url), expected) << url;
  EXPECT_EQ(taken_apart("http://example.org/" + std::string(5000, 'a')), no_address);
}

TEST(WebAddresses, AreToldFromPaths) {
  for (const char* text : {"http://a", "HTTPS://a/b"}) EXPECT_TRUE(is_web_address(text)) << text;
  for (const char* text : {"", "http", "https:/a", "file:///a", "./http://a", "es.xml"})
    EXPECT_FALSE(is_web_address(text)) << text;
}

}  // namespace
}  // namespace cotejo::detail
