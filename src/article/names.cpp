#include "article/names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

struct NamedRole {
  std::string_view words;  ///< separated by spaces
  Roles roles;
};

// Single words of a class name ("share" of "c-share-bar"), and whole ones without their separators ("entrycontent").
constexpr auto kNames = std::to_array<NamedRole>({
    {"share shares sharing sharebar sharetools sharer social socials socialmedia redes redessociales compartir "
     "comparte "
     "addthis addtoany sharedaddy sharethis "
     "related relateds relatedposts relatedcontent relatedarticles relatednews relatedlinks readmore readnext readalso "
     "morefrom moreon relacionado relacionados relacionada relacionadas relacionats jprelatedposts yarpp yarpprelated "
     "masnoticias otrasnoticias masinformacion masinfo leetambien tambien interesar teinteresa "
     "newsletter newsletters boletin boletines suscribete suscribirse suscripcion suscripciones suscriptor "
     "suscriptores "
     "subscribe subscription subscriptions signup optin mailchimp mcembedsignup mcsignup registrate registro "
     "promo promos promobox promotion promotions promoted crosspromo "
     "ad ads adv advert adverts advertisement advertisements advertising adslot adbox adcontainer adwrapper adunit "
     "publicidad publi anuncio anuncios sponsor sponsored sponsors patrocinado patrocinados dfp gpt adsbygoogle "
     "outbrain taboola revcontent zergnet dianomi recirc recirculation recommended recommendation recommendations "
     "recomendado recomendados recomendada recomendadas recomendaciones recomendamos "
     "trending popular mostpopular mostread mostviewed masleido masleidos masleidas lomasleido lomasvisto lomas leidas "
     "masvistas "
     "breadcrumb breadcrumbs migas migasdepan miga menu menus nav navs navigation navbar navegacion topnav "
     "sidebar sidebars lateral colder footer masthead pie piedepagina "
     "cookie cookies cookielaw cookienotice cookiebanner gdpr consent onetrust didomi cmp "
     "toolbar tagcloud taglist tagslist posttags entrytags articletags etiqueta etiquetas tagswrapper "
     "pagination pager paginacion paginador postnavigation prevnext "
     "player videoplayer jwplayer brightcove modal popup overlay lightbox login paywall paywallbox regwall piano muro "
     "muropago "
     "skip skiplink screenreader screenreadertext sronly visuallyhidden "
     "tooltip poll polls encuesta encuestas quiz "
     "teaser teasers rail carousel carrusel slider latestnews ultimasnoticias ultimahora "
     "postmeta entrymeta articlemeta storymeta metainfo "
     "legal copyright derechos printonly noprint donotprint hidefromprint "
     "appdownload downloadapp whatsappchannel canalwhatsapp donate donation dona donar "
     "toc tableofcontents indice syndication readingtime tiempolectura",
     kBeside},
    {"comment comments commentlist commentslist commentsarea commentary comentario comentarios disqus disqusthread "
     "respond "
     "replies livefyre fbcomments spotim coral coraltalk opiniones",
     kComments},
    {"byline bylines author authors authorbox authorbio authorinfo autor autores autora firma firmas firmante redactor "
     "bio "
     "biography aboutauthor aboutauthors vcard contributor contributors editor agencia agency dateline",
     kByline},
    {"date dates datetime fecha fechas time timestamp hora published publishdate pubdate postdate entrydate updated "
     "updatetime "
     "publicado actualizado lastupdated lastmodified",
     kDate},
    {"articlebody articlebodycontent articlecontent articlecontents articletext articlecopy articlemain "
     "articlemaincontent "
     "storybody storycontent storytext storycopy newsbody newscontent newstext newsarticlebody entrycontent entrybody "
     "entrytext postcontent "
     "postbody posttext postentry bodycontent bodycopy bodytext contentbody contenttext contentarticle maincontent "
     "maintext "
     "fieldnamebody fieldbody nodebody textbody textocuerpo cuerpo cuerponoticia cuerpoarticulo noticiacuerpo "
     "noticiacontenido "
     "textonoticia noticiatexto textoarticulo articulotexto articulocuerpo contenidonoticia contenidoarticulo "
     "notacuerpo "
     "cuerponota detalletexto cuerpodetalle articulocontenido tdpostcontent rtejustify articlebodywrapper "
     "storyarticlebody tdpostcontent "
     "richtext wysiwyg prose acdtcuerpo ueccarticlebody uecarticlebody acclicp articledcuerpo newscuerpo "
     "textocontenido",
     kBody},
    {"lead lede leadin leadtext standfirst dek deck subtitle subtitles subtitulo subtitulos subhead subheadline "
     "subheading "
     "articlesubtitle entradilla entradillas bajada sumario sumarios copete volanta articlelead storylead newslead "
     "abstract "
     "excerpt summary articlesummary articledescription resumen articleintro intro introtext entrada epigrafe "
     "kickerlead "
     "articlesubheadline articlest subtit",
     kLead},
    {"caption captions figcaption wpcaption wpcaptiontext imagecaption imgcaption photocaption mediacaption "
     "imagedescription "
     "piedefoto piefoto piephoto pieimagen fotopie leyenda imagecredit photocredit credit credits credito creditos "
     "piefotografia "
     "articlephotocaption figurecaption pictext pieimg mediadescription",
     kCaption},
    {"headline articleheadline articletitle storyheadline storytitle entrytitle posttitle pagetitle titular titulo "
     "titulonoticia",
     kHeadline},
});

using NameTable = std::unordered_map<std::string_view, Roles>;

NameTable make_table() {
  NameTable table;
  for (const NamedRole& row : kNames) {
    std::string_view words = row.words;
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) table[words.substr(0, end)] |= row.roles;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return table;
}

Roles look_up(std::string_view name) {
  static const NameTable table = make_table();
  const auto found = table.find(name);
  return found == table.end() ? 0 : found->second;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The roles of one class name: of the whole without separators, which knows best; else of its words and of two in a
/// row
/// ("article body" of "ue-c-article__body").
class NameReader {
 public:
  Roles read(std::string_view name) {
    start();
    char before = ' ';
    for (const char c : name) {
      const bool is_border = is_upper(c) && is_lower(before);
      if (is_border || !(is_lower(c) || is_upper(c))) end_word();
      if (is_lower(c)) whole_.push_back(c);
      if (is_upper(c)) whole_.push_back(ascii::to_lower(c));
      before = c;
    }
    end_word();
    const Roles whole = look_up(whole_);
    if (whole != 0) return whole;
    return is_said_of_another_ ? static_cast<Roles>(words_ & ~kBeside) : words_;
  }

 private:
  void start() {
    whole_.clear();
    words_ = 0;
    word_begin_ = pair_begin_ = 0;
    is_said_of_another_ = false;
  }

  void end_word() {
    const std::string_view whole = whole_;
    const std::string_view word = whole.substr(word_begin_);
    if (word.empty()) return;
    if (word.size() > 1) words_ |= look_up(word);
    constexpr Roles kOfArticle = kBody | kLead | kCaption | kHeadline;
    if (pair_begin_ < word_begin_) words_ |= static_cast<Roles>(look_up(whole.substr(pair_begin_)) & kOfArticle);
    is_said_of_another_ = is_said_of_another_ || says_of_another(word);
    pair_begin_ = word_begin_;
    word_begin_ = whole_.size();
  }

  /// "content-with-sidebar" is no sidebar; what is embedded is a post that the article quotes.
  static bool says_of_another(std::string_view word) {
    return word == "with" || word == "has" || word == "no" || word == "without" || word == "con" || word == "sin" ||
           word.find("embed") != std::string_view::npos;
  }

  std::string whole_;
  std::size_t word_begin_ = 0, pair_begin_ = 0;
  Roles words_ = 0;
  bool is_said_of_another_ = false;
};

constexpr std::size_t kLongestName = 80;  // longer ones are not written by people

/// What a post's own classes tell of it (WordPress: "tag-publicidad", "category-social") says nothing of its text.
bool is_label(std::string_view name) {
  for (const std::string_view prefix : {"tag-", "category-", "author-", "post-", "postid-", "type-", "status-",
                                        "format-", "section-", "topic-", "has-", "is-", "js-has", "no-", "with-"}) {
    if (name.starts_with(prefix) && name != "post-content" && name != "post-body" && name != "post-meta" &&
        name != "post-tags")
      return true;
  }
  return false;
}

Roles roles_of_names(std::string_view names) {
  Roles roles = 0;
  NameReader reader;
  while (!names.empty()) {
    const std::size_t begin = std::min(names.find_first_not_of(" \t\n\r\f"), names.size());
    names.remove_prefix(begin);
    const std::size_t end = std::min(names.find_first_of(" \t\n\r\f"), names.size());
    const std::string_view name = names.substr(0, end);
    if (!name.empty() && end <= kLongestName && !is_label(name)) roles |= reader.read(name);
    names.remove_prefix(end);
  }
  return roles;
}

bool contains(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

Roles roles_of_style(std::string_view style) {
  const bool is_hidden = contains(style, "display:none") || contains(style, "display: none") ||
                         contains(style, "visibility:hidden") || contains(style, "visibility: hidden");
  return is_hidden ? kHidden : 0;
}

Roles roles_of_aria(std::string_view role) {
  for (const std::string_view beside : {"navigation", "complementary", "contentinfo", "search", "dialog", "menu",
                                        "menubar", "banner", "alert", "tooltip"}) {
    if (role == beside) return kBeside;
  }
  return 0;
}

Roles roles_of_property(std::string_view property) {
  if (contains(property, "articleBody")) return kBody;
  if (property == "headline") return kHeadline;
  if (property == "caption") return kCaption;
  if (property == "author") return kByline;
  if (property == "description" || property == "alternativeHeadline") return kLead;
  if (property == "datePublished" || property == "dateModified") return kDate;
  return 0;
}

}  // namespace

Roles roles_of(const Page& page, std::uint32_t element) {
  Roles roles = 0;
  each_attribute(page.source_of(element), [&](std::string_view name, std::string_view value) {
    if (name == "class" || name == "id" || name == "data-testid" || name == "data-component" || name == "data-qa" ||
        name == "data-type")
      roles |= roles_of_names(value);
    else if (name == "style")
      roles |= roles_of_style(value);
    else if (name == "hidden" || (name == "aria-hidden" && value == "true"))
      roles |= kHidden;
    else if (name == "role")
      roles |= roles_of_aria(value);
    else if (name == "itemprop" || name == "property")
      roles |= roles_of_property(value);
  });
  return roles;
}

}  // namespace cotejo::detail
