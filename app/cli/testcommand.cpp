// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/testcommand.h"

#include "app/cli/output.h"
#include "core/actuator/endpoints.h"
#include "core/eureka/answers.h"
#include "core/eureka/operations.h"
#include "ui/text/text.h"

namespace app {

namespace {

constexpr core::Millis stepTimeout{5'000};

QString text(std::string_view value)
{
    return ui::Text::plain(std::string(value));
}

} // namespace

QJsonObject stepJson(const std::string &url, const core::ConnectionStep &step)
{
    QJsonObject line{{QStringLiteral("url"), text(core::withoutCredentials(url))},
                     {QStringLiteral("step"), text(core::stepName(step.kind))},
                     {QStringLiteral("outcome"), text(core::outcomeName(step.outcome))},
                     {QStringLiteral("detail"), text(step.detail)},
                     {QStringLiteral("tookMs"), qint64(step.took.count())}};
    if (step.error)
        line.insert(QStringLiteral("error"), ui::Text::sentence(*step.error));
    return line;
}

TestCommand::TestCommand(Arguments arguments)
    : m_arguments(std::move(arguments))
    , m_reach(m_arguments.reach ? m_arguments.reach : std::make_shared<Reach>(m_arguments.eureka))
    , m_reader(m_reach->credentials)
{
    m_reader.setRoutes(m_reach->routes);
    m_reader.setTrust(m_reach->trust);
}

void TestCommand::start()
{
    if (m_arguments.testUrl.empty())
        return findInstance(0);
    test(m_arguments.testUrl);
}

void TestCommand::findInstance(std::size_t peer)
{
    // Neither is empty: see parseArguments.
    const auto application = *core::ApplicationName::from(m_arguments.application.toStdString());
    const auto id = *core::InstanceId::from(m_arguments.instance.toStdString());
    const core::Request request = core::instanceRequest(m_arguments.eureka[peer].url, application, id);
    m_reader.read(request, this,
                  [this, peer, id, url = request.url](const core::Result<core::Response> &response) {
                      const auto answer = core::instanceAnswer(response, url, id);
                      if (answer && *answer) {
                          m_reach->learn(**answer);
                          const std::string actuator = core::actuatorUrl(**answer);
                          return test(actuator.empty() ? actuator : core::healthRequest(actuator).url);
                      }
                      printError(answer ? QStringLiteral("%1/%2 is not registered there.")
                                              .arg(m_arguments.application, m_arguments.instance)
                                        : ui::Text::sentence(answer.error()));
                      if (peer + 1 < m_arguments.eureka.size())
                          return findInstance(peer + 1);
                      emit finished(answer ? ExitCode::Failed : exitCodeOf(answer.error()));
                  });
}

void TestCommand::test(const std::string &url)
{
    m_test = std::make_unique<ConnectionTest>(url, m_reach, stepTimeout);
    connect(m_test.get(), &ConnectionTest::stepOver, this, &TestCommand::print);
    connect(m_test.get(), &ConnectionTest::finished, this, [this](bool isGood) {
        const auto &last = m_test->steps().back();
        emit finished(isGood ? ExitCode::Done : exitCodeOf(*last.error));
    });
    if (!m_arguments.isJson)
        printLine(text(core::withoutCredentials(url)));
    m_test->start();
}

void TestCommand::print(const core::ConnectionStep &step)
{
    if (m_arguments.isJson)
        return printJson(stepJson(m_test->url(), step));
    QString line = QStringLiteral("  %1 %2 %3 ms")
                       .arg(text(core::stepName(step.kind)), -8)
                       .arg(text(core::outcomeName(step.outcome)), -8)
                       .arg(qint64(step.took.count()), 6);
    if (!step.detail.empty())
        line += QStringLiteral("  ") + text(step.detail);
    if (step.error)
        line += QStringLiteral("  ") + ui::Text::sentence(*step.error);
    printLine(line);
}

} // namespace app
