// Glossaries as tables whose header tells what the columns are.
#include <algorithm>
#include <array>
#include <span>

#include "lexicon/glossary_builder.hpp"
#include "lexicon/table_reader.hpp"

namespace cotejo {
namespace {

enum class Role : std::uint8_t { none, es, en, note, status, forbidden };

struct Column {
  std::size_t index = 0;  ///< of its cells
  Role role = Role::none;
  bool names_language = false;  ///< "Spanish", not "source"
};

// Folded, and any of them makes the column what it is; those of the first rows of kRoles before the later ones.
constexpr auto kNotes =
    std::to_array<std::string_view>({"comment", "comments", "comentario", "comentarios", "nota", "notas", "note",
                                     "notes", "observacion", "observaciones", "remark", "remarks"});
constexpr auto kStatuses =
    std::to_array<std::string_view>({"administrativestatus", "estado", "estatus", "info", "status", "usage", "uso"});
constexpr auto kDetails = std::to_array<std::string_view>(
    {"autor",    "author",  "categoria", "category", "client",     "cliente",    "context",      "contexto",
     "created",  "creator", "date",      "def",      "definicion", "definition", "domain",       "dominio",
     "ejemplo",  "example", "fecha",     "gender",   "genero",     "id",         "lastmodified", "modified",
     "modifier", "pos",     "project",   "proyecto", "subject",    "tema"});
constexpr auto kSpanish =
    std::to_array<std::string_view>({"castellano", "es", "esp", "espanol", "espanola", "spa", "spanish"});
constexpr auto kEnglish = std::to_array<std::string_view>({"en", "eng", "english", "ing", "ingles", "inglesa"});
constexpr auto kTargets = std::to_array<std::string_view>(
    {"destino", "equivalent", "equivalente", "meta", "target", "traduccion", "translation", "trg"});
constexpr auto kSources =
    std::to_array<std::string_view>({"fuente", "origen", "original", "source", "src", "term", "termino"});

struct RoleWords {
  std::span<const std::string_view> words;
  Role role;
  bool names_language = false;
};

constexpr RoleWords kRoles[] = {
    {kNotes, Role::note},       {kStatuses, Role::status}, {kDetails, Role::none}, {kSpanish, Role::es, true},
    {kEnglish, Role::en, true}, {kTargets, Role::en},      {kSources, Role::es},
};

Column column_of(std::string_view header, std::size_t index) {
  const std::vector<std::string> words = letter_words(header);
  const auto has_one_of = [&](const RoleWords& row) {
    return std::ranges::any_of(
        words, [&](const std::string& word) { return std::ranges::find(row.words, word) != row.words.end(); });
  };
  if (standing_of(header) == TermStanding::forbidden) return {index, Role::forbidden};
  const auto* const found = std::ranges::find_if(kRoles, has_one_of);
  if (found == std::end(kRoles)) return {index};
  return {index, found->role, found->names_language};
}

/// What the columns are, and which belong together.
class Columns {
 public:
  explicit Columns(const std::vector<std::string>& header) {
    for (std::size_t k = 0; k < header.size(); ++k) all_.push_back(column_of(header[k], k));
    keep_named(Role::es);
    keep_named(Role::en);
  }

  [[nodiscard]] bool has_both_languages() const { return has(Role::es) && has(Role::en); }
  [[nodiscard]] std::size_t count() const { return all_.size(); }
  [[nodiscard]] const std::vector<Column>& all() const { return all_; }

  /// The column that tells of the terms in one: the next status column before other terms, else the only one there is.
  [[nodiscard]] const Column* status_of(const Column& terms) const {
    for (std::size_t k = terms.index + 1; k < all_.size(); ++k) {
      if (all_[k].role == Role::status) return &all_[k];
      if (all_[k].role == Role::es || all_[k].role == Role::en) break;
    }
    if (std::ranges::count(all_, Role::status, &Column::role) != 1) return nullptr;
    return &*std::ranges::find(all_, Role::status, &Column::role);
  }

 private:
  [[nodiscard]] bool has(Role role) const { return std::ranges::find(all_, role, &Column::role) != all_.end(); }

  /// "source" is where a term comes from when another column says "Spanish"; and of "term" and "source" the first
  /// counts.
  void keep_named(Role role) {
    const bool is_named =
        std::ranges::any_of(all_, [&](const Column& c) { return c.role == role && c.names_language; });
    bool is_first = true;
    for (Column& column : all_) {
      if (column.role != role || (is_named && column.names_language)) continue;
      if (is_named || !is_first) column.role = Role::none;
      is_first = false;
    }
  }

  std::vector<Column> all_;
};

/// A cell of a column that tells whether the row's terms are forbidden; nullopt: it holds forbidden terms themselves.
std::optional<bool> truth_of(std::string_view cell) {
  static constexpr auto kTrue =
      std::to_array<std::string_view>({"1", "si", "s", "true", "verdadero", "x", "y", "yes", "\u2713"});
  static constexpr auto kFalse = std::to_array<std::string_view>({"", "-", "0", "false", "falso", "n", "no"});
  const std::string folded = fold(cell);
  if (std::ranges::find(kTrue, folded) != kTrue.end()) return true;
  if (std::ranges::find(kFalse, folded) != kFalse.end()) return false;
  return std::nullopt;
}

/// One row as a concept.
class Row {
 public:
  Row(const Columns& columns, const std::vector<std::string>& cells) : columns_(columns), cells_(cells) {
    for (const Column& column : columns.all()) add(column);
    if (!is_forbidden_) return;
    for (RatedTerm& term : read_.en) term.standing = TermStanding::forbidden;
  }

  /// Rows that have it in common are one concept.
  [[nodiscard]] const std::string& key() const { return key_; }
  TermConcept take() { return std::move(read_); }

 private:
  [[nodiscard]] std::string cell(const Column& column) const {
    return column.index < cells_.size() ? unwrap(cells_[column.index]) : std::string();
  }

  void add(const Column& column) {
    switch (column.role) {
      case Role::es:
        add_terms(read_.es, cell(column), TermStanding::admitted);
        key_ += cell(column) + '\t';
        break;
      case Role::en:
        add_terms(read_.en, cell(column), standing(column));
        break;
      case Role::forbidden:
        add_forbidden(cell(column));
        break;
      case Role::note:
        if (read_.note.empty()) read_.note = cell(column);
        break;
      case Role::status:
      case Role::none:
        break;
    }
  }

  static void add_terms(std::vector<RatedTerm>& to, std::string_view field, TermStanding standing) {
    for (RatedTerm& term : split_terms(field, standing)) to.push_back(std::move(term));
  }

  void add_forbidden(const std::string& content) {
    const std::optional<bool> is_true = truth_of(content);
    if (!is_true) add_terms(read_.en, content, TermStanding::forbidden);
    is_forbidden_ = is_forbidden_ || is_true.value_or(false);
  }

  [[nodiscard]] TermStanding standing(const Column& terms) const {
    const Column* const status = columns_.status_of(terms);
    return status == nullptr ? TermStanding::admitted : standing_of(cell(*status)).value_or(TermStanding::admitted);
  }

  const Columns& columns_;
  const std::vector<std::string>& cells_;
  TermConcept read_;
  std::string key_;
  bool is_forbidden_ = false;
};

bool is_blank(std::span<const std::string> cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return unwrap(cell).empty(); });
}

Result<Glossary> parse_rows(TableReader& reader, const Columns& columns, std::string_view name) {
  GlossaryBuilder builder;
  while (!reader.is_done()) {
    const auto cells = reader.next();
    if (!cells) return tl::unexpected(cells.error());
    if (is_blank(**cells)) continue;
    if ((*cells)->size() > columns.count() && !is_blank(std::span(**cells).subspan(columns.count())))
      return fail(Errc::malformed, reader.where(), "expected at most {1} cells, as in the header, found {2}",
                  std::to_string(columns.count()), std::to_string((*cells)->size()));
    Row row(columns, **cells);
    const std::string key = row.key();
    builder.add(row.take(), key);
  }
  return builder.finish(name);
}

/// "sep=;", which tells Excel what the next lines are.
bool is_separator_line(std::string_view line) { return line.size() <= 6 && line.starts_with("sep="); }

struct HeaderPlace {
  std::string_view text;  ///< from the header on
  std::size_t line = 1;
};

/// The first line that is not empty, a comment, or for Excel.
HeaderPlace find_header(std::string_view text) {
  HeaderPlace place{text};
  while (!place.text.empty()) {
    const std::size_t end = std::min(place.text.find('\n'), place.text.size());
    const std::string line = unwrap(place.text.substr(0, end));
    if (!line.empty() && !line.starts_with('#') && !is_separator_line(line)) break;
    place.text.remove_prefix(std::min(end + 1, place.text.size()));
    ++place.line;
  }
  return place;
}

}  // namespace

std::optional<Result<Glossary>> parse_glossary_table(std::string_view text, std::string_view name) {
  const HeaderPlace place = find_header(text);
  for (const char separator : {'\t', ';', ','}) {
    if (place.text.empty()) break;
    TableReader reader(place.text, name, separator, place.line);
    const auto header = reader.next();
    if (!header) continue;
    const Columns columns(**header);
    if (columns.has_both_languages()) return parse_rows(reader, columns, name);
  }
  return std::nullopt;
}

}  // namespace cotejo
