// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/portprobe.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <memory>
#include <vector>

using app::PortState;
using namespace std::chrono_literals;

class PortProbeTest : public QObject
{
    Q_OBJECT

private slots:
    void seesAnOpenPort();
    void seesAClosedPort();
    void doesNotGuess();
    void staysSilentWithoutContext();

private:
    std::vector<PortState> probed(const std::string &host, int port);
};

std::vector<PortState> PortProbeTest::probed(const std::string &host, int port)
{
    std::vector<PortState> seen;
    app::PortProbe probe;
    probe.probe(host, port, 5s, this, [&seen](PortState state) { seen.push_back(state); });
    if (!seen.empty())
        return {}; // it must not be called from inside probe()
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!seen.empty(), 10'000); }();
    QCoreApplication::processEvents();
    return seen;
}

void PortProbeTest::seesAnOpenPort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QCOMPARE(probed("127.0.0.1", server.serverPort()), std::vector{PortState::Open});
}

void PortProbeTest::seesAClosedPort()
{
    QCOMPARE(probed("127.0.0.1", closedPort()), std::vector{PortState::Closed});
}

void PortProbeTest::doesNotGuess()
{
    QCOMPARE(probed("no-such-host.invalid", 80), std::vector{PortState::Unknown});
    QCOMPARE(probed("127.0.0.1", 0), std::vector{PortState::Unknown});
    QCOMPARE(probed("127.0.0.1", 65536), std::vector{PortState::Unknown});
    QCOMPARE(probed("", 80), std::vector{PortState::Unknown});
}

void PortProbeTest::staysSilentWithoutContext()
{
    int calls = 0;
    int later = 0;
    app::PortProbe probe;
    auto context = std::make_unique<QObject>();
    const int port = closedPort();
    probe.probe("127.0.0.1", port, 5s, context.get(), [&calls](PortState) { ++calls; });
    context.reset();
    probe.probe("127.0.0.1", port, 5s, this, [&later](PortState) { ++later; });
    QTRY_COMPARE(later, 1);
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(PortProbeTest)
#include "tst_portprobe.moc"
