// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/safety_page.hpp"

#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

SafetyPage::SafetyPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(upgrade::Stage::Safety, desk, parent)
{
    m_snapshot = new QCheckBox(content());
    m_snapshot->setObjectName(u"safetySnapshot"_s);
    m_backup = new QCheckBox(content());
    m_backup->setObjectName(u"safetyBackup"_s);
    m_rebootNote = plainLabel(content(), u"safetyRebootNote"_s, true);
    m_reboot = new QPushButton(icons::action(u"rolling-reboot"_s), QString(), content());
    m_reboot->setObjectName(u"safetyReboot"_s);
    m_reboot->setAutoDefault(false);
    for (QWidget *each : std::initializer_list<QWidget *>{m_snapshot, m_backup, m_rebootNote}) {
        body()->addWidget(each);
    }
    body()->addWidget(m_reboot, 0, Qt::AlignLeft);
    connect(m_snapshot, &QCheckBox::toggled, this, [this](bool on) {
        this->desk().choose([on](upgrade::HopChoices &choices) { choices.wantsSnapshot = on; });
    });
    connect(m_backup, &QCheckBox::toggled, this,
            [this](bool on) { this->desk().choose([on](upgrade::HopChoices &choices) { choices.wantsBackup = on; }); });
    connect(m_reboot, &QPushButton::clicked, this, &SafetyPage::rollingRebootRequested);
}

void SafetyPage::showChoices()
{
    if (desk().hasUpgrade()) {
        m_snapshot->setChecked(desk().hop().choices.wantsSnapshot);
        m_backup->setChecked(desk().hop().choices.wantsBackup);
    }
}

void SafetyPage::retranslateUi()
{
    m_snapshot->setText(tr("A snapshot of etcd, checked and copied to this machine"));
    m_backup->setText(tr("/etc/kubernetes of every control plane, copied to this machine"));
    m_rebootNote->setText(tr("A node that does not come back from a restart is better found before the upgrade than in "
                             "the middle of it."));
    m_reboot->setText(tr("Rolling reboot first…"));
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
