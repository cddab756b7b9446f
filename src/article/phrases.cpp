#include "article/phrases.hpp"

#include <algorithm>
#include <array>

namespace cotejo::detail {
namespace {

bool begins_with_any(std::string_view text, const auto& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    if (!text.starts_with(phrase)) return false;
    const char next = text.size() > phrase.size() ? text[phrase.size()] : ' ';
    return !(next >= 'a' && next <= 'z');
  });
}

/// Without bullets, arrows, quotes and brackets before the first letter.
std::string_view from_first_letter(std::string_view text) {
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  std::size_t at = 0;
  while (at < text.size() && !is_word(text[at])) ++at;
  return text.substr(at);
}

constexpr auto kInvitations = std::to_array<std::string_view>({
    // Spanish
    "lee tambien", "lea tambien", "lee mas", "lea mas", "leer mas", "leer tambien", "te puede interesar",
    "le puede interesar", "puede interesarte", "te podria interesar", "tambien te puede interesar", "te interesa",
    "mas informacion", "mas info", "noticia relacionada", "noticias relacionadas", "relacionado", "relacionada", "relacionados",
    "ver tambien", "vea tambien", "ver mas", "mira tambien", "mire tambien", "no te pierdas", "no se pierda", "suscribete",
    "suscribase", "registrate", "inicia sesion", "siguenos", "sigue toda la", "sigue leyendo", "siga leyendo", "continua leyendo", "seguir leyendo",
    "comparte", "compartir", "publicidad", "anuncio", "apuntate", "unete a", "unete al", "recibe", "recibe en tu",
    "haz clic aqui", "haga clic aqui", "pincha aqui", "pulse aqui", "consulta aqui", "foto", "fotos", "imagen de archivo", "archivado en",
    "temas relacionados", "etiquetas", "descargate", "descarga la app", "descarga nuestra app", "activa las notificaciones",
    "este contenido es exclusivo", "contenido exclusivo para", "si ya eres suscriptor", "ya eres suscriptor",
    "utilizamos cookies", "este sitio utiliza cookies", "usamos cookies", "aceptar cookies", "todos los derechos reservados",
    "newsletter", "boletin", "comentarios", "deja un comentario", "reportar un error", "imprimir", "guardar", "escuchar",
    "escucha este articulo", "tiempo de lectura", "ultima hora",
    // English
    "read more", "read also", "also read", "read next", "read the full", "see also", "see more", "related", "more on this", "more from", "more on",
    "you may also like", "you might also like", "you might like", "don t miss", "don't miss", "don’t miss", "must read", "must reads",
    "recommended", "sponsored", "advertisement", "advertising", "story continues below", "article continues below", "continue reading", "keep reading",
    "sign up", "subscribe", "click here to", "click here for", "follow us", "follow me on", "like us on", "share this", "share on", "tweet this",
    "get the latest", "get our", "join the conversation", "log in", "login", "register", "image credit", "photo credit", "photo by", "photos by", "image source",
    "image copyright", "media caption", "getty images", "all rights reserved", "copyright", "download the", "download our", "watch now", "watch the video", "watch more", "listen to this",
    "view comments", "leave a comment", "leave a reply", "comments", "post a comment", "tags", "filed under", "topics", "print this", "email this",
    "up next", "trending", "most read", "most popular", "we use cookies", "this site uses cookies", "affiliate disclosure", "newsletter",
    "loading", "skip advertisement", "buy now", "this video is", "have a tip",
});

constexpr auto kClosings = std::to_array<std::string_view>({
    "noticias relacionadas", "articulos relacionados", "contenido relacionado", "contenidos relacionados", "temas relacionados", "mas noticias", "otras noticias",
    "tambien en", "te puede interesar", "le puede interesar", "te recomendamos", "recomendados", "recomendado", "lo mas leido", "lo mas visto", "lo ultimo", "ultimas noticias",
    "mas leidas", "mas leido", "comentarios", "deja un comentario", "deja una respuesta", "etiquetas", "temas", "comparte", "compartir", "suscribete", "mas en", "mas sobre",
    "mas informacion", "relacionados", "relacionadas", "archivado en", "sobre el autor", "sobre la autora", "sobre la firma", "newsletter", "boletines", "publicidad",
    "related", "related articles", "related stories", "related posts", "related news", "related content", "related topics", "related coverage", "more stories", "more news", "more from", "more on", "more in",
    "you may also like", "you might also like", "you may like", "recommended", "recommended for you", "read more", "read next", "most read", "most popular", "most viewed", "trending",
    "latest news", "top stories", "comments", "leave a reply", "leave a comment", "share this", "share", "tags", "topics", "about the author", "about author", "author", "subscribe", "sign up", "follow us",
    "sponsored", "advertisement", "popular", "latest", "editor's picks", "editors' picks", "editor’s picks", "don't miss", "don’t miss", "post navigation", "search", "categories", "archives", "like this", "up next", "what to read next",
});

}  // namespace

bool is_invitation(std::string_view folded) { return begins_with_any(from_first_letter(folded), kInvitations); }

bool is_closing_heading(std::string_view folded) { return begins_with_any(from_first_letter(folded), kClosings); }

bool is_byline(std::string_view folded) {
  constexpr auto kBegins = std::to_array<std::string_view>({"por", "by", "texto", "redaccion", "agencias", "written by", "posted by", "published", "publicado", "publicada",
                                                            "updated", "last updated", "actualizado", "actualizada", "posted on", "posted at", "escrito por", "autor", "author", "reporting by", "editing by"});
  constexpr std::size_t kLongest = 90;  // bytes
  return folded.size() <= kLongest && begins_with_any(from_first_letter(folded), kBegins);
}

}  // namespace cotejo::detail
