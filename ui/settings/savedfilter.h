// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace ui {

/// A filter that the operator gave a name.
struct SavedFilter
{
    QString name;
    QString text;
    QString environment; ///< the only one in which it is offered; empty: in every one

    bool operator==(const SavedFilter &) const = default;
};

/// A note of the operator's on one application, shown beside its steps.
struct ApplicationNote
{
    QString environment;
    QString application;
    QString text; ///< never empty

    bool operator==(const ApplicationNote &) const = default;
};

} // namespace ui
