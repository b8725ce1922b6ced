# The web page in build/web: the program, the fonts cut to what is written with them, the packs, the page around it.
set(web ${CMAKE_CURRENT_LIST_DIR})
target_link_options(
  beacon-bay PRIVATE
  -O2 --js-library ${web}/library.js -sUSE_SDL=0 -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_ES6=1 -sDYNAMIC_EXECUTION=0
  -sFORCE_FILESYSTEM=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=64MB -sTOTAL_STACK=1MB -sINVOKE_RUN=0
  -sEXPORTED_FUNCTIONS=_main,_forge_meter -sEXPORTED_RUNTIME_METHODS=FS,callMain,ccall -sDEFAULT_LIBRARY_FUNCS_TO_INCLUDE=@${web}/functions.json)
set_target_properties(beacon-bay PROPERTIES LINK_DEPENDS "${web}/library.js;${web}/functions.json")

find_package(Python3 REQUIRED COMPONENTS Interpreter)
include(${CMAKE_SOURCE_DIR}/assets/fonts.cmake)
# Names of languages, so that whoever chooses one need not wait for two whole faces.
set(few --text-file=${CMAKE_SOURCE_DIR}/src/i18n/language.c)
foreach(weight Regular Bold)
  cut("Beacon Bay Arabic" few-Arabic-${weight}.ttf ${debian}/truetype/noto/NotoSansArabic-${weight}.ttf ${few}
      --layout-features=*)
  cut("Beacon Bay Chinese" few-Chinese-${weight}.otf ${debian}/opentype/noto/NotoSansCJK-${weight}.ttc --font-number=2
      ${few} --layout-features=ccmp,kern,locl)
endforeach()
add_custom_target(web_fonts DEPENDS ${fonts})

# Devices that add a page to the home screen and do not take an SVG there.
find_program(RSVG rsvg-convert REQUIRED)
set(icons)
foreach(size 180 192 512)
  set(icon ${CMAKE_BINARY_DIR}/icons/icon-${size}.png)
  add_custom_command(
    OUTPUT ${icon}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/icons
    COMMAND ${RSVG} --width=${size} --output=${icon} ${web}/page/icon.svg
    DEPENDS ${web}/page/icon.svg
    VERBATIM)
  list(APPEND icons ${icon})
endforeach()
add_custom_target(web_icons DEPENDS ${icons})

add_custom_target(
  page
  COMMAND Python3::Interpreter ${web}/pack.py ${CMAKE_SOURCE_DIR}/build/web ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}
          ${PROJECT_VERSION}
  VERBATIM)
add_dependencies(page beacon-bay data web_fonts web_icons)
