// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/reach_page.hpp"

#include <QCheckBox>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

ReachPage::ReachPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(upgrade::Stage::Reach, desk, parent)
{
    m_become = new QCheckBox(content());
    m_become->setObjectName(u"reachBecome"_s);
    m_vault = new QCheckBox(content());
    m_vault->setObjectName(u"reachVault"_s);
    body()->addWidget(m_become);
    body()->addWidget(m_vault);
    connect(m_become, &QCheckBox::toggled, this, [this](bool on) {
        this->desk().choose([on](upgrade::HopChoices &choices) { choices.asksBecomePassword = on; });
    });
    connect(m_vault, &QCheckBox::toggled, this, [this](bool on) {
        this->desk().choose([on](upgrade::HopChoices &choices) { choices.asksVaultPassword = on; });
    });
}

void ReachPage::showChoices()
{
    if (desk().hasUpgrade()) {
        m_become->setChecked(desk().hop().choices.asksBecomePassword);
        m_vault->setChecked(desk().hop().choices.asksVaultPassword);
    }
}

void ReachPage::retranslateUi()
{
    m_become->setText(tr("sudo on the nodes wants a password: ask for it"));
    m_vault->setText(tr("The inventory has encrypted values (ansible-vault): ask for the password"));
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
