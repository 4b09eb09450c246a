// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlError>
#include <QString>

namespace app {

/// What the database itself said; Qt puts the name of its own step behind that, which tells an operator
/// nothing.
inline QString wordsOf(const QSqlError &error)
{
    return error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
}

} // namespace app
