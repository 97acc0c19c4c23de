// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/checkout_page.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::OpenWork;

CheckoutPage::CheckoutPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(upgrade::Stage::Checkout, desk, parent)
{
    m_fetch = new QCheckBox(content());
    m_fetch->setObjectName(u"checkoutFetchFirst"_s);
    m_workTitle = plainLabel(content(), u"checkoutWorkTitle"_s, true);
    body()->addWidget(m_fetch);
    body()->addWidget(m_workTitle);
    m_commit = addWork(u"checkoutCommit"_s, OpenWork::Commit);
    m_stash = addWork(u"checkoutStash"_s, OpenWork::Stash);
    m_refuse = addWork(u"checkoutRefuse"_s, OpenWork::Refuse);
    connect(m_fetch, &QCheckBox::toggled, this,
            [this](bool on) { this->desk().choose([on](upgrade::HopChoices &choices) { choices.fetches = on; }); });
}

QRadioButton *CheckoutPage::addWork(const QString &name, OpenWork work)
{
    auto *button = new QRadioButton(content());
    button->setObjectName(name);
    body()->addWidget(button);
    connect(button, &QRadioButton::toggled, this, [this, work](bool on) {
        if (on) {
            desk().choose([work](upgrade::HopChoices &choices) { choices.openWork = work; });
        }
    });
    return button;
}

void CheckoutPage::showChoices()
{
    if (!desk().hasUpgrade()) {
        return;
    }
    const upgrade::HopChoices &choices = desk().hop().choices;
    m_fetch->setChecked(choices.fetches);
    (choices.openWork == OpenWork::Commit  ? m_commit
     : choices.openWork == OpenWork::Stash ? m_stash
                                           : m_refuse)
        ->setChecked(true);
}

void CheckoutPage::retranslateUi()
{
    m_fetch->setText(tr("Ask the remote for new tags first (without a network this is only a warning)"));
    m_workTitle->setText(tr("Changes that are in no commit:"));
    m_commit->setText(tr("Commit them to the branch that is checked out now"));
    m_stash->setText(tr("Set them aside (git stash)"));
    m_refuse->setText(tr("Do nothing while there are any"));
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
