// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr int widest = 760;
constexpr int idRole = Qt::UserRole;
constexpr int isAddressRole = Qt::UserRole + 1;
constexpr int isUsableRole = Qt::UserRole + 2;

/// A titled part of the page.
QVBoxLayout *partOf(QWidget *part, const QString &title, const QString &explanation)
{
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    auto *head = plainLabel(part, title);
    setBold(head, true);
    layout->addWidget(head);
    auto *words = plainLabel(part, explanation);
    words->setWordWrap(true);
    layout->addWidget(words);
    return layout;
}

} // namespace

QStringList StartPage::linesOf(const core::ServerTest &test)
{
    QStringList lines;
    for (const core::ConnectionStep &step : test.steps)
        lines << StartPage::tr("%1: %2", "step, what came of it")
                     .arg(Text::stepTitle(step.kind), Text::sentence(step));
    if (test.listError)
        lines << StartPage::tr("■ It does not answer as a Eureka server: %1")
                     .arg(Text::sentence(*test.listError));
    if (test.instances)
        lines << StartPage::tr("✓ It is a Eureka server; instances that it lists: %1.").arg(*test.instances);
    if (test.tellsSettings == true)
        lines << StartPage::tr("✓ It tells its own settings: its cache need not be assumed.");
    if (test.tellsSettings == false) {
        const QString why =
            test.settingsError ? Text::sentence(*test.settingsError) : StartPage::tr("they are masked");
        lines << StartPage::tr(
                     "▲ It does not tell its own settings (%1): its cache counts as 30 s. To switch "
                     "it on: management.endpoints.web.exposure.include=health,env,configprops and "
                     "management.endpoint.configprops.show-values=always at the Eureka server.")
                     .arg(why);
    }
    if (!test.isOver)
        lines << StartPage::tr("Testing…");
    return lines;
}

StartPage::StartPage(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("startPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    make();
}

void StartPage::make()
{
    m_demo = new QPushButton(tr("Open the &demo fleet"), this);
    m_address = new QLineEdit(this);
    m_test = new QPushButton(tr("&Test connection"), this);
    m_open = new QPushButton(tr("&Open"), this);
    m_result = plainLabel(this);
    m_profiles = new QListWidget(this);
    m_openProfile = new QPushButton(tr("Open the &profile"), this);
    m_editProfile = new QPushButton(tr("&Edit…"), this);
    m_folder = plainLabel(this);
    m_mistake = plainLabel(this);
    setAccessibleName(tr("Which fleet?"));
    setWhatsThis(
        tr("Where a fleet is chosen: the simulated one to try things out, the address of a Eureka server "
           "with a test of it, or a profile. Opening one only reads."));
    auto *whole = new QWidget(this);
    auto *row = new QHBoxLayout(whole);
    auto *column = new QWidget(whole);
    column->setMaximumWidth(widest);
    row->addStretch(1);
    row->addWidget(column, 20);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(16, 24, 16, 24);
    layout->setSpacing(10);
    auto *title = plainLabel(column, tr("Which fleet?"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setBold(true);
    title->setFont(font);
    layout->addWidget(title);
    m_mistake->setObjectName(QStringLiteral("mistake"));
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    layout->addWidget(m_mistake);
    layout->addWidget(makeDemo());
    layout->addWidget(makeAddress());
    layout->addWidget(makeProfiles(), 1);
    QLabel *keys =
        plainLabel(column, tr("F1 opens the manual, Ctrl+K finds every command, ? lists the keys."));
    keys->setProperty("muted", true);
    keys->setWordWrap(true);
    layout->addWidget(keys);
    setWidget(whole); // the one of before goes with all that is in it
    updateButtons();
}

void StartPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || std::exchange(m_isStale, true))
        return;
    // Later: the event is still on its way to what would be thrown away.
    QMetaObject::invokeMethod(this, &StartPage::makeAnew, Qt::QueuedConnection);
}

void StartPage::makeAnew()
{
    m_isStale = false;
    const QString address = m_address->text();
    make();
    m_address->setText(address);
    setChoices(m_choices, m_recent);
    if (m_tested)
        setTest(*m_tested);
}

QWidget *StartPage::makeDemo()
{
    auto *part = new QWidget(this);
    auto *layout =
        partOf(part, tr("Try it out"),
               tr("A simulated fleet on this machine: two Eureka servers, a gateway, instances and "
                  "load. Nothing outside is touched."));
    m_demo->setObjectName(QStringLiteral("demo"));
    layout->addWidget(m_demo, 0, Qt::AlignLeft);
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoAsked);
    return part;
}

QWidget *StartPage::makeAddress()
{
    auto *part = new QWidget(this);
    auto *layout =
        partOf(part, tr("A Eureka server"),
               tr("Its address, or those of all servers of one cluster with commas between them. It opens "
                  "read-only, unless it is on this machine."));
    auto *row = new QHBoxLayout;
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setAccessibleName(tr("Address of the Eureka server"));
    m_address->setPlaceholderText(QStringLiteral("http://eureka-1:8761/eureka"));
    m_address->setClearButtonEnabled(true);
    m_test->setObjectName(QStringLiteral("test"));
    m_open->setObjectName(QStringLiteral("open"));
    row->addWidget(m_address, 1);
    row->addWidget(m_test);
    row->addWidget(m_open);
    layout->addLayout(row);
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->hide();
    layout->addWidget(m_result);
    connect(m_address, &QLineEdit::textChanged, this, &StartPage::updateButtons);
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::askAddress);
    connect(m_open, &QPushButton::clicked, this, &StartPage::askAddress);
    connect(m_test, &QPushButton::clicked, this, [this] { emit testAsked(m_address->text().trimmed()); });
    return part;
}

QWidget *StartPage::makeProfiles()
{
    auto *part = new QWidget(this);
    auto *layout =
        partOf(part, tr("A profile, or what was opened last"),
               tr("A profile is a file that a team shares: servers, names, colours, ways and logins."));
    m_profiles->setObjectName(QStringLiteral("profiles"));
    m_profiles->setAccessibleName(tr("Profiles, and what was opened last"));
    m_profiles->setMinimumHeight(120);
    m_profiles->setMaximumHeight(420); // no tall empty box on a large screen
    layout->addWidget(m_profiles, 1);
    auto *row = new QHBoxLayout;
    m_openProfile->setObjectName(QStringLiteral("openProfile"));
    auto *file = new QPushButton(tr("Open a &file…"), part);
    file->setObjectName(QStringLiteral("openFile"));
    m_editProfile->setObjectName(QStringLiteral("editProfile"));
    auto *make = new QPushButton(tr("&New profile…"), part);
    make->setObjectName(QStringLiteral("newProfile"));
    row->addWidget(m_openProfile);
    row->addWidget(m_editProfile);
    row->addWidget(make);
    row->addWidget(file);
    row->addStretch(1);
    layout->addLayout(row);
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setWordWrap(true);
    layout->addWidget(m_folder);
    layout->addStretch(0); // where the list is hidden, or has its full height
    const auto openCurrent = [this] {
        const QListWidgetItem *item = m_profiles->currentItem();
        if (!item || !item->data(isUsableRole).toBool())
            return;
        if (item->data(isAddressRole).toBool())
            emit addressAsked(item->data(idRole).toString());
        else
            emit profileAsked(item->data(idRole).toString());
    };
    connect(m_openProfile, &QPushButton::clicked, this, openCurrent);
    connect(m_profiles, &QListWidget::itemActivated, this, openCurrent);
    connect(m_profiles, &QListWidget::currentRowChanged, this, &StartPage::updateButtons);
    connect(file, &QPushButton::clicked, this, &StartPage::fileAsked);
    connect(make, &QPushButton::clicked, this, &StartPage::newProfileAsked);
    connect(m_editProfile, &QPushButton::clicked, this,
            [this] { emit editAsked(m_profiles->currentItem()->data(idRole).toString()); });
    return part;
}

void StartPage::setChoices(const EnvironmentList &profiles, const QStringList &recent)
{
    m_choices = profiles;
    m_recent = recent;
    m_profiles->clear();
    for (const QString &address : recent) {
        auto *item = new QListWidgetItem(
            tr("%1 (opened before)").arg(Text::withoutCredentials(address.toStdString())), m_profiles);
        item->setData(idRole, address);
        item->setData(isAddressRole, true);
        item->setData(isUsableRole, true);
    }
    for (const EnvironmentChoice &choice : profiles.choices) {
        const bool isGood = choice.mistake.isEmpty();
        const QString name = choice.wasOpened ? tr("%1 (opened before)").arg(choice.name) : choice.name;
        auto *item = new QListWidgetItem(
            isGood ? name : tr("%1: not usable (%2)").arg(choice.name, choice.mistake), m_profiles);
        item->setData(idRole, choice.id);
        item->setToolTip(plainTip(isGood ? choice.peers.join(QLatin1Char('\n')) : choice.mistake));
        item->setData(isUsableRole, isGood);
        if (!isGood)
            item->setForeground(Theme::palette().mutedText);
    }
    m_folder->setText(m_profiles->count() == 0 ? tr("There is none yet; they lie in %1.").arg(profiles.folder)
                                               : tr("Profiles lie in %1.").arg(profiles.folder));
    tint(m_folder, Theme::palette().mutedText);
    showBeginning();
    updateButtons();
}

/// Who has opened nothing yet sees no empty list, and where to begin.
void StartPage::showBeginning()
{
    const bool isFirst = m_profiles->count() == 0;
    for (QWidget *part : std::initializer_list<QWidget *>{m_profiles, m_openProfile, m_editProfile})
        part->setVisible(!isFirst);
    m_demo->setProperty("primary", isFirst);
    m_demo->style()->unpolish(m_demo); // the style sheet looks at the property then
    m_demo->style()->polish(m_demo);
}

void StartPage::setTest(const core::ServerTest &test)
{
    m_tested = test;
    m_result->setText(linesOf(test).join(QLatin1Char('\n')));
    m_result->setAccessibleName(m_result->text());
    m_result->show();
    m_test->setEnabled(test.isOver && !m_address->text().trimmed().isEmpty());
}

void StartPage::setMistake(const QString &sentence)
{
    m_mistake->setText(sentence);
    m_mistake->setVisible(!sentence.isEmpty());
    tint(m_mistake, Theme::palette().down);
}

void StartPage::focusFirst()
{
    m_address->setFocus();
}

void StartPage::askAddress()
{
    if (!m_address->text().trimmed().isEmpty())
        emit addressAsked(m_address->text().trimmed());
}

void StartPage::updateButtons()
{
    const bool hasAddress = !m_address->text().trimmed().isEmpty();
    const QString tip = hasAddress ? QString() : tr("Opens when there is an address.");
    for (QPushButton *button : {m_test, m_open}) {
        button->setEnabled(hasAddress);
        button->setToolTip(tip);
    }
    const QListWidgetItem *item = m_profiles->currentItem();
    m_openProfile->setEnabled(item && item->data(isUsableRole).toBool());
    m_openProfile->setToolTip(m_openProfile->isEnabled() ? QString()
                              : item                     ? tr("The file has a mistake: it can be edited.")
                                                         : tr("Opens when a line is chosen."));
    m_editProfile->setEnabled(item && !item->data(isAddressRole).toBool());
    m_editProfile->setToolTip(m_editProfile->isEnabled() ? tr("Its servers, names, logins and lengths")
                                                         : tr("Opens when a profile is chosen."));
}

} // namespace ui
