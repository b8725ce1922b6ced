# What an installation consists of: -DBAY_PACKAGE=ON, build, `cmake --install`. The program finds its files in ../share from
# where it lies itself.
include(GNUInstallDirs)
include(${CMAKE_SOURCE_DIR}/assets/fonts.cmake)
set(from ${CMAKE_CURRENT_LIST_DIR})
set(manual_in ${from}/beacon-bay.6.in)
set(share ${CMAKE_INSTALL_DATADIR}/beacon-bay)

install(TARGETS beacon-bay)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/art DESTINATION ${share}/assets)
install(FILES ${fonts} DESTINATION ${share}/assets/fonts)
install(FILES ${CMAKE_SOURCE_DIR}/assets/schema/level.json DESTINATION ${share}/assets/schema)
install(
  DIRECTORY ${CMAKE_SOURCE_DIR}/levels
  DESTINATION ${share}
  FILES_MATCHING
  PATTERN *.yaml
  PATTERN guide EXCLUDE)
foreach(kind mo ogg)
  set(${kind} ${made})
  list(FILTER ${kind} INCLUDE REGEX "\\.${kind}$")
endforeach()
install(FILES ${mo} DESTINATION ${share}/lang)
install(FILES ${ogg} DESTINATION ${share}/sounds)

# Teachers read how a level is written; the links between these pages keep leading where they led.
install(FILES ${CMAKE_SOURCE_DIR}/ACCESS.md ${CMAKE_SOURCE_DIR}/PRIVACY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(
  DIRECTORY ${CMAKE_SOURCE_DIR}/levels
  DESTINATION ${CMAKE_INSTALL_DOCDIR}
  FILES_MATCHING
  PATTERN *.md
  REGEX "levels/[^/]*$" EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/levels/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/levels)

# What a desktop, a shell and a software centre want to know of it.
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
set(icon ${from}/beacon-bay.svg)
foreach(side 16 22 24 32 48 64 128 256)
  set(png ${CMAKE_BINARY_DIR}/icons/${side}/beacon-bay.png)
  add_custom_command(
    OUTPUT ${png}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/icons/${side}
    COMMAND ${RSVG_CONVERT} --width=${side} --height=${side} --output=${png} ${icon}
    DEPENDS ${icon}
    VERBATIM)
  list(APPEND icons ${png})
  install(FILES ${png} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${side}x${side}/apps)
endforeach()
install(FILES ${icon} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${from}/beacon-bay.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${from}/beacon-bay.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
# The program itself knows its options: they go into the manual page, and into the file for the whole machine.
set(manual ${CMAKE_BINARY_DIR}/package/beacon-bay.6)
set(conf ${CMAKE_BINARY_DIR}/package/beacon-bay.conf)
add_custom_command(
  OUTPUT ${manual} ${conf}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/package
  COMMAND beacon-bay options man > ${manual}.options
  COMMAND sed -e "/^@OPTIONS@$/r ${manual}.options" -e "/^@OPTIONS@$/d" ${manual_in} > ${manual}
  COMMAND beacon-bay options conf > ${conf}
  DEPENDS beacon-bay ${manual_in}
  VERBATIM)
install(FILES ${conf} DESTINATION ${CMAKE_INSTALL_SYSCONFDIR})
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man6)
install(
  FILES ${from}/completion.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME beacon-bay)

add_custom_target(package_files ALL DEPENDS ${fonts} ${icons} ${manual} ${conf})
