# Precompiled headers: parsing Qt and the standard library is two thirds of a file's compile time. One header for each kind of
# target is compiled once and shared; executables need their own, as they are compiled with -fPIE and libraries with -fPIC.
function(kubemori_pch_provider name kind header)
  if(kind STREQUAL "library")
    add_library(${name} OBJECT ${PROJECT_SOURCE_DIR}/cmake/pch/provider.cpp)
  else()
    add_executable(${name} EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/cmake/pch/provider.cpp)
  endif()
  set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  target_link_libraries(${name} PRIVATE ${ARGN} Threads::Threads kubemori_options)
  target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch/${header})
endfunction()

# kubemori_precompile(TARGET library|executable LINKED…): gives the target the shared header that fits what it links.
function(kubemori_precompile target kind)
  if(NOT KUBEMORI_PCH)
    return()
  endif()
  set(what core)
  if("${ARGN}" MATCHES "kubemori_ui|kubemori_cli|Widgets")
    set(what widgets)
  endif()
  target_precompile_headers(${target} REUSE_FROM kubemori_pch_${what}_${kind})
endfunction()

if(KUBEMORI_PCH)
  kubemori_pch_provider(kubemori_pch_core_library library core.hpp Qt6::Core)
  kubemori_pch_provider(kubemori_pch_widgets_library library widgets.hpp Qt6::Widgets)
  # Without Qt Test: it defines a macro with the build folder, so its header cannot be shared.
  kubemori_pch_provider(kubemori_pch_core_executable executable core.hpp Qt6::Core)
  kubemori_pch_provider(kubemori_pch_widgets_executable executable widgets.hpp Qt6::Widgets)
endif()
