# What is made from text at build time: translations (.po -> .mo), the template for new ones, and
# sounds (ABC scores -> OGG).

find_program(MSGFMT msgfmt REQUIRED)
file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/lang/*.po)
foreach(po ${catalogues})
  get_filename_component(code ${po} NAME_WE)
  set(mo ${CMAKE_BINARY_DIR}/lang/${code}.mo)
  add_custom_command(
    OUTPUT ${mo}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/lang
    COMMAND ${MSGFMT} --check --output-file=${mo} ${po}
    DEPENDS ${po}
    VERBATIM)
  list(APPEND made ${mo})
endforeach()

# The program's own texts, from which `check` and `./bay translate` know what there is to translate.
find_program(XGETTEXT xgettext REQUIRED)
file(GLOB_RECURSE sources RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.[ch]
     ${CMAKE_SOURCE_DIR}/src/platform/web/page/texts.js)
set(pot ${CMAKE_BINARY_DIR}/lang/program.pot)
add_custom_command(
  OUTPUT ${pot}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/lang
  COMMAND ${XGETTEXT} --from-code=UTF-8 --package-name=beacon-bay --add-comments=Translators
          --add-location=file --keyword=TR:2 --keyword=TRN:2,3 --keyword=N_ --output=${pot} ${sources}
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  DEPENDS ${sources}
  VERBATIM)
list(APPEND made ${pot})
add_custom_target(catalogues DEPENDS ${made})

find_program(ABC2MIDI abc2midi REQUIRED)
find_program(FLUIDSYNTH fluidsynth REQUIRED)
find_program(SOX sox REQUIRED)
find_file(SOUND_FONT TimGM6mb.sf2 PATHS /usr/share/sounds/sf2 REQUIRED NO_CMAKE_FIND_ROOT_PATH)
file(GLOB scores CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/sounds/*.abc
     ${CMAKE_SOURCE_DIR}/assets/music/*.abc)
set(render ${CMAKE_SOURCE_DIR}/assets/render)
foreach(score ${scores})
  get_filename_component(name ${score} NAME_WE)
  set(ogg ${CMAKE_BINARY_DIR}/sounds/${name}.ogg)
  add_custom_command(
    OUTPUT ${ogg}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/sounds
    COMMAND ${render} ${score} ${ogg} ${SOUND_FONT}
    DEPENDS ${score} ${render}
    VERBATIM)
  list(APPEND made ${ogg})
endforeach()

add_custom_target(data_files DEPENDS ${made})
add_dependencies(data data_files)
