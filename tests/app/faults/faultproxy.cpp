// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/faults/faultproxy.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace tests {

namespace {

constexpr int late = 700; // milliseconds
constexpr int betweenBytes = 100;
constexpr qsizetype floodBlock = 256 * 1024;

QByteArray serialized(const demofleet::HttpRequest &request)
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers) {
        if (name.compare("Connection", Qt::CaseInsensitive) != 0)
            bytes += name + ": " + value + "\r\n";
    }
    return bytes + "Connection: close\r\n\r\n" + request.body;
}

/// Half of the body, or where there is none, half of the head.
QByteArray firstHalf(const QByteArray &answer)
{
    const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
    return answer.left(head < answer.size() ? head + (answer.size() - head) / 2 : answer.size() / 2);
}

QByteArray someBytes(qsizetype count)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < count; ++i)
        bytes += static_cast<char>((i * 7919 + 13) % 251);
    return bytes;
}

} // namespace

FaultProxy::FaultProxy(quint16 target)
    : m_target(target)
    , m_underWay(std::make_unique<QObject>())
    , m_server([this](const demofleet::HttpRequest &request, const ExchangePointer &exchange) {
        handle(request, exchange);
    })
{
}

FaultProxy::~FaultProxy()
{
    m_server.stop();
}

void FaultProxy::begin(Fault fault, Which which)
{
    m_fault = fault;
    m_which = std::move(which);
    m_harmed = 0;
    m_previous.clear();
}

void FaultProxy::end()
{
    m_fault = Fault::None;
    m_underWay = std::make_unique<QObject>();
    for (const ExchangePointer &exchange : m_held)
        exchange->closeWithoutAnswer();
    m_held.clear();
}

void FaultProxy::handle(const demofleet::HttpRequest &request, const ExchangePointer &exchange)
{
    if (request.method != "GET") {
        m_writes.append(request.method + ' ' + request.target);
        if (m_onWrite)
            m_onWrite();
    }
    const bool isHarmed = m_fault != Fault::None && m_which(request);
    m_harmed += isHarmed ? 1 : 0;
    if (isHarmed && m_fault == Fault::Lost) {
        exchange->closeWithoutAnswer();
        return;
    }
    pass(request, [this, exchange, isHarmed](const QByteArray &answer) {
        if (answer.isEmpty()) {
            exchange->closeWithoutAnswer();
        } else if (isHarmed && m_fault != Fault::None) {
            spoil(answer, exchange);
        } else {
            exchange->writeRaw(answer);
            exchange->closeAfterWriting();
        }
    });
}

/// A connection of its own, whose end is the end of the answer.
void FaultProxy::pass(const demofleet::HttpRequest &request,
                      const std::function<void(const QByteArray &)> &answered)
{
    auto *server = new QTcpSocket(&m_server);
    server->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(server, &QTcpSocket::connected, server,
                     [server, bytes = serialized(request)] { server->write(bytes); });
    QObject::connect(server, &QTcpSocket::stateChanged, server,
                     [server, answered](QAbstractSocket::SocketState state) {
                         if (state != QAbstractSocket::UnconnectedState)
                             return;
                         server->deleteLater();
                         answered(server->readAll());
                     });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
}

void FaultProxy::spoil(const QByteArray &answer, const ExchangePointer &exchange)
{
    const auto end = [&exchange](const QByteArray &bytes) {
        exchange->writeRaw(bytes);
        exchange->closeAfterWriting();
    };
    switch (m_fault) {
    case Fault::None:
    case Fault::Lost:
        break;
    case Fault::Delay:
        QTimer::singleShot(late, m_underWay.get(), [exchange, answer] {
            exchange->writeRaw(answer);
            exchange->closeAfterWriting();
        });
        m_held.push_back(exchange);
        break;
    case Fault::Silence:
        m_held.push_back(exchange);
        break;
    case Fault::Cut:
        end(firstHalf(answer));
        break;
    case Fault::Drip:
        drip(answer, exchange);
        break;
    case Fault::Flood:
        flood(exchange);
        break;
    case Fault::Reorder: {
        const QByteArray previous = std::exchange(m_previous, answer);
        end(previous.isEmpty() ? answer : previous);
        break;
    }
    case Fault::Garbage:
        end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 300\r\n"
            "Connection: close\r\n\r\n" +
            someBytes(300));
        break;
    case Fault::Nonsense:
        end(someBytes(300));
        break;
    case Fault::Reset:
        exchange->reset();
        break;
    }
}

/// A timer that goes with the fault, or with the client's connection.
QTimer *FaultProxy::timerFor(const ExchangePointer &exchange)
{
    m_held.push_back(exchange);
    auto *timer = new QTimer(m_underWay.get());
    QObject::connect(timer, &QTimer::timeout, timer, [timer, exchange] {
        if (!exchange->isOpen())
            timer->deleteLater();
    });
    return timer;
}

void FaultProxy::drip(const QByteArray &answer, const ExchangePointer &exchange)
{
    QTimer *timer = timerFor(exchange);
    QObject::connect(timer, &QTimer::timeout, timer, [exchange, answer, sent = qsizetype(0)]() mutable {
        if (sent < answer.size())
            exchange->writeRaw(answer.mid(sent++, 1));
    });
    timer->start(betweenBytes);
}

void FaultProxy::flood(const ExchangePointer &exchange)
{
    exchange->writeRaw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[0");
    QTimer *timer = timerFor(exchange);
    QObject::connect(timer, &QTimer::timeout, timer, [exchange] {
        static const QByteArray block = QByteArray(",0").repeated(floodBlock / 2);
        exchange->writeRaw(block);
    });
    timer->start(1);
}

} // namespace tests
