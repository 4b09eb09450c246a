// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/writer.h"
#include "tests/app/net/outcome.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using core::ErrorKind;

/// Writer over TLS, against a certificate for "localhost" that is made for the run.
class WriterTlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void refusesAnUntrustedCertificate();
    void refusesAnotherName();
    void sendsToATrustedServer();

private:
    void sendAndWait(const std::string &host, bool trusted);

    QTemporaryDir m_dir;
    QSslConfiguration m_serverTls;
    QSslConfiguration m_clientTls;
    std::unique_ptr<QSslServer> m_server;
    QByteArray m_received;
    Outcome m_outcome;
};

void WriterTlsTest::initTestCase()
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty() || !QSslSocket::supportsSsl())
        QSKIP("needs the openssl program and TLS in Qt");
    const QString key = m_dir.filePath(QStringLiteral("key"));
    const QString certificate = m_dir.filePath(QStringLiteral("certificate"));
    const QString options = QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
                                           "-addext subjectAltName=DNS:localhost -keyout %1 -out %2");
    QCOMPARE(QProcess::execute(openssl, options.arg(key, certificate).split(u' ')), 0);
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificate);
    m_serverTls = QSslConfiguration::defaultConfiguration();
    m_serverTls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_serverTls.setLocalCertificateChain(chain);
    m_serverTls.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    m_clientTls = QSslConfiguration::defaultConfiguration();
    m_clientTls.setCaCertificates(chain);
}

void WriterTlsTest::cleanupTestCase()
{
    m_server.reset();
}

void WriterTlsTest::init()
{
    m_received.clear();
    m_server = std::make_unique<QSslServer>();
    m_server->setSslConfiguration(m_serverTls);
    connect(m_server.get(), &QSslServer::pendingConnectionAvailable, this, [this] {
        QTcpSocket *const socket = m_server->nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            m_received += socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
    });
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

void WriterTlsTest::sendAndWait(const std::string &host, bool trusted)
{
    app::Writer writer(std::make_shared<app::Credentials>());
    if (trusted)
        writer.setTls(m_clientTls);
    core::Request request;
    request.method = core::Method::Put;
    request.url = "https://" + host + ":" + std::to_string(m_server->serverPort()) + "/x";
    m_outcome = {};
    writer.send(request, this, m_outcome.done());
    QTRY_COMPARE_WITH_TIMEOUT(m_outcome.count, 1, 15'000);
}

void WriterTlsTest::refusesAnUntrustedCertificate()
{
    sendAndWait("localhost", false);
    QCOMPARE(m_outcome.kind(), ErrorKind::Tls);
    QVERIFY(m_received.isEmpty());
}

void WriterTlsTest::refusesAnotherName()
{
    sendAndWait("127.0.0.1", true);
    QCOMPARE(m_outcome.kind(), ErrorKind::Tls);
    QVERIFY(m_received.isEmpty());
}

void WriterTlsTest::sendsToATrustedServer()
{
    sendAndWait("localhost", true);
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_outcome.result->body, std::string("{}"));
    QVERIFY(m_received.startsWith("PUT /x HTTP/1.1\r\n"));
}

QTEST_GUILESS_MAIN(WriterTlsTest)
#include "tst_writertls.moc"
