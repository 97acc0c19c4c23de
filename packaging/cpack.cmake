# Packages by CPack: build/NAME/CPackConfig.cmake, used by packaging/toolchain/package.sh (./dev package). What differs between .deb,
# its debug symbols and .rpm is in cpack_kind.cmake.
set(CPACK_PACKAGE_NAME kubemori)
set(CPACK_PACKAGE_VENDOR "The Kubemori developers")
set(CPACK_PACKAGE_CONTACT "The Kubemori developers <kubemori@users.noreply.github.com>" CACHE STRING "Whom the packages name as their maintainer")
set(CPACK_PACKAGE_VERSION ${KUBEMORI_FULL_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "console for Kubernetes clusters installed with Kubespray")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_SOURCE_DIR}/description.txt)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES OFF)   # package_files.sh does it, and keeps what it takes away
set(CPACK_GENERATOR DEB)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/cpack_kind.cmake)
set(CPACK_KUBEMORI_BUILD ${PROJECT_BINARY_DIR})
set(CPACK_KUBEMORI_FILES ${CMAKE_CURRENT_BINARY_DIR}/files)

set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

# Depends is what the program is linked with. Recommended is what it starts on this machine in daily work (and Qt's parts for icons,
# its own words in other languages, Wayland); suggested what some of its pages can use.
set(CPACK_KUBEMORI_RECOMMENDS "git, iputils-ping, openssh-client, python3, qt6-svg-plugins, qt6-translations-l10n, qt6-wayland")
set(CPACK_KUBEMORI_SUGGESTS "ansible-core, curl, fonts-noto-cjk, gnome-keyring | kwalletmanager, kubernetes-client, python3-venv")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP System/Monitoring)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_SUMMARY "Console for Kubernetes clusters installed with Kubespray")
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
set(CPACK_RPM_COMPRESSION_TYPE xz)
# Folders that the system's own packages have.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/applications /usr/share/licenses /usr/share/man /usr/share/man/man1 /usr/share/metainfo /usr/share/icons /usr/share/icons/hicolor
  /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps /usr/share/bash-completion /usr/share/bash-completion/completions
  /usr/share/zsh /usr/share/zsh/site-functions /usr/share/fish /usr/share/fish/vendor_completions.d)
foreach(size IN LISTS sizes)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
# Nothing is to be stripped or linked again, and the times are those of the commit. What is recommended is said here, as CPack's own
# variables for it ask rpm for an option that today's has no more.
string(JOIN "\n" CPACK_RPM_SPEC_MORE_DEFINE
  "%define _build_id_links none"
  "%define use_source_date_epoch_as_buildtime 1"
  "%define clamp_mtime_to_source_date_epoch 1"
  "%define _buildhost localhost"
  "Recommends: git, iputils, openssh-clients, python3, qt6-qttranslations, qt6-qtwayland"
  "Suggests: ansible-core, curl, kubernetes-client")

include(CPack)
