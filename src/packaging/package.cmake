# `cpack -G DEB` makes cotejo_VERSION-1_ARCH.deb; debian.cmake gives the files the form that Debian policy asks for.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cotejo)
set(CPACK_PACKAGE_VENDOR cotejo)
set(CPACK_PACKAGE_CONTACT "cotejo maintainers <maintainers@cotejo.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "set Spanish texts side by side with their English translations")
set(CPACK_PACKAGE_DESCRIPTION "cotejo splits a Spanish text and its English translation into sentences,
aligns them and writes the pairs as a translation memory (TMX) for CAT
tools, or as TSV or JSON lines for programs. Every pair comes with a
confidence and leads back to its place in both files.

The package holds the command, its static library and the headers to
embed it.")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
  "parallel, slurm-client, "  # to run the parts of a plan
  "cmake, libexpected-dev, libgumbo-dev, libicu-dev, libsqlite3-dev, libstemmer-dev, nettle-dev, pkg-config, zlib1g-dev")  # to link libcotejo
list(JOIN CPACK_DEBIAN_PACKAGE_SUGGESTS "" CPACK_DEBIAN_PACKAGE_SUGGESTS)
# What is loaded when it is needed: for --fetch, for workbooks. Of the rest SHLIBDEPS knows.
string(REGEX REPLACE "\\.so\\." "" CPACK_DEBIAN_PACKAGE_DEPENDS "${curl_soname}, ${xlsxwriter_soname}")
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
set(CPACK_COTEJO_DEBIAN_DIR ${PROJECT_SOURCE_DIR}/src/packaging/debian)

include(CPack)
