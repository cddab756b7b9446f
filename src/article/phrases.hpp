// Lines that pages put between the paragraphs of an article, told by how they begin.
#pragma once

#include <string_view>

namespace cotejo::detail {

/// Whether a line, folded, asks the reader for something or leads elsewhere: "lee tambien: …", "suscribete a …".
bool is_invitation(std::string_view folded);

/// Whether it does so in so many words that a whole sentence that begins like this does nothing else.
bool is_plea(std::string_view folded);

/// Whether a heading, folded, stands over what is no longer the article: "related stories", "comentarios".
bool is_closing_heading(std::string_view folded);

/// Whether a line, folded, tells who wrote it, where or when, and nothing else.
bool is_byline(std::string_view folded);

}  // namespace cotejo::detail
