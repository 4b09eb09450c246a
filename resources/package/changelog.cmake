# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the newest section of CHANGELOG.md. Sets CHANGELOG_DATE (2026-11-30) and CHANGELOG_ENTRIES ("\n- text\n  text").
# Its lines have 76 letters at most, as a Debian changelog is made of them.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/CHANGELOG.md)
file(READ CHANGELOG.md changelog)
if(NOT changelog MATCHES "^# Changes\n\n## ([0-9.]+), ([0-9]+-[0-9]+-[0-9]+)\n(.*)")
    message(FATAL_ERROR "resources/CHANGELOG.md does not begin with \"# Changes\" and \"## VERSION, YEAR-MONTH-DAY\".")
endif()
set(changelog_version ${CMAKE_MATCH_1})
set(CHANGELOG_DATE ${CMAKE_MATCH_2})
set(CHANGELOG_ENTRIES "${CMAKE_MATCH_3}")
if(NOT changelog_version VERSION_EQUAL PROJECT_VERSION)
    message(FATAL_ERROR "The newest section of resources/CHANGELOG.md is of ${changelog_version}, "
        "but CMakeLists.txt says ${PROJECT_VERSION}.")
endif()
string(REGEX REPLACE "\n## .*" "" CHANGELOG_ENTRIES "${CHANGELOG_ENTRIES}")
string(STRIP "${CHANGELOG_ENTRIES}" CHANGELOG_ENTRIES)
string(PREPEND CHANGELOG_ENTRIES "\n")
# For the description in software centres: a list of plain lines.
string(REPLACE "&" "&amp;" CHANGELOG_ITEMS "${CHANGELOG_ENTRIES}")
string(REPLACE "<" "&lt;" CHANGELOG_ITEMS "${CHANGELOG_ITEMS}")
string(REGEX REPLACE "\n  +" " " CHANGELOG_ITEMS "${CHANGELOG_ITEMS}")
string(REGEX REPLACE "\n- ([^\n]+)" "\n          <li>\\1</li>" CHANGELOG_ITEMS "${CHANGELOG_ITEMS}")
string(STRIP "${CHANGELOG_ITEMS}" CHANGELOG_ITEMS)
