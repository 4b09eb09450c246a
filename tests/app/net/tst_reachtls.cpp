// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/reader.h"
#include "app/net/writer.h"
#include "core/reach/tlsproblem.h"
#include "tests/app/net/outcome.h"
#include "tests/app/net/proxyservers.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using core::ErrorKind;

/// Reader and Writer over TLS with certificates of an own authority, made for the run.
class ReachTlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_server.reset(); }
    void refusesAnUnknownAuthority_data() { bothWays(); }
    void refusesAnUnknownAuthority();
    void acceptsThePrivateAuthority_data() { bothWays(); }
    void acceptsThePrivateAuthority();
    void refusesAnotherName_data() { bothWays(); }
    void refusesAnotherName();
    void acceptsAnythingOnlyWhereToldTo_data() { bothWays(); }
    void acceptsAnythingOnlyWhereToldTo();
    void showsTheClientCertificateToWhomItIsMeantFor_data() { bothWays(); }
    void showsTheClientCertificateToWhomItIsMeantFor();
    void checksTheNameThroughAProxy_data() { bothWays(); }
    void checksTheNameThroughAProxy();
    void refusesFilesThatCannotBeUsed();

private:
    static void bothWays();
    void openssl(const QString &arguments);
    void issue(const QString &name, const QString &alternative);
    QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    void listen(bool wantsClientCertificate = false);
    std::string url(const std::string &host = "localhost") const;
    void askAndWait(const std::string &url, std::shared_ptr<const app::Routes> routes = nullptr);

    QTemporaryDir m_dir;
    std::unique_ptr<QSslServer> m_server;
    std::shared_ptr<app::Trust> m_trust;
    QByteArray m_received;
    QString m_clientName; ///< common name in the client certificate that arrived
    Outcome m_outcome;
};

void ReachTlsTest::bothWays()
{
    QTest::addColumn<bool>("isWrite");
    QTest::newRow("read") << false;
    QTest::newRow("write") << true;
}

void ReachTlsTest::openssl(const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.start(QStandardPaths::findExecutable(QStringLiteral("openssl")), arguments.split(u' '));
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
}

void ReachTlsTest::issue(const QString &name, const QString &alternative)
{
    QFile extension(m_dir.filePath(name + QStringLiteral(".ext")));
    QVERIFY(extension.open(QIODevice::WriteOnly));
    extension.write("subjectAltName=" + alternative.toLatin1() + "\n");
    extension.close();
    openssl(QStringLiteral("req -newkey rsa:2048 -nodes -subj /CN=%1 -keyout %1.key -out %1.csr").arg(name));
    openssl(QStringLiteral("x509 -req -in %1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile "
                           "%1.ext -out %1.pem")
                .arg(name));
    QFile::setPermissions(m_dir.filePath(name + QStringLiteral(".key")),
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void ReachTlsTest::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty() || !QSslSocket::supportsSsl())
        QSKIP("needs the openssl program and TLS in Qt");
    openssl(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=OwnAuthority -keyout ca.key "
                           "-out ca.pem"));
    issue(QStringLiteral("server"), QStringLiteral("DNS:localhost,DNS:orders.far.invalid"));
    issue(QStringLiteral("client"), QStringLiteral("DNS:client"));
}

void ReachTlsTest::listen(bool wantsClientCertificate)
{
    QFile keyFile(path("server.key"));
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(path("server.pem")));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    tls.setCaCertificates(QSslCertificate::fromPath(path("ca.pem")));
    tls.setPeerVerifyMode(wantsClientCertificate ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    m_received.clear();
    m_clientName.clear();
    m_trust = std::make_shared<app::Trust>();
    m_server = std::make_unique<QSslServer>();
    m_server->setSslConfiguration(tls);
    connect(m_server.get(), &QSslServer::pendingConnectionAvailable, this, [this] {
        auto *const socket = qobject_cast<QSslSocket *>(m_server->nextPendingConnection());
        m_clientName = socket->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
        const auto take = [this, socket] {
            m_received += socket->readAll();
            if (m_received.endsWith("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        };
        connect(socket, &QSslSocket::readyRead, this, take);
        take();
    });
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

std::string ReachTlsTest::url(const std::string &host) const
{
    return "https://" + host + ":" + std::to_string(m_server->serverPort()) + "/x";
}

void ReachTlsTest::askAndWait(const std::string &url, std::shared_ptr<const app::Routes> routes)
{
    QFETCH(bool, isWrite);
    m_outcome = {};
    app::Reader reader(std::make_shared<app::Credentials>());
    app::Writer writer(std::make_shared<app::Credentials>());
    reader.setTrust(m_trust);
    writer.setTrust(m_trust);
    if (routes) {
        reader.setRoutes(routes);
        writer.setRoutes(routes);
    }
    core::Request request;
    request.url = url;
    request.method = isWrite ? core::Method::Put : core::Method::Get;
    if (isWrite)
        writer.send(request, this, m_outcome.done());
    else
        reader.read(request, this, m_outcome.done());
    QTRY_COMPARE_WITH_TIMEOUT(m_outcome.count, 1, 15'000);
}

void ReachTlsTest::refusesAnUnknownAuthority()
{
    listen();
    askAndWait(url());
    QCOMPARE(m_outcome.kind(), ErrorKind::Tls);
    QCOMPARE(m_outcome.result.error().what, std::string(core::tlsAuthority));
    QVERIFY(m_received.isEmpty());
}

void ReachTlsTest::acceptsThePrivateAuthority()
{
    listen();
    QVERIFY(m_trust->load({path("ca.pem").toStdString(), false}));
    askAndWait(url());
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QVERIFY(m_clientName.isEmpty());
    QVERIFY(!m_trust->acceptsAnyCertificate());
}

void ReachTlsTest::refusesAnotherName()
{
    listen();
    QVERIFY(m_trust->load({path("ca.pem").toStdString(), false}));
    askAndWait(url("127.0.0.1"));
    QCOMPARE(m_outcome.kind(), ErrorKind::Tls);
    QCOMPARE(m_outcome.result.error().what, std::string(core::tlsHostName));
    QVERIFY(m_received.isEmpty());
}

void ReachTlsTest::acceptsAnythingOnlyWhereToldTo()
{
    listen();
    QVERIFY(m_trust->load({{}, true}));
    askAndWait(url("127.0.0.1"));
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QVERIFY(m_trust->acceptsAnyCertificate());
}

void ReachTlsTest::showsTheClientCertificateToWhomItIsMeantFor()
{
    listen(true);
    core::CredentialSettings card;
    card.name = "card";
    card.kind = core::CredentialKind::ClientCertificate;
    card.certificateFile = path("client.pem").toStdString();
    card.keyFile = path("client.key").toStdString();
    QVERIFY(m_trust->load({path("ca.pem").toStdString(), false}));
    QVERIFY(m_trust->enter(card));
    // Meant for another place: it is not shown, and the server lets nothing through.
    m_trust->mean("https://elsewhere.invalid:443", "card");
    askAndWait(url());
    QVERIFY(!m_outcome.result);
    QVERIFY(m_received.isEmpty());
    m_trust->mean(core::originOf(url()), "card");
    askAndWait(url());
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_clientName, QStringLiteral("client"));
}

void ReachTlsTest::checksTheNameThroughAProxy()
{
    listen();
    QVERIFY(m_trust->load({path("ca.pem").toStdString(), false}));
    Socks5Server socks;
    ConnectProxy http;
    for (ProxyServer *proxy : {static_cast<ProxyServer *>(&socks), static_cast<ProxyServer *>(&http)}) {
        core::ReachSettings settings;
        settings.proxies.fill(core::Proxy{proxy == &socks ? core::ProxyKind::Socks5 : core::ProxyKind::Http,
                                          "127.0.0.1",
                                          proxy->port(),
                                          {},
                                          {}});
        const auto routes =
            std::make_shared<app::Routes>(settings, std::vector<std::string>{"http://far.invalid"});
        askAndWait(url("orders.far.invalid"), routes);
        QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
        QCOMPARE(proxy->connections, 1);
        m_received.clear();
        askAndWait(url("stock.far.invalid"), routes);
        QCOMPARE(m_outcome.kind(), ErrorKind::Tls);
        QCOMPARE(m_outcome.result.error().what, std::string(core::tlsHostName));
        QVERIFY(m_received.isEmpty());
    }
}

void ReachTlsTest::refusesFilesThatCannotBeUsed()
{
    app::Trust trust;
    QCOMPARE(trust.load({path("none.pem").toStdString(), false}).error().kind, ErrorKind::Storage);
    QCOMPARE(trust.load({path("server.key").toStdString(), false}).error().kind, ErrorKind::Storage);
    core::CredentialSettings card;
    card.name = "card";
    card.certificateFile = path("client.pem").toStdString();
    card.keyFile = path("ca.pem").toStdString();
    QVERIFY(!trust.enter(card));
    card.keyFile = path("client.key").toStdString();
    QFile::setPermissions(path("client.key"), QFileDevice::ReadOwner | QFileDevice::ReadOther);
    const auto open = trust.enter(card);
    QFile::setPermissions(path("client.key"), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QVERIFY(!open);
    QVERIFY(open.error().what.find("chmod 600") != std::string::npos);
    QVERIFY(trust.enter(card));
}

QTEST_GUILESS_MAIN(ReachTlsTest)
#include "tst_reachtls.moc"
