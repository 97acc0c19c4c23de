# The two ways to add a target, so that a folder's CMakeLists.txt says only what it is made of.

# kubemori_library(NAME SOURCES … LINK …): the static library kubemori_NAME of the folder it is called in. What it may use is
# what it links: dependencies point down only (app → ui → features → engine → base) and nothing in src/ links Qt Gui.
function(kubemori_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(kubemori_${name} STATIC ${ARG_SOURCES})
  target_include_directories(kubemori_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
  target_link_libraries(kubemori_${name} PUBLIC Qt6::Core ${ARG_LINK} PRIVATE kubemori_options ${ARG_PRIVATE_LINK})
  kubemori_precompile(kubemori_${name} library ${name} ${ARG_LINK})
endfunction()

# kubemori_test(NAME LABEL unit SOURCES … LINK … [TIMEOUT s] [ENVIRONMENT …] [SERIAL]): a test binary tst_NAME of Qt Test cases.
# The target tests_LABEL builds all tests of a label.
function(kubemori_test name)
  cmake_parse_arguments(ARG "SERIAL" "LABEL;TIMEOUT" "SOURCES;LINK;ENVIRONMENT" ${ARGN})
  add_executable(tst_${name} ${ARG_SOURCES})
  target_include_directories(tst_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(tst_${name} PRIVATE KUBEMORI_SOURCE_DIR="${PROJECT_SOURCE_DIR}" KUBEMORI_BINARY_DIR="${PROJECT_BINARY_DIR}")
  target_link_libraries(tst_${name} PRIVATE ${ARG_LINK} Qt6::Test kubemori_options kubemori_test_options)
  kubemori_precompile(tst_${name} executable ${ARG_LINK})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND tst_${name})
  set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}")
  if(ARG_SERIAL)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
  endif()
  kubemori_tests_of(${ARG_LABEL})
  add_dependencies(tests_${ARG_LABEL} tst_${name})
endfunction()

# kubemori_script_test(NAME LABEL lab COMMAND … [TIMEOUT s] [ENVIRONMENT …] [SERIAL]): a test that is a program of any kind. It
# passes with 0; with 77 it was skipped, and its last line says why.
function(kubemori_script_test name)
  cmake_parse_arguments(ARG "SERIAL" "LABEL;TIMEOUT" "COMMAND;ENVIRONMENT" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND ${ARG_COMMAND})
  set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT} SKIP_RETURN_CODE 77
    ENVIRONMENT "LC_ALL=C.UTF-8;KUBEMORI_BINARY_DIR=${PROJECT_BINARY_DIR};${ARG_ENVIRONMENT}")
  if(ARG_SERIAL)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
  endif()
  kubemori_tests_of(${ARG_LABEL})
endfunction()

function(kubemori_tests_of label)
  if(NOT TARGET tests_${label})
    add_custom_target(tests_${label})
  endif()
endfunction()

# There also while no test has the label.
foreach(label unit engine ui integration lab bench)
  kubemori_tests_of(${label})
endforeach()
