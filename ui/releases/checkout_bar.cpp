// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/checkout_bar.hpp"

#include "ui/text/checkout_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

QPushButton *button(QWidget *parent, const QString &icon, const QString &name)
{
    auto *made = icon.isEmpty() ? new QPushButton(parent) : new QPushButton(icons::action(icon), QString(), parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

} // namespace

CheckoutBar::CheckoutBar(CheckoutPlace place, QWidget *parent)
    : QWidget(parent)
    , m_place(std::move(place))
{
    setObjectName(u"checkoutBar"_s);
    m_release = plainLabel(this, u"checkoutRelease"_s);
    emphasise(m_release, 1.5);
    m_details = new ElidedLabel(this);
    m_details->setObjectName(u"checkoutDetails"_s);
    m_look = button(this, u"refresh"_s, u"checkoutLook"_s);
    m_fetch = button(this, u"fetch"_s, u"checkoutFetch"_s);
    m_branch = button(this, u"branch"_s, u"checkoutBranch"_s);
    m_cancel = button(this, {}, u"checkoutCancel"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_release);
    words->addWidget(m_details);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_look);
    layout->addWidget(m_fetch);
    layout->addWidget(m_branch);
    connect(m_look, &QPushButton::clicked, this, &CheckoutBar::lookRequested);
    connect(m_fetch, &QPushButton::clicked, this, &CheckoutBar::fetchRequested);
    connect(m_branch, &QPushButton::clicked, this, &CheckoutBar::branchRequested);
    connect(m_cancel, &QPushButton::clicked, this, &CheckoutBar::cancelRequested);
    updateTexts();
}

void CheckoutBar::setState(const std::optional<Result<kubespray::CheckoutState>> &state)
{
    m_state = state;
    updateTexts();
}

void CheckoutBar::setBusy(const QString &what)
{
    m_busy = what;
    updateTexts();
}

void CheckoutBar::updateTexts()
{
    setAccessibleName(tr("Kubespray checkout"));
    const QString place = CheckoutText::place(m_place.host, m_place.path);
    const bool isKnown = m_state && m_state->has_value();
    m_release->setText(isKnown   ? CheckoutText::release(m_state->value())
                       : m_state ? ErrorText::line(m_state->error())
                                 : tr("Looking at the checkout…"));
    m_details->setText(!m_busy.isEmpty() ? m_busy
                       : isKnown         ? QString(place + u"  ·  "_s + CheckoutText::details(m_state->value()))
                                         : place);
    m_look->setText(tr("&Look again"));
    m_fetch->setText(tr("&Fetch releases"));
    m_fetch->setToolTip(tr("Asks the remote for new tags. Branches and files stay as they are."));
    m_branch->setText(tr("&Work branch…"));
    m_branch->setToolTip(tr("Checks out the branch on which this cluster is moved to the chosen release"));
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setVisible(!m_busy.isEmpty());
    m_look->setEnabled(m_busy.isEmpty());
    m_fetch->setEnabled(m_busy.isEmpty() && isKnown);
    m_branch->setEnabled(m_busy.isEmpty() && isKnown);
}

void CheckoutBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateTexts();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
