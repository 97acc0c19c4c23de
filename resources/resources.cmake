# Included by ui/CMakeLists.txt: everything that is compiled into the window library.
file(GLOB KUBEMORI_ICONS CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/icons/*.svg)
qt_add_resources(kubemori_ui kubemori_icons PREFIX "/kubemori" BASE ${CMAKE_CURRENT_LIST_DIR} FILES ${KUBEMORI_ICONS})
