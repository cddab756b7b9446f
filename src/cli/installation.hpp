// Where the program's data lie.
#pragma once

#include <filesystem>

namespace cotejo::cli {

/// The build tree and every prefix it may be installed to look alike: bin/cotejo, share/locale, share/cotejo.
std::filesystem::path share_folder();

}  // namespace cotejo::cli
