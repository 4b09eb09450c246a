// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments.h"

#include "app/cli/profileoption.h"
#include "app/cli/run.h"
#include "app/store/profiles.h"
#include "app/store/secrets.h"
#include "app/window/joined.h"
#include "app/window/pastreader.h"
#include "ui/start/startpage.h"
#include "ui/window/secretquestion.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace app {

namespace {

core::OperationSettings operationSettings(const core::HopSettings &hops, bool requireProof)
{
    core::OperationSettings operation;
    operation.hops = hops;
    operation.requireProof = requireProof;
    return operation;
}

ui::EnvironmentChoice choiceOf(const ProfileFile &file)
{
    ui::EnvironmentChoice choice;
    choice.id = file.path;
    choice.name = file.name;
    if (!file.profile) {
        choice.mistake = ui::Text::sentence(file.profile.error());
        return choice;
    }
    choice.colour = file.profile->colour;
    for (const std::string &peer : file.profile->peers)
        choice.peers << ui::Text::withoutCredentials(peer);
    return choice;
}

} // namespace

Environments::Environments(ui::MainWindow &window, StartEnvironment start, QString folder)
    : m_window(window)
    , m_start(std::move(start))
    , m_folder(std::move(folder))
    , m_ask(askSecretInWindow)
{
    // Started by a profile of the folder: that file is the environment, also when it is chosen again.
    if (!m_start.given.profile.isEmpty()) {
        for (const ProfileFile &file : profilesIn(m_folder)) {
            if (file.profile && file.profile->name == m_start.settings.environment)
                m_current = file.path;
        }
    }
    m_window.setEnvironmentReader([this] { return list(); });
    m_profiles = std::make_unique<ProfileKeeper>(
        m_window, m_folder, [this](const core::CredentialSettings &one) { return m_ask(one); });
    connect(m_profiles.get(), &ProfileKeeper::saved, this,
            [this] { m_window.startPage()->setChoices(startList(), m_start.remembered.addresses()); });
    connect(&m_window, &ui::MainWindow::environmentChosen, this, &Environments::choose);
    connect(&m_window, &ui::MainWindow::loginAsked, this, &Environments::enterAgain);
}

Environments::~Environments() = default;

void Environments::start()
{
    joinStartPage();
    if (m_start.settings.peers.empty()) {
        m_window.showStart(startList(), m_start.remembered.addresses());
        return;
    }
    m_window.enter(operationSettings(m_start.settings.hops, m_start.requireProof), m_start.links,
                   m_start.timeZone);
    run(m_start.settings);
}

/// The one of the command line, where it is none of the folder's profiles.
ui::EnvironmentChoice Environments::startChoice() const
{
    ui::EnvironmentChoice choice;
    choice.name = ui::Text::plain(m_start.settings.environment);
    choice.colour = m_start.settings.colour;
    for (const core::BaseAddress &peer : m_start.settings.peers)
        choice.peers << ui::Text::withoutCredentials(peer.url);
    choice.isCurrent = m_current.isEmpty();
    return choice;
}

ui::EnvironmentList Environments::list() const
{
    ui::EnvironmentList list{{}, m_folder};
    QSet<QString> names;
    for (const ProfileFile &file : profilesIn(m_folder)) {
        ui::EnvironmentChoice choice = choiceOf(file);
        choice.isCurrent = choice.id == m_current;
        // Under one name nobody could tell which of the two the window is on.
        if (choice.mistake.isEmpty() && names.contains(choice.name.toCaseFolded()))
            choice.mistake = tr("another file has this name too: %1").arg(QFileInfo(file.path).fileName());
        names.insert(choice.name.toCaseFolded());
        list.choices.push_back(std::move(choice));
    }
    for (const QString &path : m_start.remembered.profiles()) {
        const bool isKnown =
            std::ranges::find(list.choices, path, &ui::EnvironmentChoice::id) != list.choices.end();
        if (isKnown || !QFileInfo::exists(path))
            continue;
        const auto profile = loadProfile(path, m_folder);
        const QString name =
            profile ? QString::fromStdString(profile->name) : QFileInfo(path).completeBaseName();
        list.choices.push_back(choiceOf({path, name, profile}));
        list.choices.back().isCurrent = path == m_current;
    }
    const QString started = ui::Text::plain(m_start.settings.environment);
    const bool isListed = !m_start.given.profile.isEmpty() && names.contains(started.toCaseFolded());
    if (!isListed && !m_start.settings.peers.empty())
        list.choices.insert(list.choices.begin(), startChoice());
    return list;
}

ui::EnvironmentList Environments::startList() const
{
    ui::EnvironmentList list = this->list();
    const QStringList recent = m_start.remembered.profiles();
    const auto placeOf = [&](const ui::EnvironmentChoice &choice) {
        const qsizetype place = recent.indexOf(choice.id);
        return place < 0 ? recent.size() : place;
    };
    for (ui::EnvironmentChoice &choice : list.choices)
        choice.wasOpened = recent.contains(choice.id);
    std::ranges::stable_sort(list.choices, {}, placeOf);
    return list;
}

core::Result<std::string> askSecretInWindow(const core::CredentialSettings &credential)
{
    const auto secret = ui::askSecret(credential.name, credential.user);
    return secret ? core::Result<std::string>(*secret)
                  : core::Result<std::string>(core::fail(core::ErrorKind::Cancelled, credential.name));
}

core::Result<Environments::Target> Environments::targetOf(const QString &id) const
{
    Target target{m_start.settings, m_start.requireProof, m_start.links, m_start.timeZone};
    target.settings.isUnlocked = false; // the command line unlocked only what it started with
    if (id.isEmpty())
        return target;
    const auto profile = loadProfile(id, m_folder);
    if (!profile)
        return core::Failure(profile.error());
    Arguments arguments;
    arguments.requireProof = m_start.given.requireProof;
    if (!m_start.given.profile.isEmpty() && profile->name == m_start.settings.environment)
        arguments.hops = m_start.given.hops;
    if (const auto added = addProfile(arguments, *profile); !added)
        return core::Failure(added.error());
    // Never the ways and logins of the environment before.
    if (const auto entered = enterSecrets(*arguments.reach, askSecretInWindow); !entered)
        return core::Failure(entered.error());
    target.settings.reach = arguments.reach;
    target.settings.peers = arguments.eureka;
    target.settings.environment = profile->name;
    target.settings.rehearsalVersion.clear();
    target.settings.colour = arguments.colour;
    target.settings.hops = arguments.hops;
    target.settings.callers = arguments.callers;
    target.settings.actuators = arguments.actuators;
    target.settings.measuring = arguments.measuring;
    target.settings.commands = arguments.commands;
    target.requireProof = arguments.requireProof;
    target.links = arguments.links;
    target.timeZone = arguments.timeZone;
    return target;
}

void Environments::choose(const QString &id)
{
    const ui::EnvironmentList all = list();
    const auto next = std::ranges::find(all.choices, id, &ui::EnvironmentChoice::id);
    if (next == all.choices.end() || !next->mistake.isEmpty())
        return; // gone since the menu opened
    leaveFor(*next);
}

void Environments::leaveFor(const ui::EnvironmentChoice &next)
{
    m_current = next.id;
    m_joint.reset();
    m_window.leaveFor(next.name, next.colour);
    if (m_isLeaving)
        return; // the newest choice is opened when the engine has ended
    if (!m_engine) {
        open(targetOf(m_current));
        return;
    }
    m_isLeaving = true;
    m_engine->end(this, [this] {
        m_engine.reset();
        m_isLeaving = false;
        open(targetOf(m_current));
    });
}

void Environments::open(const core::Result<Target> &target)
{
    m_isStopped = false;
    if (!target) {
        m_isStopped = true;
        m_window.setNotOpened(target.error());
        emit stopped(target.error());
        return;
    }
    if (!m_current.isEmpty())
        m_start.remembered.addProfile(m_current);
    m_window.enter(operationSettings(target->settings.hops, target->requireProof), target->links,
                   target->timeZone);
    run(target->settings);
}

/// A credential that two servers' answers suspended; what is entered now is used from the next request on.
void Environments::enterAgain(const QString &name)
{
    const std::shared_ptr<Reach> reach = m_reach; // the question may outlast a change of environment
    if (!reach)
        return;
    core::CredentialSettings credential;
    credential.name = credential.user = name.toStdString();
    const auto &described = reach->described();
    const auto known = std::ranges::find(described, credential.name, &core::CredentialSettings::name);
    if (known != described.end())
        credential = *known;
    const auto secret = m_ask(credential);
    if (!secret)
        return;
    auto entered = reach->enterAgain(credential.name, *secret);
    if (entered && credential.secret.source == core::SecretSource::Keychain)
        entered = keepSecret(credential, *secret);
    if (!entered)
        tellFailure(m_window, entered.error());
    if (m_engine && reach == m_reach)
        m_engine->handle(core::RefreshNow{m_window.environmentName()});
}

void Environments::run(EngineSettings settings)
{
    if (!settings.reach)
        settings.reach = std::make_shared<Reach>(settings.peers);
    m_reach = settings.reach;
    m_joint = std::make_unique<QObject>();
    joinPast(m_window, settings.journalPath, settings.environment, m_joint.get());
    m_engine = std::make_unique<EngineThread>(std::move(settings));
    join(m_window, *m_engine, m_joint.get());
    connect(m_engine->engine(), &Engine::stopped, m_joint.get(), [this](const core::Error &error) {
        m_isStopped = true;
        emit stopped(error);
    });
    m_engine->start();
}

void Environments::joinStartPage()
{
    ui::StartPage *page = m_window.startPage();
    connect(page, &ui::StartPage::demoAsked, this, &Environments::openDemo);
    connect(page, &ui::StartPage::addressAsked, this, &Environments::openAddresses);
    connect(page, &ui::StartPage::profileAsked, this, &Environments::choose);
    connect(page, &ui::StartPage::testAsked, this, &Environments::test);
    connect(page, &ui::StartPage::fileAsked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(&m_window, {}, m_folder, QStringLiteral("*.json"));
        if (!path.isEmpty())
            openFile(path);
    });
}

/// From then on it is what the window was started with.
void Environments::openStart(EngineSettings settings)
{
    m_start.settings = std::move(settings);
    m_start.links.clear(); // of a profile that it is none of any more
    m_start.timeZone.clear();
    leaveFor(startChoice());
}

void Environments::openDemo()
{
    auto settings = m_demo ? m_demo(m_start.settings) : std::nullopt;
    if (settings)
        openStart(std::move(*settings));
    else
        m_window.startPage()->setMistake(tr("The demo fleet could not be started on this machine."));
}

namespace {

/// The addresses of one cluster, or the first mistake in them.
core::Result<std::vector<core::BaseAddress>> addressesIn(const QString &text)
{
    std::vector<core::BaseAddress> addresses;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        auto address = eurekaAddress(part.trimmed().toStdString());
        if (!address)
            return core::Failure(address.error());
        addresses.push_back(std::move(*address));
    }
    if (addresses.empty())
        return core::fail(core::ErrorKind::InvalidAddress, text.toStdString());
    return addresses;
}

} // namespace

void Environments::openAddresses(const QString &addresses)
{
    auto peers = addressesIn(addresses);
    if (!peers) {
        m_window.startPage()->setMistake(ui::Text::sentence(peers.error()));
        return;
    }
    m_start.remembered.addAddresses(addresses);
    EngineSettings settings = m_start.settings;
    settings.environment = core::hostPortOf(peers->front().url);
    settings.peers = std::move(*peers);
    settings.reach.reset();
    settings.colour.reset();
    openStart(std::move(settings));
}

/// A profile that lies elsewhere; it is not in the menu.
void Environments::openFile(const QString &path)
{
    const auto profile = loadProfile(path, m_folder);
    if (!profile) {
        m_window.startPage()->setMistake(ui::Text::sentence(profile.error()));
        return;
    }
    leaveFor(choiceOf({path, QString::fromStdString(profile->name), profile}));
}

void Environments::test(const QString &addresses)
{
    const auto peers = addressesIn(addresses);
    if (!peers) {
        m_window.startPage()->setMistake(ui::Text::sentence(peers.error()));
        return;
    }
    m_window.startPage()->setMistake({});
    m_test = std::make_unique<ServerTestRun>(peers->front());
    connect(m_test.get(), &ServerTestRun::changed, m_window.startPage(), &ui::StartPage::setTest);
    m_test->start();
}

} // namespace app
