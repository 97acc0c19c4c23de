# KUBEMORI_HARDEN: how the packages are compiled. The flags of Debian's hardening=+all with the checks of the standard library on
# top, and nothing in the objects that says in which folder they were made.
if(KUBEMORI_HARDEN)
  target_compile_options(kubemori_options INTERFACE
    -ffile-prefix-map=${PROJECT_BINARY_DIR}=build -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.
    -fstack-clash-protection -Werror=format-security -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(kubemori_options INTERFACE -fcf-protection)
  elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
    target_compile_options(kubemori_options INTERFACE -mbranch-protection=standard)
  endif()
  target_compile_definitions(kubemori_options INTERFACE _GLIBCXX_ASSERTIONS)
  include(CheckPIESupported)
  check_pie_supported()
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,--build-id=sha1)
endif()
