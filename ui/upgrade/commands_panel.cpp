// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/commands_panel.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/fold.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

CommandsPanel::CommandsPanel(bool looksOnly, QWidget *parent)
    : QWidget(parent)
    , m_looksOnly(looksOnly)
{
    m_note = plainLabel(this, u"stageCommandsNote"_s, true);
    m_fold = new Fold(u"stageCommands"_s, this);
    auto *content = new QWidget(this);
    m_text = new QPlainTextEdit(content);
    m_text->setObjectName(u"stageCommands"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_copy = new QPushButton(icons::action(u"copy"_s), QString(), content);
    m_copy->setObjectName(u"stageCommandsCopy"_s);
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_text);
    inner->addWidget(m_copy, 0, Qt::AlignLeft);
    m_fold->setContent(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(m_fold);
    updateContent();
}

void CommandsPanel::setCommands(const std::optional<Result<QList<upgrade::PlannedCommand>>> &commands)
{
    m_commands = commands;
    updateContent();
}

void CommandsPanel::updateContent()
{
    m_text->setAccessibleName(tr("Commands that will be run"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the commands"));
    const bool hasCommands = m_commands && m_commands->has_value() && !m_commands->value().isEmpty();
    m_fold->setVisible(hasCommands);
    m_note->setVisible(!hasCommands);
    if (hasCommands) {
        const QString text = UpgradeText::commands(**m_commands);
        if (m_text->toPlainText() != text) {
            m_text->setPlainText(text);
        }
        constexpr int most = 10;
        const int lines = std::clamp(static_cast<int>(text.count(u'\n')) + 2, 3, most);
        m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + 16);
        m_fold->setTitle(tr("Commands that will be run (%n)", nullptr, static_cast<int>(m_commands->value().size())));
    } else if (!m_commands) {
        m_note->setText(tr("Finding out what will be run…"));
    } else if (!*m_commands) {
        m_note->setText(tr("It cannot be told what will be run: %1").arg(ErrorText::line(m_commands->error())));
    } else {
        m_note->setText(m_looksOnly ? tr("Nothing is changed by this page: it only looks.")
                                    : tr("As things are, no command would be run."));
    }
}

void CommandsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateContent();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
