# Stemmer::stemmer: Snowball's stemmers (Debian: libstemmer-dev), which come without a package for CMake or pkg-config.
# Read by the build and, once installed, by cotejoConfig.cmake.
if(NOT TARGET Stemmer::stemmer)
  find_path(STEMMER_INCLUDE_DIR libstemmer.h)
  # Linked in where it can be: a library of thirty stemmers takes a millisecond to load.
  find_library(STEMMER_LIBRARY NAMES libstemmer.a stemmer)
  if(STEMMER_INCLUDE_DIR AND STEMMER_LIBRARY)
    add_library(Stemmer::stemmer UNKNOWN IMPORTED)
    set_target_properties(Stemmer::stemmer PROPERTIES
      IMPORTED_LOCATION "${STEMMER_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${STEMMER_INCLUDE_DIR}")
  elseif(PROJECT_NAME STREQUAL "cotejo")  # else the package is not found, in words of its own
    message(FATAL_ERROR "cotejo needs Snowball's stemmers (Debian: libstemmer-dev)")
  endif()
endif()
