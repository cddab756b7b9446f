#include "desk/pages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "desk/address.hpp"

namespace cotejo::detail {
namespace {

constexpr const char* kStyle = R"(
:root{color-scheme:light dark;--page:#f4f2ee;--paper:#fff;--ink:#1d2126;--quiet:#5a626c;--line:#d9d6cf;--accent:#0a56a6;
--ok:#1a7440;--warning:#8f5200;--error:#b3261e;--bar:#cfe3d6}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--paper:#1c2026;--ink:#e7e9ec;--quiet:#a6aeb8;--line:#343a43;
--accent:#85bbf7;--ok:#74d197;--warning:#f2b75e;--error:#ff938a;--bar:#23422f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:82rem;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;margin-bottom:1rem}
a{color:var(--accent)}a:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--accent);
outline-offset:2px}
p.quiet,td.quiet{color:var(--quiet)}
input{font:inherit;padding:.3rem .6rem;width:20rem;max-width:100%;color:inherit;background:var(--paper);
border:1px solid var(--quiet);border-radius:.3rem}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;background:var(--paper);border:1px solid var(--line)}
th,td{padding:.5rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-size:.85rem;color:var(--quiet);font-weight:600}
td.number{white-space:nowrap;font-variant-numeric:tabular-nums}
tr.current{box-shadow:inset 4px 0 var(--accent)}
.titles{min-width:18rem}.titles span{display:block}
.bar{display:inline-block;min-width:3.6rem;padding:0 .35rem;border-radius:.2rem;border:1px solid var(--line);
background:linear-gradient(90deg,var(--bar) var(--share),transparent var(--share))}
.error{color:var(--error);font-weight:600}.warning{color:var(--warning);font-weight:600}.note{color:var(--quiet)}
.none{color:var(--ok)}
ul{margin:.3rem 0 0;padding-left:1.1rem}li{margin:.2rem 0;overflow-wrap:anywhere}
kbd{border:1px solid var(--line);border-radius:.2rem;padding:0 .3rem;background:var(--paper)}
@media print{input,.keys{display:none}body{background:none}}
)";

// Rows by keyboard, and a filter. The page says all it has to say without it.
constexpr const char* kScript = R"(
(() => {
  const rows = [...document.querySelectorAll('tbody tr')], filter = document.querySelector('input');
  let at = -1;
  const shown = () => rows.filter(row => !row.hidden);
  const go = step => {
    const list = shown();
    if (!list.length) return;
    const now = list.indexOf(rows[at]);
    const next = list[Math.max(0, Math.min(list.length - 1, now < 0 ? 0 : now + step))];
    rows.forEach(row => row.classList.toggle('current', row === next));
    at = rows.indexOf(next);
    next.querySelector('a').focus();
  };
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  filter.addEventListener('input', () => rows.forEach(row => {
    row.hidden = !plain(row.textContent).includes(plain(filter.value));
  }));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === filter) {
      if (event.key === 'Escape') { filter.value = ''; filter.dispatchEvent(new Event('input')); filter.blur(); }
      return;
    }
    if (event.key === 'j' || event.key === 'k') go(event.key === 'j' ? 1 : -1);
    else if (event.key === '/') filter.focus();
    else return;
    event.preventDefault();
  });
  document.querySelectorAll('.keys').forEach(part => { part.hidden = false; });
})();
)";

/// For text and for attributes in double quotes.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

std::string tag(const std::string& name, const std::string& attributes, const std::string& content) {
  return "<" + name + (attributes.empty() ? "" : " " + attributes) + ">" + content + "</" + name + ">";
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

class PageWriter {
 public:
  explicit PageWriter(const DeskOptions& options) : options_(options) {}

  [[nodiscard]] std::string say(Message message) const { return escaped(options_.checks.say(message)); }

  [[nodiscard]] std::string page(const std::string& title, const std::string& body) const {
    return "<!doctype html>\n<html lang=\"" + escaped(options_.job.write.ui_lang) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
           "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>" +
           title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n" + body + "<script>" + kScript +
           "</script>\n</body>\n</html>\n";
  }

  [[nodiscard]] std::string head(const std::string& title, const std::string& beside) const {
    const std::string keys = tag("kbd", "", "j") + " " + tag("kbd", "", "k") + " " +
                             say(Message{"next and previous", {}}) + " · " + tag("kbd", "", "/") + " " +
                             say(Message{"filter", {}});
    return tag("header", "", tag("h1", "", title) + beside) + "\n" +
           tag("p", "class=\"keys\" hidden",
               "<input type=\"search\" aria-label=\"" + say(Message{"Filter", {}}) + "\" placeholder=\"" +
                   say(Message{"Filter", {}}) + "\"> " + tag("span", "class=\"quiet\"", keys)) +
           "\n";
  }

  [[nodiscard]] std::string table(const std::vector<Message>& heads, const std::string& rows) const {
    std::string row;
    for (const Message& head : heads) row += tag("th", "scope=\"col\"", say(head));
    return "<div class=\"wide\">" +
           tag("table", "", "\n" + tag("thead", "", tag("tr", "", row)) + "\n" + tag("tbody", "", "\n" + rows) + "\n") +
           "</div>\n";
  }

  [[nodiscard]] std::string describe(const Finding& finding) const {
    return escaped(options_.checks.describe(finding));
  }

 private:
  const DeskOptions& options_;
};

std::string bar(double share) {
  return tag("span", "class=\"bar\" style=\"--share:" + percent(share) + "%\"", percent(share) + " %");
}

std::array<std::size_t, 3> by_severity(std::span<const Finding> findings) {
  std::array<std::size_t, 3> out{};
  for (const Finding& finding : findings) ++out[static_cast<std::size_t>(finding.severity)];
  return out;
}

std::string counts(const PageWriter& page, std::span<const Finding> findings) {
  const auto [notes, warnings, errors] = by_severity(findings);
  if (findings.empty()) return tag("span", "class=\"none\"", page.say(Message{"none", {}}));
  std::string out;
  const auto add = [&](const char* kind, std::size_t count, const Message& what) {
    if (count > 0)
      out += (out.empty() ? "" : ", ") + tag("span", "class=\"" + std::string(kind) + "\"", page.say(what));
  };
  add("error", errors, Message{"errors: {1}", {std::to_string(errors)}});
  add("warning", warnings, Message{"warnings: {1}", {std::to_string(warnings)}});
  add("note", notes, Message{"notes: {1}", {std::to_string(notes)}});
  return out;
}

std::string findings_cell(const PageWriter& page, std::span<const Finding> findings) {
  if (findings.empty()) return counts(page, findings);
  std::string list;
  for (const Finding& finding : findings)
    list += tag("li", "class=\"" + std::string(name(finding.severity)) + "\"", page.describe(finding));
  return tag("details", "", tag("summary", "", counts(page, findings)) + tag("ul", "", list));
}

std::string pair_row(const PageWriter& page, const DayPair& one) {
  const std::string path = "../" + pair_path(one.pair);
  const std::string titles = tag("a", "lang=\"es\" href=\"" + escaped(path) + ".html\"", escaped(one.es_title)) +
                             tag("span", "lang=\"en\"", escaped(one.en_title));
  return tag("tr", "",
             tag("td", "class=\"titles\"", titles) + tag("td", "class=\"number\"", bar(one.aligned.share.es)) +
                 tag("td", "class=\"number\"", bar(one.aligned.share.en)) +
                 tag("td", "", findings_cell(page, one.findings)) +
                 tag("td", "", tag("a", "href=\"" + escaped(path) + ".tmx\" download", "TMX"))) +
         "\n";
}

std::string day_row(const DaySummary& day) {
  const std::string name = day_name(day.day);
  return tag("tr", "",
             tag("td", "", tag("a", "href=\"days/" + name + ".html\"", name)) +
                 tag("td", "class=\"number\"", std::to_string(day.pairs)) +
                 tag("td", "class=\"number\"", std::to_string(day.findings)) +
                 tag("td", "", tag("a", "href=\"days/" + name + ".tmx\" download", "TMX"))) +
         "\n";
}

std::string waiting_list(const PageWriter& page, std::span<const WaitingItem> waiting) {
  std::string list;
  for (const WaitingItem& item : waiting) {
    const std::string title = tag("span", "lang=\"" + std::string(name(item.side)) + "\"", escaped(item.title));
    list += tag("li", "",
                day_name(item.day) + " " + std::string(name(item.side)) + " " + title + " " +
                    tag("span", "class=\"note\"", escaped(item.name))) +
            "\n";
  }
  if (list.empty()) return tag("p", "class=\"none\"", page.say(Message{"none", {}}));
  return tag("ul", "", "\n" + list);
}

}  // namespace

std::string pair_path(const StoredPair& pair) { return "pairs/" + day_name(pair.day) + "/" + pair.name; }

std::string day_page(std::optional<std::int64_t> day, std::span<const DayPair> pairs, const DeskOptions& options) {
  const PageWriter page(options);
  const std::string name = day_name(day);
  std::string rows;
  for (const DayPair& one : pairs) rows += pair_row(page, one);
  const std::string beside = tag("span", "", page.say(Message{"pairs: {1}", {std::to_string(pairs.size())}})) +
                             tag("a", "href=\"" + name + ".tmx\" download", page.say(Message{"the day's TMX", {}})) +
                             tag("a", "href=\"../index.html\"", page.say(Message{"all days", {}}));
  const std::vector<Message> heads = {Message{"Article", {}}, Message{"Spanish aligned", {}},
                                      Message{"English aligned", {}}, Message{"Findings", {}}, Message{"Memory", {}}};
  return page.page("cotejo " + name, page.head(name, beside) + tag("main", "", page.table(heads, rows)) + "\n");
}

std::string index_page(std::span<const DaySummary> days, std::span<const WaitingItem> waiting,
                       const DeskOptions& options) {
  const PageWriter page(options);
  std::string rows;
  for (auto day = days.rbegin(); day != days.rend(); ++day) rows += day_row(*day);
  const std::string title = page.say(Message{"The desk's days", {}});
  const std::string beside = tag("a", "href=\"tm.tmx\" download", page.say(Message{"the memory of all days", {}}));
  const std::vector<Message> heads = {Message{"Day", {}}, Message{"Pairs", {}}, Message{"Findings", {}},
                                      Message{"Memory", {}}};
  return page.page(
      title, page.head(title, beside) +
                 tag("main", "",
                     page.table(heads, rows) + tag("h2", "", page.say(Message{"Without a counterpart", {}})) + "\n" +
                         waiting_list(page, waiting)) +
                 "\n");
}

}  // namespace cotejo::detail
