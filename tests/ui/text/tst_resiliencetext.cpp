// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/resiliencetext.h"

#include <QLocale>
#include <QTest>

using ui::ResilienceText;

namespace {

constexpr core::TimePoint now{core::Millis(1'780'000'000'000)};

core::Inspection inspection()
{
    core::Inspection found{
        {"test", *core::ApplicationName::from("orders"), *core::InstanceId::from("orders-1")}};
    found.callers.emplace_back().name = "GATEWAY/g1";
    return found;
}

core::Triage awaited()
{
    core::Triage triage;
    triage.isAwaited = true;
    return triage;
}

QString shown(const core::Triage &triage, const core::Inspection &of = inspection())
{
    QStringList lines;
    for (const auto &[name, value] : ResilienceText::lines(triage, of, now))
        lines << name + QStringLiteral(" | ") + value;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class ResilienceTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void sentences()
    {
        const auto sentence = [](std::optional<core::BreakerState> state, std::optional<double> kept) {
            return ResilienceText::sentence(
                core::Breaker{"orders", state, kept, core::BreakerSource::Meters, {}});
        };
        QCOMPARE(sentence(core::BreakerState::Open, 12),
                 QStringLiteral("open: lets no call through · 12 calls not let through"));
        QCOMPARE(sentence(core::BreakerState::Closed, {}), QStringLiteral("closed: lets every call through"));
        QCOMPARE(sentence({}, 0), QStringLiteral("its state is not told · 0 calls not let through"));
        core::Breaker hystrix{"orders", core::BreakerState::Open, {}, core::BreakerSource::HystrixStream, {}};
        hystrix.recent = core::RecentCalls{core::Millis(10'000), 20, 12, 7};
        QCOMPARE(
            ResilienceText::sentence(hystrix),
            QStringLiteral("open: lets no call through · in the last 10 s: 20 calls let through, 12 of them "
                           "failed, 7 not let through"));
        QCOMPARE(ResilienceText::sentence(core::RetryCalls{"orders", 5, 2, {}, {}}),
                 QStringLiteral("5 calls succeeded only after a retry · 2 failed after their retries"));
        QCOMPARE(ResilienceText::sentence(core::RetryCalls{"orders", {}, {}, {}, {}}),
                 QStringLiteral("nothing was counted yet"));
    }

    void eachStateHasItsOwn()
    {
        QSet<QString> words;
        for (const char *name : {"open", "forced_open", "half_open", "closed", "metrics_only", "disabled"})
            words << ResilienceText::state(*core::breakerState(name));
        QCOMPARE(words.size(), 6);
    }

    void tellsTowardsWhom()
    {
        core::CallerResilience gateway{"GATEWAY/g1", {}, {}, 2, {}, now - core::Millis(3'000)};
        gateway.breakers = {{"backendA", core::BreakerState::Open, 1},
                            {"orders", core::BreakerState::Closed, 0},
                            {"stock", core::BreakerState::Closed, 0}};
        gateway.retries = {{"orders", 5, 0, 43, {}}, {"stock", 0, 0, 9, {}}};
        QCOMPARE(shown({{gateway}}),
                 QStringLiteral(
                     "GATEWAY/g1: circuit breaker backendA | open: lets no call through · 1 calls not let "
                     "through · its name does not say towards whom · read 3.0 s ago\n"
                     "GATEWAY/g1: circuit breaker orders | closed: lets every call through · 0 calls not let "
                     "through · read 3.0 s ago\n"
                     "GATEWAY/g1: retry orders | 5 calls succeeded only after a retry · 0 failed after their "
                     "retries · 43 succeeded at once · read 3.0 s ago\n"
                     "GATEWAY/g1 | 2 more were not asked for"));
    }

    void whatIsNotToldIsSaid()
    {
        QCOMPARE(shown({}), QStringLiteral(" | none of its callers tells of one that would be for it"));
        QCOMPARE(shown(awaited()), QStringLiteral(" | not asked for yet"));
        core::Inspection alone = inspection();
        alone.callers.clear();
        QCOMPARE(shown({}, alone), QString());
        const core::CallerResilience refused{
            "GATEWAY/g1", {}, {}, 0, core::Error{core::ErrorKind::Refused, "http://g1", {}, 0}, {}};
        QVERIFY(shown({{refused}}).startsWith(QLatin1String("GATEWAY/g1 | not read: ")));
    }
};

QTEST_APPLESS_MAIN(ResilienceTextTest)
#include "tst_resiliencetext.moc"
