# The fonts that the web page and the package bring along, cut to what may be written with them: `fonts` lists them. The page
# must be fetched, so it has the fewest letters, and no hinting; a package has room for every name that a child may have.
set(cutter ${CMAKE_CURRENT_LIST_DIR}/fonts/cut.py)
set(lister ${CMAKE_CURRENT_LIST_DIR}/fonts/letters.py)
set(chinese_po ${CMAKE_CURRENT_LIST_DIR}/lang/zh_CN.po)
set(chinese ${CMAKE_BINARY_DIR}/fonts/chinese.txt)
set(latin U+0020-024F,U+02BB-02DD,U+0300-036F,U+2000-206F,U+20A0-20BF,U+2190-2199,U+2212,U+25A0-25CF,U+2713)
set(arabic U+0020-0040,U+00A0-00BF,U+0600-06FF,U+200B-200F,U+2010-2026,U+FB50-FBFF,U+FE70-FEFF)
if(EMSCRIPTEN)
  set(gb2312_levels 1)
  set(how --no-hinting --desubroutinize)
else()
  set(gb2312_levels 2)
  set(how --hinting)
  string(APPEND latin ,U+0370-052F,U+1E00-1EFF) # Greek, Cyrillic, Vietnamese, as far as the font has them
endif()
add_custom_command(
  OUTPUT ${chinese}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
  COMMAND ${lister} ${chinese_po} ${gb2312_levels} ${chinese}
  DEPENDS ${lister} ${chinese_po}
  VERBATIM)

set(fonts)
# cut(NAME OUT FROM OPTION...)
function(cut name out from)
  set(file ${CMAKE_BINARY_DIR}/fonts/${out})
  add_custom_command(
    OUTPUT ${file}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
    COMMAND ${cutter} ${from} ${file} ${name} ${how} ${ARGN}
    DEPENDS ${cutter} ${from} ${chinese}
    VERBATIM)
  set(fonts ${fonts} ${file} PARENT_SCOPE)
endfunction()
set(debian /usr/share/fonts)
foreach(weight Regular Bold)
  cut("Beacon Bay Latin" Latin-${weight}.ttf ${debian}/truetype/andika/Andika-${weight}.ttf --unicodes=${latin}
      --layout-features=ccmp,kern,liga,locl,mark,mkmk)
  cut("Beacon Bay Arabic" Arabic-${weight}.ttf ${debian}/truetype/noto/NotoSansArabic-${weight}.ttf
      --unicodes=${arabic} --layout-features=*)
  cut("Beacon Bay Chinese" Chinese-${weight}.otf ${debian}/opentype/noto/NotoSansCJK-${weight}.ttc --font-number=2
      --text-file=${chinese} --layout-features=ccmp,kern,locl)
endforeach()
