// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/smoothcheck.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace ui {

/// The sentences of the smooth-release check; part of the catalogue, see Text.
class CheckText
{
    Q_DECLARE_TR_FUNCTIONS(ui::CheckText)

public:
    /// Glyph and word: "■ Requests fail", "✓ Good", ...
    static QString verdict(core::CheckVerdict verdict);
    /// Of whom: "GATEWAY (3 instances)", "Eureka", "ORDERS/orders-1:8080".
    static QString subject(const core::CheckFinding &finding);
    /// What was seen.
    static QString what(const core::CheckFinding &finding);
    /// Why it matters, with the seconds or requests at stake; empty where it is good.
    static QString why(const core::CheckFinding &finding);
    /// What to set or do; the properties themselves are in the finding. Empty where there is nothing to do.
    static QString fix(const core::CheckFinding &finding);
    /// Addresses that were read, without credentials.
    static QString readFrom(const core::CheckFinding &finding);
    /// One sentence over all of them.
    static QString summary(const core::SmoothCheck &check);

private:
    static QString unread(const core::CheckFinding &finding);
    static QString stake(const core::CheckFinding &finding);
};

} // namespace ui
