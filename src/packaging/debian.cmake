# Run by cpack over the files it is about to pack. Debian policy: 12.1 (manual pages are compressed), 12.5 (copyright),
# 12.7 (both changelogs, compressed), 10.1 (libraries without debugging symbols).
cmake_minimum_required(VERSION 3.25)

set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(doc ${root}/share/doc/cotejo)

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE ${doc}/LICENSE)  # Debian has its own copy, which `copyright` points to
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
file(COPY_FILE ${CPACK_COTEJO_DEBIAN_DIR}/changelog ${doc}/changelog.Debian)
file(COPY_FILE ${CPACK_COTEJO_DEBIAN_DIR}/copyright ${doc}/copyright)
file(MAKE_DIRECTORY ${root}/share/lintian/overrides)
file(COPY_FILE ${CPACK_COTEJO_DEBIAN_DIR}/lintian-overrides ${root}/share/lintian/overrides/cotejo)

# -n: no time in the header, the same files give the same package.
run(gzip -9n ${doc}/changelog ${doc}/changelog.Debian ${root}/share/man/man1/cotejo.1)

file(GLOB archives ${root}/lib/*.a)
foreach(archive IN LISTS archives)
  run(strip --strip-debug --enable-deterministic-archives --remove-section=.comment --remove-section=.note ${archive})
endforeach()

file(GLOB_RECURSE files ${root}/*)
list(FILTER files EXCLUDE REGEX "/bin/")
file(CHMOD ${files} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
