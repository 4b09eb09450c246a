// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Read by moc before each test: moc 6.4 cannot parse GCC 12's <concepts> when <compare> brings it in first.
#include <string>
