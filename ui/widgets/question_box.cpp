// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/question_box.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QuestionBox::QuestionBox(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_title = plainLabel(this, u"questionBoxTitle"_s, true);
    emphasise(m_title, 1.5);
    m_explanation = plainLabel(this, u"questionBoxText"_s, true);
    m_explanation->setMinimumWidth(400);
    m_commands = new QPlainTextEdit(this);
    m_commands->setObjectName(u"questionBoxCommands"_s);
    m_commands->setReadOnly(true);
    m_commands->setTabChangesFocus(true);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_commands->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_commands->hide();
    m_links = new QVBoxLayout;
    m_buttons = new QDialogButtonBox(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addWidget(m_commands);
    layout->addLayout(m_links);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void QuestionBox::setTexts(const QString &title, const QString &explanation)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_explanation->setText(explanation);
    setAccessibleDescription(explanation);
}

void QuestionBox::setCommands(const QString &commands)
{
    m_commands->setPlainText(commands);
    m_commands->setAccessibleName(tr("Commands"));
    const int lines = std::clamp(static_cast<int>(commands.count(u'\n')) + 1, 1, 8);
    m_commands->setFixedHeight(lines * m_commands->fontMetrics().lineSpacing() + 30);
    m_commands->show();
}

void QuestionBox::addLink(const QString &text, const QString &address)
{
    auto *link = new QLabel(this);
    link->setObjectName(u"questionBoxLink"_s);
    link->setTextFormat(Qt::RichText);
    link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    link->setText(u"<a href=\"%1\">%2</a>"_s.arg(address.toHtmlEscaped(), text.toHtmlEscaped()));
    link->setAccessibleName(text);
    link->setToolTip(address);
    link->setOpenExternalLinks(true); // through QDesktopServices: xdg-open
    m_links->addWidget(link);
}

void QuestionBox::addChoice(const QString &text, const QString &objectName, std::function<void()> chosen)
{
    QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, chosen = std::move(chosen)] {
        accept();
        chosen();
    });
}

void QuestionBox::addRefusal(const QString &text, const QString &objectName)
{
    QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::RejectRole);
    button->setObjectName(objectName);
    button->setDefault(true);
    button->setFocus();
}

} // namespace kubemori::ui
