# What `cmake --install` puts where: the command with its man page and completions, and the library for find_package.
include(CMakePackageConfigHelpers)

set(cotejo_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/cotejo)

if(TARGET cotejo_cli)
  install(TARGETS cotejo_cli RUNTIME)
endif()
install(FILES src/man/cotejo.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES src/completions/cotejo.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME cotejo)
install(FILES src/completions/_cotejo DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES src/completions/cotejo.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(TARGETS cotejo EXPORT cotejo ARCHIVE)
install(DIRECTORY include/cotejo TYPE INCLUDE FILES_MATCHING PATTERN "*.hpp")
install(EXPORT cotejo NAMESPACE cotejo:: FILE cotejoTargets.cmake DESTINATION ${cotejo_config_dir})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/cotejoConfig.cmake.in ${PROJECT_BINARY_DIR}/cotejoConfig.cmake
  INSTALL_DESTINATION ${cotejo_config_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cotejoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/stemmer.cmake DESTINATION ${cotejo_config_dir} RENAME cotejoStemmer.cmake)
install(FILES ${PROJECT_BINARY_DIR}/cotejoConfig.cmake ${PROJECT_BINARY_DIR}/cotejoConfigVersion.cmake
  DESTINATION ${cotejo_config_dir})
