// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/plandriver.h"
#include "core/profile/profilecommands.h"

// The programs of a release: the journal line first, then the program, then a line with what it said.

namespace app {

namespace {

using Environment = std::vector<std::pair<QString, QString>>;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Environment environmentOf(const core::Release &release)
{
    return {{QStringLiteral("DRAINBOARD_ENVIRONMENT"), text(release.plan.environment)},
            {QStringLiteral("DRAINBOARD_APPLICATION"), text(release.plan.application.text())},
            {QStringLiteral("DRAINBOARD_RELEASE"), text(release.id)},
            {QStringLiteral("DRAINBOARD_CHANGE"), text(release.plan.changeNumber)}};
}

void addInstance(Environment &environment, const core::Release &release, const core::InstanceKey &key)
{
    environment.emplace_back(QStringLiteral("DRAINBOARD_INSTANCE"), text(key.id.text()));
    const core::InstanceProgress *progress = release.find(key);
    if (!progress)
        return;
    environment.emplace_back(QStringLiteral("DRAINBOARD_VERSION"), text(progress->targetVersion));
    if (progress->returned)
        environment.emplace_back(QStringLiteral("DRAINBOARD_RETURNED"), text(progress->returned->id.text()));
    if (progress->before)
        environment.emplace_back(QStringLiteral("DRAINBOARD_HOST"), text(progress->before->host));
}

Environment environmentOf(const core::Release &release, const core::Notify &notice)
{
    Environment environment = environmentOf(release);
    environment.emplace_back(QStringLiteral("DRAINBOARD_EVENT"), text(core::notifyKindName(notice.kind)));
    environment.emplace_back(QStringLiteral("DRAINBOARD_AWAITED"), text(core::awaitedName(notice.awaited)));
    if (notice.kind == core::Notify::Kind::Surprise)
        environment.emplace_back(QStringLiteral("DRAINBOARD_SURPRISE"),
                                 text(core::surpriseName(release.surprise.kind)));
    if (notice.kind == core::Notify::Kind::Finished)
        environment.emplace_back(QStringLiteral("DRAINBOARD_OUTCOME"),
                                 text(core::releaseOutcomeName(release.outcome)));
    if (notice.key)
        addInstance(environment, release, *notice.key);
    return environment;
}

std::string wordsOf(const core::ReleaseCommand &command)
{
    std::string words;
    for (const std::string &word : command.arguments)
        words += (words.empty() ? "" : " ") + word;
    return words;
}

} // namespace

bool PlanDriver::start(const Running &running, const core::ReleaseCommand &command, core::LineDetails about,
                       Environment environment, std::function<void(const CommandRun::Result &)> ended)
{
    if (!writeLine(running, {core::JournalKind::WriteIntended, "runs " + wordsOf(command), about}))
        return false;
    auto done = [this, id = running.release.id, about = std::move(about),
                 ended = std::move(ended)](const CommandRun::Result &result) mutable {
        about.emplace_back("exitCode", result.exitCode ? std::to_string(*result.exitCode) : "");
        about.emplace_back("what", result.what.toStdString());
        about.emplace_back("output", result.output.toStdString());
        if (Running *still = find(id))
            writeLine(*still, {core::JournalKind::Answer, "command ended", std::move(about)});
        if (ended)
            ended(result);
    };
    (new CommandRun(command.arguments, std::move(environment), command.limit, std::move(done), this))
        ->start();
    return true;
}

void PlanDriver::runCommand(const Running &running, const core::RunCommand &run)
{
    // Also of a release that was taken over or recovered: whoever wrote the plan, this user runs it.
    if (!m_parts.approvals.has(run.command)) {
        tell(running.release.id,
             core::CommandEnded{
                 run.key, run.kind, {}, "not approved by this user: " + core::commandText(run.command)});
        return;
    }
    Environment environment = environmentOf(running.release);
    addInstance(environment, running.release, run.key);
    start(running, run.command,
          {{"instance", run.key.path()}, {"command", std::string(core::commandKindName(run.kind))}},
          std::move(environment), [this, id = running.release.id, run](const CommandRun::Result &result) {
              tell(id, core::CommandEnded{run.key, run.kind, result.exitCode, result.what.toStdString()});
          });
}

void PlanDriver::runEventCommand(const Running &running, const core::RunEventCommand &run)
{
    core::LineDetails about{{"event", std::string(core::notifyKindName(run.notice.kind))}};
    if (run.notice.key)
        about.emplace_back("instance", run.notice.key->path());
    if (m_parts.approvals.has(run.command)) {
        start(running, run.command, std::move(about), environmentOf(running.release, run.notice), {});
        return;
    }
    about.emplace_back("what", "not approved by this user: " + core::commandText(run.command));
    writeLine(running, {core::JournalKind::Ignored, "not told to a command", std::move(about)});
}

} // namespace app
