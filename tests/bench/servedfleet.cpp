// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/servedfleet.h"

#include "app/demofleet/http/gzip.h"
#include "app/demofleet/http/httpserver.h"
#include "tests/bench/fleetlist.h"

#include <QDateTime>

#include <vector>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr double requestsPerSecond = 25; // of each instance
const QByteArray actuatorType = "application/vnd.spring-boot.actuator.v3+json";

demofleet::HttpResponse json(const QByteArray &body, const QByteArray &type = "application/json")
{
    return {200, type, body, {}};
}

/// As its clients ask for it.
demofleet::HttpResponse packed(const std::string &body)
{
    demofleet::HttpResponse response =
        json(demofleet::gzipped(QByteArray(body.data(), static_cast<qsizetype>(body.size()))));
    response.headers.append(qMakePair(QByteArray("Content-Encoding"), QByteArray("gzip")));
    return response;
}

QByteArray meter(const QByteArray &name, const QByteArray &statistic, double value, const QByteArray &tags)
{
    return R"({"name":")" + name + R"(","baseUnit":"seconds","measurements":[{"statistic":")" + statistic +
           R"(","value":)" + QByteArray::number(value, 'f', 3) + R"(},{"statistic":"TOTAL_TIME","value":)" +
           QByteArray::number(value * 0.02, 'f', 3) +
           R"(},{"statistic":"MAX","value":0.35}],"availableTags":[)" + tags + "]}";
}

/// What an instance of Spring Boot 3 answers. All of them are alike.
demofleet::HttpResponse actuatorAnswer(const demofleet::HttpRequest &request, double startedAt)
{
    const QByteArray path = request.path();
    const double now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000;
    const double count = (now - startedAt) * requestsPerSecond;
    if (path == "/actuator") {
        QByteArray links;
        for (const char *name : {"health", "info", "metrics"}) {
            links += (links.isEmpty() ? "" : ",") + ('"' + QByteArray(name)) + R"(":{"href":"http://)" +
                     request.header("Host") + "/actuator/" + name + R"(","templated":false})";
        }
        return json(R"({"_links":{)" + links + "}}", actuatorType);
    }
    if (path == "/actuator/health")
        return json(R"({"status":"UP","components":{"db":{"status":"UP"},"diskSpace":{"status":"UP"}}})",
                    actuatorType);
    if (path == "/actuator/info")
        return json(R"({"build":{"version":"2025.11.1"}})", actuatorType);
    if (path == "/actuator/metrics")
        return json(
            R"({"names":["http.server.requests","http.server.requests.active","process.start.time"]})",
            actuatorType);
    if (path == "/actuator/metrics/process.start.time")
        return json(meter("process.start.time", "VALUE", startedAt, {}), actuatorType);
    if (path == "/actuator/metrics/http.server.requests.active")
        return json(meter("http.server.requests.active", "ACTIVE_TASKS", 2, {}), actuatorType);
    if (path == "/actuator/metrics/http.server.requests") {
        const bool isOfErrors = request.query("tag").contains("SERVER_ERROR");
        return json(meter("http.server.requests", "COUNT", isOfErrors ? count / 200 : count,
                          R"({"tag":"method","values":["GET"]},{"tag":"uri","values":["/orders/{id}"]},)"
                          R"({"tag":"outcome","values":["SUCCESS","SERVER_ERROR"]},)"
                          R"({"tag":"status","values":["200","500"]},{"tag":"exception","values":["none"]})"),
                    actuatorType);
    }
    return {404, {}, {}, {}};
}

} // namespace

class ServedFleet::Servers : public QObject
{
public:
    explicit Servers(ServedFleet &fleet)
        : m_fleet(fleet)
        , m_startedAt(static_cast<double>(QDateTime::currentSecsSinceEpoch()) - 3600)
    {
    }

    bool start(int ports, int peers)
    {
        for (int i = 0; i < ports; ++i) {
            if (!listen([this](const demofleet::HttpRequest &request) {
                    return actuatorAnswer(request, m_startedAt);
                }))
                return false;
            m_ports.push_back(m_listening.back()->port());
            m_fleet.m_ports.append(m_ports.back());
        }
        const FleetList lists = makeFleetList(m_fleet.m_size, m_ports);
        m_list = packed(lists.list);
        m_delta = packed(lists.delta);
        m_undo = packed(lists.undo);
        for (m_peers = 0; m_peers < peers; ++m_peers) {
            if (!listen([this](const demofleet::HttpRequest &request) { return eurekaAnswer(request); }))
                return false;
            m_fleet.m_urls.append(u"http://localhost:%1/eureka"_s.arg(m_listening.back()->port()));
        }
        return true;
    }

private:
    template <typename Answer> bool listen(Answer answer)
    {
        m_listening.push_back(std::make_unique<demofleet::HttpServer>(
            [this, answer](const demofleet::HttpRequest &request,
                           const std::shared_ptr<demofleet::Exchange> &exchange) {
                ++m_fleet.m_requests;
                m_fleet.m_writes += request.method == "GET" ? 0 : 1;
                exchange->respond(answer(request));
            }));
        return m_listening.back()->listen();
    }

    demofleet::HttpResponse eurekaAnswer(const demofleet::HttpRequest &request)
    {
        const QByteArray path = request.path();
        if (path == "/eureka/apps") {
            m_isChanged = false;
            return m_list;
        }
        if (path == "/eureka/apps/delta") {
            constexpr qint64 phase = 4'000; // milliseconds
            m_isChanged = m_peers == 1 ? !m_isChanged : QDateTime::currentMSecsSinceEpoch() / phase % 2 == 1;
            return m_isChanged ? m_delta : m_undo;
        }
        const QByteArray id = QByteArray::fromPercentEncoding(path.mid(path.lastIndexOf('/') + 1));
        const auto one = oneInstance(id.toStdString(), m_fleet.m_size, m_ports);
        return one ? json(QByteArray::fromStdString(*one)) : demofleet::HttpResponse{404, {}, {}, {}};
    }

    ServedFleet &m_fleet;
    double m_startedAt;
    Ports m_ports;
    demofleet::HttpResponse m_list;
    demofleet::HttpResponse m_delta;
    demofleet::HttpResponse m_undo;
    int m_peers = 0;
    bool m_isChanged = false;
    std::vector<std::unique_ptr<demofleet::HttpServer>> m_listening;
};

ServedFleet::ServedFleet(std::size_t instances, int ports, int peers)
    : m_size(instances)
    , m_servers(new Servers(*this))
{
    m_servers->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_servers, &QObject::deleteLater);
    m_thread.setObjectName(u"fleet"_s);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_servers,
        [this, ports, peers] {
            if (!m_servers->start(ports, peers))
                m_urls.clear();
        },
        Qt::BlockingQueuedConnection);
}

QStringList ServedFleet::healthUrls() const
{
    QStringList urls;
    for (qsizetype i = 0; !m_ports.isEmpty() && i < qsizetype(m_size); ++i)
        urls.append(u"http://localhost:%1/actuator/health"_s.arg(m_ports.at(i % m_ports.size())));
    return urls;
}

ServedFleet::~ServedFleet()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace bench
