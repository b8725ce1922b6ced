# The libraries that `libraries/build` made, under the names that pkg-config gives them on the desktop. By full path:
# at -lSDL2 emcc would want to download its own.
set(BAY_WEB_LIBRARIES "" CACHE PATH "what libraries/build made")
function(from_library name)
  add_library(PkgConfig::${name} INTERFACE IMPORTED)
  set(files ${ARGN})
  list(TRANSFORM files REPLACE ".+" "${BAY_WEB_LIBRARIES}/lib/lib\\0.a")
  target_link_libraries(PkgConfig::${name} INTERFACE ${files})
  target_include_directories(PkgConfig::${name} SYSTEM INTERFACE ${BAY_WEB_LIBRARIES}/include
                             ${BAY_WEB_LIBRARIES}/include/SDL2 ${BAY_WEB_LIBRARIES}/include/fribidi)
endfunction()
from_library(SDL SDL2_ttf SDL2_image SDL2_mixer SDL2 harfbuzz freetype vorbis ogg)
from_library(SDL_LEAST SDL2)
from_library(TEXT fribidi unibreak)
from_library(YAML yaml)
from_library(SQLITE sqlite3)
from_library(ZXCVBN zxcvbn)
set(ZXCVBN PkgConfig::ZXCVBN)
