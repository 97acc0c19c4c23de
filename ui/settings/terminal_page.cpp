// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/terminal_page.hpp"

#include "base/shell_quote.hpp"
#include "terminal/known_terminals.hpp"
#include "terminal/ssh_command.hpp"
#include "terminal/terminal_template.hpp"
#include "ui/settings/form.hpp"

#include <QComboBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

const QString ownChoice = u"own"_s; // no template: templates hold {command}

} // namespace

TerminalPage::TerminalPage(QWidget *parent)
    : SettingsPage(parent)
{
    setObjectName(u"settingsTerminal"_s);
    m_choice = new QComboBox(this);
    m_choice->setObjectName(u"settingsTerminalChoice"_s);
    m_choice->addItem(QString(), QString());
    for (const terminal::KnownTerminal &known : terminal::installedTerminals()) {
        m_found = m_found.isEmpty() ? known.templateText() : m_found;
        m_choice->addItem(known.program, known.templateText());
    }
    m_choice->addItem(QString(), ownChoice);
    m_own = new QLineEdit(this);
    m_own->setObjectName(u"settingsTerminalOwn"_s);
    m_own->setPlaceholderText(u"xterm -T 'ssh {host}' -e {command}"_s);
    m_example = new QLineEdit(this);
    m_example->setObjectName(u"settingsTerminalExample"_s);
    m_example->setReadOnly(true);
    m_example->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    Form form(this);
    form.addField(m_choice);
    form.addField(m_own);
    m_hint = form.addHint(u"settingsTerminalHint"_s);
    form.addField(m_example);
    form.addStretch();
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TerminalPage::update);
    connect(m_own, &QLineEdit::textChanged, this, &TerminalPage::update);
    retranslateUi();
}

bool TerminalPage::isOwn() const
{
    return m_choice->currentData().toString() == ownChoice;
}

QString TerminalPage::templateText() const
{
    return isOwn() ? m_own->text().trimmed() : m_choice->currentData().toString();
}

void TerminalPage::update()
{
    m_own->setEnabled(isOwn());
    const QString text = templateText().isEmpty() && !isOwn() ? m_found : templateText();
    const auto parsed = terminal::TerminalTemplate::parse(text);
    const QStringList ssh =
        terminal::sshCommand({.host = u"10.0.0.11"_s, .user = u"ops"_s, .port = 22, .identityFile = {}});
    m_example->setText(parsed ? shellJoin(parsed->expand(ssh, u"worker-1"_s)) : QString());
    m_example->setCursorPosition(0);
    Q_EMIT edited();
}

QString TerminalPage::title() const
{
    return tr("Terminal");
}

void TerminalPage::setValues(const settings::Settings &settings)
{
    const QSignalBlocker quiet(this);
    const int known = m_choice->findData(settings.terminal);
    m_choice->setCurrentIndex(known >= 0 ? known : m_choice->findData(ownChoice));
    m_own->setText(known >= 0 ? QString() : settings.terminal);
    update();
}

void TerminalPage::takeValues(settings::Settings &settings) const
{
    settings.terminal = templateText();
}

QString TerminalPage::fault() const
{
    if (!isOwn() || terminal::TerminalTemplate::parse(templateText()).has_value()) {
        return {};
    }
    return tr("Write a program and its arguments, with every quote closed, or choose a terminal from the list.");
}

void TerminalPage::retranslateUi()
{
    const QSignalBlocker quiet(this); // other words are no other values
    Form::setLabel(m_choice, tr("&Terminal program:"));
    m_choice->setItemText(0, m_found.isEmpty() ? tr("Automatic (none was found)")
                                               : tr("Automatic (%1)").arg(m_found.section(u' ', 0, 0)));
    m_choice->setItemText(m_choice->count() - 1, tr("Custom command"));
    Form::setLabel(m_own, tr("&Custom command:"));
    m_hint->setText(
        tr("{command} stands for ssh and its arguments, {host} for the node’s name. No shell reads it. Some "
           "terminals want the command as one text: put {command} in quotes then."));
    Form::setLabel(m_example, tr("&For example:"));
    update();
}

} // namespace kubemori::ui
