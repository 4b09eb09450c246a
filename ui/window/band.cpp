// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/band.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

namespace {

/// The profile's own colour, else one that says how dangerous it is here.
QColor groundOf(const core::Snapshot &snapshot, core::TimePoint now)
{
    const Palette &colours = Theme::palette();
    if (snapshot.colour)
        return QColor(snapshot.colour->at(0), snapshot.colour->at(1), snapshot.colour->at(2));
    if (snapshot.access.isLoopback)
        return colours.bandDemo;
    return snapshot.access.isWritable(now) ? colours.bandProduction : colours.bandLocked;
}

/// Black or white, whichever is easier to read on it.
QColor wordsOn(const QColor &ground)
{
    const double light = 0.299 * ground.red() + 0.587 * ground.green() + 0.114 * ground.blue();
    return light > 140 ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace

Band::Band(QWidget *parent)
    : QWidget(parent)
    , m_environment(new EnvironmentButton(this))
    , m_login(new QPushButton(this))
    , m_facts(new ElidedLabel(this))
{
    setAutoFillBackground(true);
    setTexts();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_environment);
    layout->addWidget(m_login);
    layout->addWidget(m_facts, 1);
    m_login->setObjectName(QStringLiteral("enterLogin"));
    m_login->hide();
    connect(m_login, &QPushButton::clicked, this,
            [this] { emit loginAsked(m_login->property("login").toString()); });
}

void Band::setTexts()
{
    m_login->setText(tr("Enter login…"));
    setWhatsThis(tr("Which environment this is, in its own colour, who you are, the time zone of every time "
                    "that is shown, and whether anything can be changed. The name opens the menu of "
                    "environments."));
}

void Band::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setTexts();
}

/// One after the other, where several are suspended.
void Band::showLogin(const core::Snapshot &snapshot)
{
    const auto &names = snapshot.suspendedCredentials;
    m_login->setVisible(!names.empty());
    if (names.empty())
        return;
    const QString name = QString::fromStdString(names.front());
    m_login->setProperty("login", name);
    m_login->setToolTip(
        plainTip(tr("The login \"%1\" was refused (401) twice and is used nowhere until it is entered again.")
                     .arg(Text::plain(names.front()))));
}

void Band::setSnapshot(const core::Snapshot &snapshot, core::TimePoint now)
{
    const Palette &colours = Theme::palette();
    const core::Access &access = snapshot.access;
    const QColor ground = groundOf(snapshot, now);
    if (palette().color(QPalette::Window) != ground) {
        QPalette own = palette();
        own.setColor(QPalette::Window, ground);
        setPalette(own);
    }
    const QColor words = snapshot.colour ? wordsOn(ground) : colours.bandText;
    tint(m_facts, words);
    m_environment->setEnvironment(Text::plain(snapshot.fleet->environment), words);
    QStringList facts;
    // First, so that a narrow window cuts anything else before it.
    if (snapshot.acceptsAnyCertificate)
        facts << tr("CERTIFICATES ARE NOT CHECKED");
    for (const std::string &name : snapshot.suspendedCredentials)
        facts << tr("login \"%1\" suspended").arg(Text::plain(name));
    if (!snapshot.operatorName.empty())
        facts << Text::plain(snapshot.operatorName);
    facts << Wording::timeZone(now) << Wording::access(access, now);
    showLogin(snapshot);
    m_facts->setText(!m_hasFleet ? QString() : QStringLiteral("·  ") + facts.join(QStringLiteral("  ·  ")));
}

} // namespace ui
