// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpdialog.h"

#include "ui/help/manual.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Room above a heading, and less of a jump in size than Qt makes.
void setUpHeading(QTextCursor block, int level)
{
    QTextBlockFormat room = block.blockFormat();
    room.setTopMargin(level == 1 ? 0 : 16);
    room.setBottomMargin(6);
    block.setBlockFormat(room);
    QTextCharFormat size;
    size.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 2 : 1);
    block.select(QTextCursor::BlockUnderCursor);
    block.mergeCharFormat(size);
}

void setUpTable(QTextTable *table)
{
    QTextTableFormat format = table->format();
    format.setCellPadding(6);
    format.setCellSpacing(0);
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(Theme::palette().border);
    format.setTopMargin(6);
    format.setBottomMargin(10);
    table->setFormat(format);
}

void setUpPage(QTextDocument *document)
{
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        if (const int level = block.blockFormat().headingLevel(); level > 0)
            setUpHeading(QTextCursor(block), level);
    }
    for (QTextFrame *frame : document->rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame))
            setUpTable(table);
    }
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
    , m_pages(Manual::pages(Manual::language()))
    , m_list(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Manual"));
    setWhatsThis(tr("The manual, task by task. Choose a page at the left; links lead from page to page."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(980, 680);
    m_list->setObjectName(QStringLiteral("pages"));
    m_list->setAccessibleName(tr("Pages of the manual"));
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    m_list->setFixedWidth(250);
    for (const QString &page : std::as_const(m_pages))
        m_list->addItem(Manual::title(Manual::language(), page));
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setAccessibleName(tr("The page"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_list);
    row->addWidget(m_text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addLayout(row, 1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpDialog::onPageChosen);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { showPage(url.path()); });
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void HelpDialog::showPage(const QString &page)
{
    if (const qsizetype row = m_pages.indexOf(page); row >= 0)
        m_list->setCurrentRow(int(row));
}

void HelpDialog::onPageChosen(int row)
{
    if (row >= 0 && row < m_pages.size())
        showText(m_pages.at(row));
}

void HelpDialog::showText(const QString &page)
{
    m_text->setMarkdown(Manual::text(Manual::language(), page));
    setUpPage(m_text->document());
    m_text->moveCursor(QTextCursor::Start);
}

void HelpDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        onPageChosen(m_list->currentRow());
}

} // namespace ui
