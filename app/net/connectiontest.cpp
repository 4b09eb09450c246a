// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/connectiontest.h"

#include "app/net/socketerror.h"
#include "core/http/url.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslCipher>

namespace app {

using core::ConnectionStepKind;
using core::StepOutcome;

ConnectionTest::ConnectionTest(std::string url, std::shared_ptr<Reach> reach, core::Millis timeout,
                               QObject *parent)
    : QObject(parent)
    , m_url(std::move(url))
    , m_reach(std::move(reach))
    , m_timeout(timeout)
    , m_reader(m_reach->credentials)
{
    m_reader.setRoutes(m_reach->routes);
    m_reader.setTrust(m_reach->trust);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const auto kind = m_isConnected ? ConnectionStepKind::Tls : ConnectionStepKind::Address;
        fail(kind,
             {core::ErrorKind::TimedOut, core::withoutCredentials(m_url), core::hostPortOf(m_route.url)});
    });
    connect(&m_socket, &QSslSocket::connected, this, &ConnectionTest::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &ConnectionTest::onEncrypted);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ConnectionTest::onFailed);
    connect(&m_socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsProblem = tlsProblem(errors); });
}

void ConnectionTest::start()
{
    m_clock.start();
    QTimer::singleShot(0, this, &ConnectionTest::decideRoute);
}

void ConnectionTest::decideRoute()
{
    const std::string shown = core::withoutCredentials(m_url);
    const std::string host = core::hostOf(m_url);
    if (host.empty() || shown != m_url)
        return fail(ConnectionStepKind::Name,
                    {core::ErrorKind::InvalidAddress, shown,
                     host.empty() ? "not an http or https address" : "credentials in the address"});
    add(ConnectionStepKind::Name, StepOutcome::Done, host);
    auto route = m_reach->routes->route(m_url);
    if (!route) {
        const bool isProxy = route.error().what == "proxy";
        return fail(isProxy ? ConnectionStepKind::Proxy : ConnectionStepKind::Rule, route.error());
    }
    m_route = *std::move(route);
    m_isSecure = core::originOf(m_route.url).starts_with("https:");
    const bool isElsewhere = m_route.rule || m_route.isOtherHost;
    add(ConnectionStepKind::Rule, isElsewhere ? StepOutcome::Done : StepOutcome::Skipped,
        isElsewhere ? core::originOf(m_route.url) : std::string());
    add(ConnectionStepKind::Proxy,
        m_route.proxy.kind == core::ProxyKind::Direct ? StepOutcome::Skipped : StepOutcome::Done,
        core::proxyText(m_route.proxy));
    connectTo();
}

void ConnectionTest::connectTo()
{
    const QString host = QString::fromStdString(core::hostOf(m_route.url));
    const auto port = static_cast<quint16>(core::portOf(m_route.url));
    m_deadline.start(m_timeout);
    m_socket.setProxy(toQt(m_route.proxy));
    if (!m_isSecure)
        return m_socket.connectToHost(host, port);
    m_socket.setSslConfiguration(m_reach->trust->configurationFor(core::originOf(m_url)));
    m_socket.connectToHostEncrypted(host, port, host);
}

void ConnectionTest::onConnected()
{
    m_isConnected = true;
    // Behind a proxy the peer is the proxy's business, and often not told.
    const bool isDirect = m_route.proxy.kind == core::ProxyKind::Direct;
    const std::string address = isDirect ? m_socket.peerAddress().toString().toStdString() : std::string();
    add(ConnectionStepKind::Address, StepOutcome::Done, address);
    m_deadline.start(m_timeout);
    if (m_isSecure)
        return;
    add(ConnectionStepKind::Tls, StepOutcome::Skipped, {});
    ask();
}

void ConnectionTest::onEncrypted()
{
    const QStringList names = m_socket.peerCertificate().subjectInfo(QSslCertificate::CommonName);
    add(ConnectionStepKind::Tls, StepOutcome::Done,
        (m_socket.sessionCipher().protocolString() + u' ' + names.value(0)).toStdString());
    ask();
}

void ConnectionTest::onFailed()
{
    const core::ErrorKind error = kindBeforeSending(m_socket.error(), m_isConnected && m_isSecure);
    const std::string detail = m_tlsProblem.empty() ? core::hostPortOf(m_route.url) : m_tlsProblem;
    fail(m_isConnected ? ConnectionStepKind::Tls : ConnectionStepKind::Address,
         {error, core::withoutCredentials(m_url), detail});
}

void ConnectionTest::ask()
{
    m_deadline.stop();
    m_socket.disconnect(this);
    m_socket.disconnectFromHost();
    core::Request request;
    request.url = m_url;
    request.timeout = m_timeout;
    m_reader.read(request, this, [this](const core::Result<core::Response> &answer) { onAnswer(answer); });
}

void ConnectionTest::onAnswer(const core::Result<core::Response> &answer)
{
    if (!answer)
        return fail(ConnectionStepKind::Answer, answer.error());
    const int status = answer->status;
    if (status == 401 || status == 403)
        return fail(ConnectionStepKind::Answer,
                    core::requireSuccess(answer, core::withoutCredentials(m_url)).error());
    // Any other status is an answer of what is there: an actuator page may well be 404, or a health 503.
    add(ConnectionStepKind::Answer, StepOutcome::Done, std::to_string(status));
    emit finished(true);
}

void ConnectionTest::add(ConnectionStepKind kind, StepOutcome outcome, std::string detail)
{
    m_steps.push_back({kind, outcome, std::move(detail), core::Millis(m_clock.restart()), std::nullopt});
    emit stepOver(m_steps.back());
}

void ConnectionTest::fail(ConnectionStepKind kind, core::Error error)
{
    m_deadline.stop();
    m_socket.disconnect(this);
    m_steps.push_back({kind, StepOutcome::Failed, {}, core::Millis(m_clock.restart()), std::move(error)});
    emit stepOver(m_steps.back());
    emit finished(false);
}

} // namespace app
