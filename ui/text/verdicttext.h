// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/judging.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace ui {

/// The sentences on how a release does; part of the catalogue, see Text.
class VerdictText
{
    Q_DECLARE_TR_FUNCTIONS(ui::VerdictText)

public:
    /// The verdict in one plain sentence with its numbers; with the versions where two of them are compared
    /// instead of before and since.
    static QString sentence(const core::ShareVerdict &verdict, const std::string &oldVersion = {},
                            const std::string &newVersion = {});
    /// The same, naming what it compares.
    static QString sentence(const core::SideVerdict &verdict, const std::string &newVersion);
    static QString name(core::Verdict outcome);
    static QString otherVersions(); ///< "the other versions", in place of a version's name
};

} // namespace ui
