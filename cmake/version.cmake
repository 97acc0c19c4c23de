# KUBEMORI_FULL_VERSION: what --version and the packages say, from the git tag (packaging/version.sh). A folder that is neither a
# checkout nor an unpacked source tarball has the plain version of project().
execute_process(COMMAND ${PROJECT_SOURCE_DIR}/packaging/version.sh version OUTPUT_VARIABLE KUBEMORI_FULL_VERSION
  OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT KUBEMORI_FULL_VERSION)
  message(WARNING "packaging/version.sh knows no version: taking ${PROJECT_VERSION}")
  set(KUBEMORI_FULL_VERSION ${PROJECT_VERSION})
endif()
