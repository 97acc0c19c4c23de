# Included by ui/CMakeLists.txt: the catalogues, compiled into the window library under :/i18n.
qt_add_lrelease(
  TS_FILES ${CMAKE_CURRENT_LIST_DIR}/kubemori_en.ts ${CMAKE_CURRENT_LIST_DIR}/kubemori_ja.ts
  QM_FILES_OUTPUT_VARIABLE KUBEMORI_CATALOGUES)
foreach(catalogue IN LISTS KUBEMORI_CATALOGUES)
  get_filename_component(name ${catalogue} NAME)
  set_source_files_properties(${catalogue} PROPERTIES QT_RESOURCE_ALIAS ${name})
endforeach()
qt_add_resources(kubemori_ui kubemori_translations PREFIX "/i18n" FILES ${KUBEMORI_CATALOGUES})
