# How every target of the project is compiled: warnings, Qt's strictness, sanitizers, ccache, mold where there is one.

add_library(kubemori_options INTERFACE)

target_compile_options(kubemori_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wold-style-cast -Wcast-align -Wformat=2
  -fstack-protector-strong -fno-omit-frame-pointer)

# GCC's flow analysis reports null dereferences that are none in code that sanitizers rewrote or that was optimised less than
# with -O2: not where warnings are errors.
if(NOT KUBEMORI_SANITIZE AND NOT CMAKE_COMPILE_WARNING_AS_ERROR)
  target_compile_options(kubemori_options INTERFACE -Wnull-dereference)
endif()

target_compile_definitions(kubemori_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_NO_CONTEXTLESS_CONNECT
  QT_DISABLE_DEPRECATED_UP_TO=0x060800 $<$<CONFIG:Release,RelWithDebInfo>:QT_NO_DEBUG>)

# Qt Test's QTRY_ macros narrow a duration to int in the code of their caller; fixtures name only the fields that matter. A library, so
# that it comes after the options above.
add_library(kubemori_test_options INTERFACE)
target_compile_options(kubemori_test_options INTERFACE -Wno-conversion -Wno-missing-field-initializers)

if(KUBEMORI_SANITIZE)
  target_compile_options(kubemori_options INTERFACE -fsanitize=${KUBEMORI_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(kubemori_options INTERFACE -fsanitize=${KUBEMORI_SANITIZE})
  target_compile_options(kubemori_options INTERFACE -Wno-maybe-uninitialized)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  if(KUBEMORI_PCH) # as ccache's manual asks for precompiled headers
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
    target_compile_options(kubemori_options INTERFACE -fpch-preprocess)
  endif()
endif()

# Linking the many test binaries takes a fifth of the time with it.
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()
