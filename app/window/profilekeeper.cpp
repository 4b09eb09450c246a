// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/profilekeeper.h"

#include "app/cli/profileoption.h"
#include "app/cli/secretprompt.h"
#include "app/store/profiles.h"
#include "app/window/joined.h"
#include "ui/profile/profiledesk.h"

#include <QFileInfo>

namespace app {

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// Of a test that could not even begin.
core::ServerTest failedTest(const core::Error &error)
{
    core::ServerTest test;
    test.listError = error;
    test.isOver = true;
    return test;
}

} // namespace

ProfileKeeper::ProfileKeeper(ui::MainWindow &window, QString folder, AskSecret ask)
    : m_window(window)
    , m_folder(std::move(folder))
    , m_ask(std::move(ask))
{
    ui::ProfileDesk *desk = m_window.profiles();
    connect(desk, &ui::ProfileDesk::wanted, this, &ProfileKeeper::open);
    connect(desk, &ui::ProfileDesk::testAsked, this, &ProfileKeeper::test);
    connect(desk, &ui::ProfileDesk::saveAsked, this,
            [this, desk](const ui::ProfileFile &before, const QByteArray &body) {
                desk->setSaved(save(before, body));
            });
}

void ProfileKeeper::open(const QString &id)
{
    if (id.isEmpty()) {
        m_window.profiles()->open({{}, m_folder, {}});
        return;
    }
    const auto body = readProfileFile(id);
    if (!body)
        tellFailure(m_window, body.error());
    else
        m_window.profiles()->open({id, id, *body});
}

QString ProfileKeeper::save(const ui::ProfileFile &before, const QByteArray &body)
{
    const auto profile = core::decodeProfile(viewOf(body), before.id.toStdString());
    if (!profile)
        return ui::Text::sentence(profile.error());
    const QString name = QString::fromStdString(profile->name);
    for (const ProfileFile &other : profilesIn(m_folder)) {
        if (other.path != before.id && other.name.compare(name, Qt::CaseInsensitive) == 0)
            return tr("Another profile has this name: %1.").arg(QFileInfo(other.path).fileName());
    }
    if (!before.id.isEmpty()) {
        const auto now = readProfileFile(before.id);
        if (!now || *now != before.body)
            return tr(
                "The file was changed meanwhile by somebody else, and is left as it is. Open it again.");
    }
    const QString path = before.id.isEmpty() ? newProfilePath(m_folder, name) : before.id;
    if (const auto written = writeProfileFile(path, body); !written)
        return ui::Text::sentence(written.error());
    emit saved(path);
    return {};
}

void ProfileKeeper::test(const QByteArray &body)
{
    ui::ProfileDesk *desk = m_window.profiles();
    const auto profile = core::decodeProfile(viewOf(body), {});
    Arguments arguments;
    auto ready =
        profile ? addProfile(arguments, *profile) : core::Result<void>(core::Failure(profile.error()));
    if (ready)
        ready = enterSecrets(*arguments.reach, m_ask);
    if (!ready) {
        desk->setTest(failedTest(ready.error()));
        return;
    }
    m_test = std::make_unique<ServerTestRun>(arguments.eureka.front(), arguments.reach);
    connect(m_test.get(), &ServerTestRun::changed, desk, &ui::ProfileDesk::setTest);
    m_test->start();
}

} // namespace app
