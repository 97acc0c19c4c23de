// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.hpp"

#include "ui/settings/connection_page.hpp"
#include "ui/settings/general_page.hpp"
#include "ui/settings/issues_page.hpp"
#include "ui/settings/log_page.hpp"
#include "ui/settings/preferences.hpp"
#include "ui/settings/terminal_page.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
{
    setObjectName(u"settingsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QSize wanted(760, 620);
    resize(parent == nullptr ? wanted : wanted.boundedTo(parent->window()->size() - QSize(48, 60)));
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"settingsTabs"_s);
    m_tabs->setDocumentMode(true);
    addPage(new GeneralPage(this));
    addPage(new LogPage(this));
    addPage(new ConnectionPage(this));
    addPage(new TerminalPage(this));
    addPage(new IssuesPage(this));
    m_fault = plainLabel(this, u"settingsFault"_s, true);
    m_fault->setContentsMargins(18, 0, 18, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 14);
    layout->setSpacing(10);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_fault);
    layout->addWidget(makeButtons());
    setValues(m_preferences.saved());
    retranslateUi();
}

void SettingsDialog::addPage(SettingsPage *page)
{
    auto *area = new QScrollArea(m_tabs);
    area->setObjectName(page->objectName() + u"Area"_s);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus); // the fields take the keyboard, and bring themselves into view
    area->setWidget(page);
    m_tabs->addTab(area, QString());
    m_pages.append(page);
    connect(page, &SettingsPage::edited, this, &SettingsDialog::follow);
}

QWidget *SettingsDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    buttons->setContentsMargins(18, 0, 18, 0);
    m_defaults = buttons->addButton(QString(), QDialogButtonBox::ResetRole);
    m_defaults->setObjectName(u"settingsDefaults"_s);
    m_ok = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"settingsOk"_s);
    m_ok->setProperty("primary", true);
    m_ok->setDefault(true);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"settingsCancel"_s);
    m_apply = buttons->addButton(QString(), QDialogButtonBox::ApplyRole);
    m_apply->setObjectName(u"settingsApply"_s);
    for (QPushButton *button : {m_defaults, m_cancel, m_apply}) {
        button->setAutoDefault(false);
    }
    // As they are read, whatever order the desktop's style puts them in.
    QWidget::setTabOrder({m_ok, m_cancel, m_apply, m_defaults});
    connect(m_defaults, &QPushButton::clicked, this, [this] {
        setValues({});
        follow();
    });
    connect(m_ok, &QPushButton::clicked, this, [this] {
        if (apply()) {
            accept();
        }
    });
    connect(m_apply, &QPushButton::clicked, this, &SettingsDialog::apply);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

settings::Settings SettingsDialog::values() const
{
    settings::Settings now = m_preferences.saved();
    for (const SettingsPage *page : m_pages) {
        page->takeValues(now);
    }
    return now;
}

void SettingsDialog::setValues(const settings::Settings &settings)
{
    for (SettingsPage *page : std::as_const(m_pages)) {
        page->setValues(settings);
    }
    updateState();
}

void SettingsDialog::follow()
{
    m_writeError.clear();
    m_preferences.preview(values());
    updateState();
}

void SettingsDialog::updateState()
{
    if (m_ok == nullptr) {
        return; // a page is being filled
    }
    QString fault;
    for (const SettingsPage *page : std::as_const(m_pages)) {
        if (fault.isEmpty() && !page->fault().isEmpty()) {
            fault = tr("%1: %2", "page of the settings: what is wrong").arg(page->title(), page->fault());
        }
    }
    const bool differs = values() != m_preferences.saved();
    m_ok->setEnabled(fault.isEmpty());
    m_apply->setEnabled(fault.isEmpty() && differs);
    m_ok->setToolTip(fault);
    m_apply->setToolTip(fault.isEmpty() && !differs ? tr("Nothing was changed.") : fault);
    const QString said = !fault.isEmpty() ? fault : !m_writeError.isEmpty() ? m_writeError : problemText();
    m_fault->setText(said);
    m_fault->setVisible(!said.isEmpty());
}

QString SettingsDialog::problemText() const
{
    QStringList lines;
    for (const settings::SettingsProblem &problem : m_preferences.problems()) {
        lines << problem.toString();
    }
    return lines.isEmpty()
               ? QString()
               : tr("These could not be used; the usual values stand for them:") + u'\n' + lines.join(u'\n');
}

bool SettingsDialog::apply()
{
    const auto saved = m_preferences.save(values());
    m_writeError = saved ? QString()
                         : tr("The settings count until Kubemori is closed, but could not be kept: %1")
                               .arg(ErrorText::line(saved.error()));
    updateState();
    return saved.has_value();
}

void SettingsDialog::done(int result)
{
    for (SettingsPage *page : std::as_const(m_pages)) {
        page->blockSignals(true); // nothing of it counts any more
    }
    if (result != Accepted) {
        m_preferences.endPreview();
    }
    QDialog::done(result);
}

void SettingsDialog::retranslateUi()
{
    setWindowTitle(tr("Settings"));
    m_tabs->setAccessibleName(tr("Pages of the settings"));
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        m_tabs->setTabText(static_cast<int>(i), m_pages[i]->title());
        m_pages[i]->setAccessibleName(m_pages[i]->title());
    }
    m_defaults->setText(tr("&Back to the usual values"));
    m_ok->setText(tr("OK"));
    m_cancel->setText(tr("Cancel"));
    m_apply->setText(tr("Appl&y"));
    updateState();
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
