// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/waitnotices.h"

#include "ui/text/text.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Notices
{
    Q_DECLARE_TR_FUNCTIONS(ui::WaitNotices)
};

/// Where a wait has ended, well or not.
bool isEndOfWait(core::Phase phase)
{
    return phase == core::Phase::Drained || phase == core::Phase::Stopped || phase == core::Phase::Restored ||
           phase == core::Phase::Failed;
}

} // namespace

QString WaitNotices::noticeOf(const core::Operation &operation)
{
    const auto known = m_told.find(operation.id);
    const Told before = known == m_told.end() ? Told{} : known->second;
    Told &now = m_told[operation.id];
    now = {operation.phase, operation.stillCalledSince.has_value()};
    const QString id = Text::plain(operation.key.id.text());
    if (isEndOfWait(operation.phase) && operation.phase != before.phase)
        return operation.phase == core::Phase::Failed
                   ? Notices::tr("%1: not finished. %2").arg(id, Text::phaseDetail(operation, {}))
                   : Notices::tr("%1: %2").arg(id, Text::phaseTitle(operation.phase));
    if (now.isStalled && !before.isStalled)
        return Notices::tr("%1: the time is up and it is still called").arg(id);
    return {};
}

QStringList WaitNotices::take(const core::Snapshot &snapshot)
{
    QStringList notices;
    for (const core::Operation &operation : snapshot.operations) {
        const QString notice = noticeOf(operation);
        if (!notice.isEmpty() && m_hasBegun)
            notices << notice;
    }
    m_hasBegun = true;
    return notices;
}

} // namespace ui
