// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/faults/trialtable.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tests {

TrialTable::TrialTable(const QStringList &heads)
{
    add(heads);
    add(QStringList(heads.size(), u"---"_s));
}

void TrialTable::add(const QStringList &cells)
{
    QStringList plain = cells;
    plain.replaceInStrings(u"|"_s, u"/"_s);
    m_text += u"| "_s + plain.join(u" | "_s) + u" |\n"_s;
}

bool TrialTable::write(const QString &path) const
{
    QFile file(path);
    const QByteArray bytes = m_text.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace tests
