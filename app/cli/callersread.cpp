// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/callersread.h"

#include "app/cli/output.h"
#include "app/cli/showoutput.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

namespace app {

CallersRead::CallersRead(Engine &engine, Clock clock)
    : m_engine(engine)
    , m_clock(std::move(clock))
{
}

bool CallersRead::isOver(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    if (!m_since) {
        m_since = m_clock();
        m_engine.handle(core::Inspect{key, key.environment});
    }
    const bool isMade = snapshot.inspection && snapshot.inspection->key == key;
    // Who calls it is known by their health, which the first picture has of all.
    const bool isRead = isMade && !snapshot.inspection->isAwaited && m_engine.isFirstPictureComplete();
    if (!isRead && m_clock() - *m_since < patience)
        return false;
    m_isIncomplete = !isRead;
    if (isMade)
        m_found = snapshot.inspection;
    return true;
}

void CallersRead::print(bool isJson) const
{
    const core::TimePoint now = m_clock();
    if (isJson) {
        QJsonObject object = inspectionJson(m_found);
        object.insert(QStringLiteral("event"), QStringLiteral("countdown"));
        object.insert(QStringLiteral("at"), isoTime(now));
        object.insert(QStringLiteral("isIncomplete"), m_isIncomplete);
        printJson(object);
        return;
    }
    if (m_found)
        printLine(inspectionText(*m_found, now));
    if (m_isIncomplete)
        printLine(QStringLiteral("Not everything that this rests on was read within %1; what is missing is "
                                 "assumed in full.")
                      .arg(ui::Text::length(patience)));
}

} // namespace app
