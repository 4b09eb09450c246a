# SPDX-License-Identifier: GPL-3.0-or-later
# Two Debian packages, made by `cpack` in a build folder: drainboard, and drainboard-cli without a window.
find_program(DPKG_PROGRAM dpkg)
find_program(DATE_PROGRAM date)
if(NOT DPKG_PROGRAM OR NOT DATE_PROGRAM)
    return()
endif()
# Whoever publishes packages puts in who answers for them. This one reaches nobody: .example is reserved.
set(DRAINBOARD_CONTACT "Drainboard maintainers <maintainers@drainboard.example>" CACHE STRING
    "Who answers for the packages: name and address")

execute_process(COMMAND ${DATE_PROGRAM} -u -R -d ${CHANGELOG_DATE} OUTPUT_VARIABLE written
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "\n(.)" "\n  \\1" entries "${CHANGELOG_ENTRIES}")
string(REPLACE "\n  - " "\n  * " entries "${entries}")
foreach(name IN ITEMS drainboard drainboard-cli)
    file(CONFIGURE OUTPUT ${made}/${name}/changelog
        CONTENT "${name} (${PROJECT_VERSION}) unstable; urgency=medium\n${entries}\n\n -- ${DRAINBOARD_CONTACT}  ${written}\n")
    drainboard_compress(${made}/${name}/changelog ${made}/${name}/changelog.gz)
    if(name STREQUAL drainboard)
        set(part COMPONENT window)
    else()
        set(part COMPONENT commandline EXCLUDE_FROM_ALL)
    endif()
    install(FILES ${made}/${name}/changelog.gz package/copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} ${part})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "${DRAINBOARD_CONTACT}")
set(CPACK_PACKAGE_VENDOR Drainboard)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_COMPONENTS_ALL window commandline)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# The journal's database is a plugin, which no program is linked with.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libqt6sql6-sqlite)
set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME drainboard)
set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS "ca-certificates, qt6-wayland, qt6-translations-l10n, fonts-inter, fonts-noto-cjk")
set(CPACK_DEBIAN_WINDOW_PACKAGE_CONFLICTS drainboard-cli)
set(CPACK_DEBIAN_WINDOW_PACKAGE_REPLACES drainboard-cli)
set(CPACK_COMPONENT_WINDOW_DESCRIPTION "release dashboard for services registered in Eureka
Takes instances that are registered in Netflix or Spring Cloud Eureka out of
service, waits until every caller let go of them, and only then stops them:
one by one through a whole release, without failing a request. Charts the
error rate meanwhile and keeps a journal of every request that it sent.
.
It has a window, all commands, and a demo fleet to practise on.")
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_NAME drainboard-cli)
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_RECOMMENDS ca-certificates)
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_CONFLICTS drainboard)
set(CPACK_DEBIAN_COMMANDLINE_PACKAGE_REPLACES drainboard)
set(CPACK_COMPONENT_COMMANDLINE_DESCRIPTION "release services registered in Eureka, without a window
Takes instances that are registered in Netflix or Spring Cloud Eureka out of
service, waits until every caller let go of them, and only then stops them:
one by one through a whole release, without failing a request. Keeps a
journal of every request that it sent.
.
It has all commands of the package drainboard and needs no display and none
of the libraries of one.")
include(CPack)
