// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/log_page.hpp"

#include "ui/settings/form.hpp"

#include <QComboBox>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using settings::LogSettings;

QFont logFont(const LogSettings &settings)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (!settings.fontFamily.isEmpty()) {
        // One that is not installed any more gives way to the desktop's.
        font.setFamilies({settings.fontFamily, font.family()});
        font.setStyleHint(QFont::Monospace);
    }
    if (settings.fontSize > 0) {
        font.setPointSize(settings.fontSize);
    }
    return font;
}

LogPage::LogPage(QWidget *parent)
    : SettingsPage(parent)
{
    setObjectName(u"settingsLogs"_s);
    m_family = new QComboBox(this);
    m_family->setObjectName(u"settingsLogFont"_s);
    m_size = new QSpinBox(this);
    m_size->setObjectName(u"settingsLogSize"_s);
    m_size->setRange(LogSettings::smallestFont - 1, LogSettings::largestFont); // the lowest stands for the desktop's
    m_example = new QPlainTextEdit(this);
    m_example->setObjectName(u"settingsLogExample"_s);
    m_example->setReadOnly(true);
    m_example->setTabChangesFocus(true);
    m_example->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_example->setMinimumHeight(96);
    m_example->setPlainText(u"21:04:17  worker-1  evicting pod shop/cart-7c9d5b8f4-2hx9k\n"
                            "21:04:19  worker-1  error: 0 of 1 budgets allow it (Il1 O0)\n"
                            "21:04:24  worker-2  node/worker-2 drained  日本語のログ\n"_s);
    m_kept = new QSpinBox(this);
    m_kept->setObjectName(u"settingsLogKept"_s);
    m_kept->setRange(LogSettings::leastMegabytes, LogSettings::mostMegabytes);
    m_kept->setSingleStep(64);
    m_runDays = new QSpinBox(this);
    m_runDays->setObjectName(u"settingsRunDays"_s);
    m_runDays->setRange(1, LogSettings::mostRunDays);
    m_runMegabytes = new QSpinBox(this);
    m_runMegabytes->setObjectName(u"settingsRunMegabytes"_s);
    m_runMegabytes->setRange(LogSettings::leastRunMegabytes, LogSettings::mostRunMegabytes);
    m_runMegabytes->setSingleStep(256);
    fillFamilies();
    Form form(this);
    form.addField(m_family);
    form.addField(m_size);
    form.addField(m_example);
    form.addField(m_kept);
    m_hint = form.addHint(u"settingsLogHint"_s);
    form.addField(m_runDays);
    form.addField(m_runMegabytes);
    form.addStretch();
    connect(m_family, &QComboBox::currentIndexChanged, this, &LogPage::showExample);
    connect(m_size, &QSpinBox::valueChanged, this, &LogPage::showExample);
    for (const QSpinBox *number : {m_kept, m_runDays, m_runMegabytes}) {
        connect(number, &QSpinBox::valueChanged, this, &SettingsPage::edited);
    }
    retranslateUi();
}

void LogPage::fillFamilies()
{
    m_family->addItem(QString(), QString());
    for (const QString &family : QFontDatabase::families()) {
        if (QFontDatabase::isFixedPitch(family) && !QFontDatabase::isPrivateFamily(family)) {
            m_family->addItem(family, family);
        }
    }
}

void LogPage::showExample()
{
    settings::Settings now;
    takeValues(now);
    m_example->setFont(logFont(now.log));
    Q_EMIT edited();
}

QString LogPage::title() const
{
    return tr("Logs");
}

void LogPage::setValues(const settings::Settings &settings)
{
    const QSignalBlocker quiet(this);
    if (!settings.log.fontFamily.isEmpty() && m_family->findData(settings.log.fontFamily) < 0) {
        m_family->addItem(settings.log.fontFamily, settings.log.fontFamily); // chosen once, not installed now
    }
    m_family->setCurrentIndex(m_family->findData(settings.log.fontFamily));
    m_size->setValue(settings.log.fontSize == 0 ? m_size->minimum() : settings.log.fontSize);
    m_kept->setValue(settings.log.keptMegabytes);
    m_runDays->setValue(settings.log.runDays);
    m_runMegabytes->setValue(settings.log.runMegabytes);
    showExample();
}

void LogPage::takeValues(settings::Settings &settings) const
{
    settings.log = {.fontFamily = m_family->currentData().toString(),
                    .fontSize = m_size->value() == m_size->minimum() ? 0 : m_size->value(),
                    .keptMegabytes = m_kept->value(),
                    .runDays = m_runDays->value(),
                    .runMegabytes = m_runMegabytes->value()};
}

void LogPage::retranslateUi()
{
    const QFont usual = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    Form::setLabel(m_family, tr("&Font:"));
    m_family->setItemText(0, tr("As the desktop (%1)").arg(QFontInfo(usual).family()));
    Form::setLabel(m_size, tr("Si&ze:"));
    m_size->setSuffix(tr(" pt"));
    m_size->setSpecialValueText(tr("As the desktop (%1 pt)").arg(QFontInfo(usual).pointSize()));
    Form::setLabel(m_example, tr("&Example:"));
    Form::setLabel(m_kept, tr("&Keep in memory:"));
    m_kept->setSuffix(tr(" MiB for each cluster"));
    Form::setLabel(m_runDays, tr("Keep &runs of ansible for:"));
    m_runDays->setSuffix(tr(" days"));
    Form::setLabel(m_runMegabytes, tr("&At most:"));
    m_runMegabytes->setSuffix(tr(" MiB in all"));
    m_hint->setText(tr("Beyond that the oldest lines lie in a file until the cluster is closed; it counts for clusters "
                       "opened from then on. The files of an operation are always kept whole."));
}

} // namespace kubemori::ui
