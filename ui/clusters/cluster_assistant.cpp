// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_assistant.hpp"

#include "cluster/profile_draft.hpp"
#include "ui/clusters/access_form.hpp"
#include "ui/clusters/identity_form.hpp"
#include "ui/clusters/link_page.hpp"
#include "ui/clusters/source_page.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using Kind = cluster::ProfileEdit::Kind;

ClusterAssistant::ClusterAssistant(ClusterSetup &setup, GuiMailbox &mailbox, cluster::ProfileEdit edit,
                                   QStringList taken, QWidget *parent)
    : QDialog(parent)
    , m_setup(setup)
    , m_edit(std::move(edit))
    , m_taken(std::move(taken))
{
    setObjectName(u"clusterAssistant"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(820, 640) : QSize(820, 640).boundedTo(parent->window()->size() - QSize(40, 40)));
    m_title = plainLabel(this, u"assistantTitle"_s, true);
    emphasise(m_title, 2.0);
    m_step = plainLabel(this, u"assistantStep"_s, true);
    m_step->setForegroundRole(QPalette::PlaceholderText);
    m_pages = new QStackedWidget(this);
    m_pages->setObjectName(u"assistantPages"_s);
    m_source = new SourcePage(setup, mailbox, this);
    m_access = new AccessForm(this);
    m_links = new LinkPage(setup, mailbox, this);
    m_identity = new IdentityForm(this);
    for (QWidget *page : std::initializer_list<QWidget *>{m_source, m_access, m_links, m_identity}) {
        m_pages->addWidget(page);
    }
    m_failure = plainLabel(this, u"assistantFailure"_s, true);
    m_failure->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_step);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_failure);
    layout->addWidget(makeButtons());
    connect(m_source, &SourcePage::changed, this, &ClusterAssistant::updateState);
    connect(m_links, &LinkPage::changed, this, &ClusterAssistant::updateState);
    connect(m_links, &LinkPage::kubectlChosen, this, [this](const QString &path) {
        m_access->setKubectl(path);
        enter(Links);
    });
    connect(m_identity, &IdentityForm::changed, this, [this] {
        m_failure->hide();
        updatePreview();
        updateState();
    });
    m_access->setProfile(m_edit.profile);
    const bool isEdit = m_edit.kind == Kind::Replace;
    if (isEdit) {
        m_taken.removeAll(m_edit.id);
    }
    m_identity->setProfile(m_edit.profile, m_taken, isEdit);
    retranslateUi();
    enter(firstPage());
}

QWidget *ClusterAssistant::makeButtons()
{
    auto *row = new QWidget(this);
    const auto button = [row](const QString &name) {
        auto *made = new QPushButton(row);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_back = button(u"assistantBack"_s);
    m_next = button(u"assistantNext"_s);
    m_next->setProperty("primary", true);
    m_next->setDefault(true);
    m_cancel = button(u"assistantCancel"_s);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_back);
    layout->addWidget(m_next);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &ClusterAssistant::back);
    connect(m_next, &QPushButton::clicked, this, &ClusterAssistant::next);
    return row;
}

ClusterAssistant::Page ClusterAssistant::firstPage() const
{
    return m_edit.kind == Kind::Add ? Source : Access;
}

void ClusterAssistant::enter(Page page)
{
    m_links->stop();
    m_failure->hide();
    m_pages->setCurrentIndex(page);
    if (page == Links) {
        if (const auto profile = checkedAccess()) {
            m_links->check(*profile);
        } else {
            m_pages->setCurrentIndex(Access);
        }
    } else if (page == Identity) {
        updatePreview();
    }
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
    retranslateUi();
}

std::optional<cluster::Profile> ClusterAssistant::checkedAccess()
{
    cluster::Profile profile = m_access->profile();
    // Name and id come last; what stands for them here is right in any case.
    profile.id = u"new"_s;
    profile.name = profile.id;
    auto checked = cluster::checkedProfile(profile, m_setup.timeouts());
    if (!checked) {
        showFailure(tr("This cannot be used: %1").arg(checked.error().detail));
        return std::nullopt;
    }
    return *std::move(checked);
}

void ClusterAssistant::next()
{
    switch (m_pages->currentIndex()) {
    case Source:
        if (auto proposal = m_source->proposal()) {
            proposal->timeouts = m_setup.timeouts();
            m_access->setProfile(*proposal);
            m_identity->setProfile(*proposal, m_taken, false);
            enter(Access);
        }
        break;
    case Access:
        if (checkedAccess()) {
            enter(Links);
        }
        break;
    case Links:
        enter(Identity);
        break;
    default:
        finish();
    }
}

void ClusterAssistant::back()
{
    enter(static_cast<Page>(std::max<int>(firstPage(), m_pages->currentIndex() - 1)));
}

void ClusterAssistant::finish()
{
    cluster::Profile profile = m_identity->named(m_access->profile());
    if (m_taken.contains(profile.id)) {
        showFailure(tr("Another cluster has this id."));
        return;
    }
    if (const auto checked = cluster::checkedProfile(profile, m_setup.timeouts()); !checked) {
        showFailure(tr("This cannot be used: %1").arg(checked.error().detail));
        return;
    }
    m_edit.profile = std::move(profile);
    m_failure->hide();
    m_isWriting = true;
    updateState();
    Q_EMIT confirmed(m_edit);
}

void ClusterAssistant::showFailure(const QString &text)
{
    m_isWriting = false;
    m_failure->setText(text);
    m_failure->show();
    updateState();
}

void ClusterAssistant::done(int result)
{
    m_links->stop(); // its questions must not stay behind
    QDialog::done(result);
}

QString ClusterAssistant::title() const
{
    switch (m_edit.kind) {
    case Kind::Replace:
        return tr("Edit %1").arg(m_edit.profile.name);
    case Kind::Duplicate:
        return tr("Duplicate a cluster");
    default:
        return tr("Add a cluster");
    }
}

void ClusterAssistant::updatePreview()
{
    m_identity->preview(m_identity->named(m_access->profile()), m_setup.timeouts());
}

void ClusterAssistant::updateState()
{
    if (m_next == nullptr) {
        return; // still being made
    }
    const int page = m_pages->currentIndex();
    const bool isLast = page == Identity;
    const bool canGoOn = page == Source ? m_source->proposal().has_value()
                         : isLast       ? !m_identity->named({}).id.isEmpty() && !m_isWriting
                                        : true;
    m_back->setEnabled(page > firstPage() && !m_isWriting);
    m_next->setEnabled(canGoOn);
    const bool goesOnAnyway = page == Links && (m_links->isRunning() || m_links->hasFailures());
    m_next->setText(goesOnAnyway                     ? tr("&Continue anyway")
                    : !isLast                        ? tr("&Next")
                    : m_edit.kind == Kind::Replace   ? tr("&Save")
                    : m_edit.kind == Kind::Duplicate ? tr("&Duplicate")
                                                     : tr("&Add the cluster"));
    m_next->setToolTip(canGoOn ? QString() : isLast ? tr("Needs a name and an id") : tr("Choose one first"));
}

void ClusterAssistant::retranslateUi()
{
    setWindowTitle(title());
    m_title->setText(title());
    const std::array<QString, 4> steps{tr("Where its settings come from"), tr("How it is reached"),
                                       tr("Whether that works"), tr("What it is called")};
    const int page = m_pages->currentIndex();
    m_step->setText(tr("Step %1 of %2: %3")
                        .arg(page - firstPage() + 1)
                        .arg(static_cast<int>(steps.size()) - firstPage())
                        .arg(steps.at(static_cast<std::size_t>(page))));
    m_back->setText(tr("&Back"));
    m_cancel->setText(tr("Cancel"));
    updateState();
}

void ClusterAssistant::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_source->retranslateUi();
        m_access->retranslateUi();
        m_links->retranslateUi();
        m_identity->retranslateUi();
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
