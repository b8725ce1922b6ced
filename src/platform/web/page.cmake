# The web page in build/web: the program, the fonts cut to what is written with them, the packs, the page around it.
set(web ${CMAKE_CURRENT_LIST_DIR})
target_link_options(
  beacon-bay PRIVATE
  -O2 --js-library ${web}/library.js -sUSE_SDL=0 -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_ES6=1 -sDYNAMIC_EXECUTION=0
  -sFORCE_FILESYSTEM=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=64MB -sTOTAL_STACK=1MB -sINVOKE_RUN=0
  -sEXPORTED_FUNCTIONS=_main,_forge_meter -sEXPORTED_RUNTIME_METHODS=FS,callMain,ccall -sDEFAULT_LIBRARY_FUNCS_TO_INCLUDE=@${web}/functions.json)
set_target_properties(beacon-bay PROPERTIES LINK_DEPENDS "${web}/library.js;${web}/functions.json")

find_program(SUBSET pyftsubset REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(fonts)
set(chinese ${CMAKE_BINARY_DIR}/fonts/chinese.txt)
add_custom_command(
  OUTPUT ${chinese}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
  COMMAND Python3::Interpreter ${web}/letters.py ${CMAKE_SOURCE_DIR}/assets/lang/zh_CN.po ${chinese}
  DEPENDS ${web}/letters.py ${CMAKE_SOURCE_DIR}/assets/lang/zh_CN.po
  VERBATIM)
# cut(OUT FROM OPTION...)
function(cut out from)
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/fonts/${out}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
    COMMAND ${SUBSET} ${from} --output-file=${CMAKE_BINARY_DIR}/fonts/${out} --no-hinting --desubroutinize ${ARGN}
    DEPENDS ${from} ${chinese}
    VERBATIM)
  set(fonts ${fonts} ${CMAKE_BINARY_DIR}/fonts/${out} PARENT_SCOPE)
endfunction()
# Names of languages, so that whoever chooses one need not wait for two whole faces.
set(few --text-file=${CMAKE_SOURCE_DIR}/src/i18n/language.c)
set(share /usr/share/fonts)
set(latin U+0020-024F,U+02BB-02DD,U+0300-036F,U+2000-206F,U+20A0-20BF,U+2190-2199,U+2212,U+25A0-25CF,U+2713)
set(arabic U+0020-0040,U+00A0-00BF,U+0600-06FF,U+200B-200F,U+2010-2026,U+FB50-FBFF,U+FE70-FEFF)
foreach(weight Regular Bold)
  cut(Andika-${weight}.ttf ${share}/truetype/andika/Andika-${weight}.ttf --unicodes=${latin}
      --layout-features=ccmp,kern,liga,locl,mark,mkmk)
  cut(NotoSansArabic-${weight}.ttf ${share}/truetype/noto/NotoSansArabic-${weight}.ttf --unicodes=${arabic}
      --layout-features=*)
  cut(NotoSansCJK-${weight}.otf ${share}/opentype/noto/NotoSansCJK-${weight}.ttc --font-number=2
      --text-file=${chinese} --layout-features=ccmp,kern,locl)
  cut(few-NotoSansArabic-${weight}.ttf ${share}/truetype/noto/NotoSansArabic-${weight}.ttf ${few} --layout-features=*)
  cut(few-NotoSansCJK-${weight}.otf ${share}/opentype/noto/NotoSansCJK-${weight}.ttc --font-number=2 ${few}
      --layout-features=ccmp,kern,locl)
endforeach()
add_custom_target(web_fonts DEPENDS ${chinese} ${fonts})

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
