// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/failingtext.h"

#include <QLocale>
#include <QTest>

using ui::FailingText;

namespace {

QString shown(const std::vector<core::VersionFailures> &versions)
{
    QStringList lines;
    for (const auto &[name, value] : FailingText::versionLines(versions))
        lines << name + QStringLiteral(" | ") + value;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class FailingTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void putsVersionsSideBySide()
    {
        core::VersionFailures old{"2.9.0", 2, 2, 1000, 4, 2, {}};
        old.failing.paths = {{"/orders/{id}", 3, {"500"}, {"IllegalStateException"}, {}}};
        core::VersionFailures fresh{"2.10.0", 1, 1, 50, 5, 1, {}};
        fresh.failing.paths = {{"/pay", 5, {"503"}, {}, {}}};
        QCOMPARE(shown({old, fresh}),
                 QStringLiteral("2.9.0 | instances: 2 · 1000 requests, 4 of them failed (0.4 %)\n"
                                "2.10.0 | instances: 1 · 50 requests, 5 of them failed (10.0 %)\n"
                                "/pay · 2.9.0 | none\n"
                                "/pay · 2.10.0 | 5 · status 503\n"
                                "/orders/{id} · 2.9.0 | 3 · status 500 · IllegalStateException\n"
                                "/orders/{id} · 2.10.0 | none\n"
                                " | since their processes started"));
    }

    void saysWhatIsMissing()
    {
        core::VersionFailures some{"1", 4, 3, 100, 1, 2, {}};
        some.failing.paths = {{"/pay", 1, {}, {}, {}}};
        core::VersionFailures none{"2", 1, 0, {}, {}, 0, {}};
        core::VersionFailures part{"3", 1, 1, 0, 0, 1, {}};
        part.failing.leftOut = 2;
        QCOMPARE(shown({some, none, part}),
                 QStringLiteral("1 | instances: 4 · 100 requests, 1 of them failed (1.0 %) · counted at 3 of "
                                "them · paths read at 2 of them\n"
                                "2 | instances: 1 · requests not counted · paths not read\n"
                                "3 | instances: 1 · 0 requests, 0 of them failed (–)\n"
                                "/pay · 1 | 1\n"
                                "/pay · 2 | not read\n"
                                "/pay · 3 | not asked for\n"
                                " | since their processes started"));
        QCOMPARE(shown({}), QString());
    }
};

QTEST_APPLESS_MAIN(FailingTextTest)
#include "tst_failingtext.moc"
