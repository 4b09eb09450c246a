// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/savefilterdialog.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/saverow.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int longestName = 40;

} // namespace

SaveFilterDialog::SaveFilterDialog(const QString &text, const QString &environment,
                                   const QList<SavedFilter> &known, QWidget *parent)
    : QDialog(parent)
    , m_text(text)
    , m_environment(environment)
    , m_known(known)
    , m_name(new QLineEdit(this))
    , m_everywhere(new QCheckBox(tr("In &every environment"), this))
    , m_note(plainLabel(this))
    , m_row(new SaveRow(this))
{
    setObjectName(QStringLiteral("saveFilterDialog"));
    setWindowTitle(tr("Save this filter"));
    setWhatsThis(tr("Keeps the filter under a name in the menu of the filter field, for this environment or "
                    "for every one."));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    QLabel *filter = plainLabel(this, text);
    filter->setWordWrap(true);
    setBold(filter, true);
    layout->addWidget(filter);
    QLabel *label = plainLabel(this, tr("&Name"));
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(longestName);
    layout->addWidget(label);
    layout->addWidget(m_name);
    m_everywhere->setObjectName(QStringLiteral("everywhere"));
    layout->addWidget(m_everywhere);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addWidget(m_row);
    connect(m_name, &QLineEdit::textChanged, this, &SaveFilterDialog::update);
    connect(m_everywhere, &QCheckBox::toggled, this, &SaveFilterDialog::update);
    connect(m_row, &SaveRow::saved, this, &SaveFilterDialog::onSave);
    update();
    m_name->setFocus();
}

void SaveFilterDialog::update()
{
    const QString name = m_name->text().trimmed();
    const QString where = m_everywhere->isChecked() ? QString() : m_environment;
    const bool isKnown = std::ranges::any_of(m_known, [&](const SavedFilter &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0 && one.environment == where;
    });
    m_row->save()->setEnabled(!name.isEmpty());
    m_row->save()->setToolTip(name.isEmpty() ? tr("Opens when it has a name.") : QString());
    m_note->setText(isKnown                     ? tr("The one of this name is replaced.")
                    : m_everywhere->isChecked() ? tr("It is offered in every environment.")
                                                : tr("It is offered in %1 alone.").arg(m_environment));
}

void SaveFilterDialog::onSave()
{
    emit chosen({m_name->text().trimmed(), m_text, m_everywhere->isChecked() ? QString() : m_environment});
    accept();
}

} // namespace ui
