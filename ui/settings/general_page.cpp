// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/general_page.hpp"

#include "ui/main_window/language.hpp"
#include "ui/settings/form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using settings::ColourScheme;

GeneralPage::GeneralPage(QWidget *parent)
    : SettingsPage(parent)
{
    setObjectName(u"settingsGeneral"_s);
    m_language = new QComboBox(this);
    m_language->setObjectName(u"settingsLanguage"_s);
    m_language->addItem(QString(), QString());
    for (const QString &code : Language::available()) {
        m_language->addItem(Language::nativeName(code), code);
    }
    m_scheme = new QComboBox(this);
    m_scheme->setObjectName(u"settingsAppearance"_s);
    for (const ColourScheme each : {ColourScheme::System, ColourScheme::Light, ColourScheme::Dark}) {
        m_scheme->addItem(QString(), static_cast<int>(each));
    }
    Form form(this);
    form.addField(m_language);
    form.addField(m_scheme);
    m_notifications = form.addHeading(u"settingsNotificationsHeading"_s);
    m_questions = makeCheck(u"settingsNotifyQuestions"_s);
    m_failed = makeCheck(u"settingsNotifyFailed"_s);
    m_finished = makeCheck(u"settingsNotifyFinished"_s);
    for (QCheckBox *check : {m_questions, m_failed, m_finished}) {
        form.addWide(check);
    }
    m_hint = form.addHint(u"settingsNotificationsHint"_s);
    form.addStretch();
    for (const QComboBox *box : {m_language, m_scheme}) {
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    }
    retranslateUi();
}

QCheckBox *GeneralPage::makeCheck(const QString &name)
{
    auto *check = new QCheckBox(this);
    check->setObjectName(name);
    connect(check, &QCheckBox::toggled, this, &SettingsPage::edited);
    return check;
}

QString GeneralPage::title() const
{
    return tr("General");
}

void GeneralPage::setValues(const settings::Settings &settings)
{
    const QSignalBlocker quiet(this);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    m_scheme->setCurrentIndex(m_scheme->findData(static_cast<int>(settings.scheme)));
    m_questions->setChecked(settings.notifications.questions);
    m_failed->setChecked(settings.notifications.failed);
    m_finished->setChecked(settings.notifications.finished);
}

void GeneralPage::takeValues(settings::Settings &settings) const
{
    settings.language = m_language->currentData().toString();
    settings.scheme = static_cast<ColourScheme>(m_scheme->currentData().toInt());
    settings.notifications = {
        .questions = m_questions->isChecked(), .finished = m_finished->isChecked(), .failed = m_failed->isChecked()};
}

void GeneralPage::retranslateUi()
{
    Form::setLabel(m_language, tr("&Language:"));
    m_language->setItemText(0, tr("As the desktop (%1)").arg(Language::nativeName(Language::ofDesktop())));
    Form::setLabel(m_scheme, tr("&Appearance:"));
    m_scheme->setItemText(0, tr("As the desktop"));
    m_scheme->setItemText(1, tr("Light"));
    m_scheme->setItemText(2, tr("Dark"));
    m_notifications->setText(tr("Notifications of the desktop"));
    m_questions->setText(tr("An operation &waits for an answer"));
    m_failed->setText(tr("An operation &failed or was stopped"));
    m_finished->setText(tr("An operation e&nded well"));
    m_hint->setText(tr("Only while this window is not in front. Whether they make a sound is the desktop’s choice."));
}

} // namespace kubemori::ui
