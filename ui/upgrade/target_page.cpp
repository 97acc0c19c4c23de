// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/target_page.hpp"

#include "kubespray/tag_fetch.hpp"
#include "ui/releases/hop_plan_view.hpp"
#include "ui/text/checkout_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/differences_table.hpp"
#include "ui/upgrade/markdown_view.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;
using upgrade::Upgrade;

TargetPage::TargetPage(UpgradeDesk &desk, ReleaseSource &releases, QWidget *parent)
    : StagePage(Stage::Target, desk, parent)
    , m_releases(releases)
{
    hideCommands();
    growBody();
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto add = [this](const QString &name) {
        auto *box = new QComboBox(content());
        box->setObjectName(name);
        box->setMinimumContentsLength(12);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        return box;
    };
    m_from = add(u"targetFrom"_s);
    m_to = add(u"targetTo"_s);
    m_like = add(u"targetLike"_s);
    for (QComboBox *box : {m_from, m_to, m_like}) {
        auto *label = plainLabel(content(), u"targetLabel"_s);
        label->setBuddy(box);
        m_form->addRow(label, box);
    }
    m_fetch = new QPushButton(icons::action(u"fetch"_s), QString(), content());
    m_fetch->setObjectName(u"targetFetch"_s);
    m_fetch->setAutoDefault(false);
    auto *fetch = new QHBoxLayout;
    fetch->addWidget(m_fetch);
    fetch->addStretch(1);
    m_experience = plainLabel(content(), u"targetExperience"_s, true);
    m_planView = new HopPlanView(content());
    m_planView->setMinimumHeight(210);
    m_notesTitle = plainLabel(content(), u"targetNotesTitle"_s);
    emphasise(m_notesTitle);
    m_notesTag = add(u"targetNotesTag"_s);
    m_notesView = new MarkdownView(u"targetNotes"_s, content());
    m_notesView->setMinimumHeight(180);
    auto *notes = new QHBoxLayout;
    notes->addWidget(m_notesTitle);
    notes->addWidget(m_notesTag);
    notes->addStretch(1);
    body()->addLayout(m_form);
    body()->addLayout(fetch);
    body()->addWidget(m_experience);
    m_differencesTitle = plainLabel(content(), u"targetDifferencesTitle"_s, true);
    m_differences = new DifferencesTable(content());
    body()->addWidget(m_differencesTitle);
    body()->addWidget(m_differences);
    body()->addWidget(m_planView, 1);
    body()->addLayout(notes);
    body()->addWidget(m_notesView, 1);
    connect(m_from, &QComboBox::currentTextChanged, this, &TargetPage::plan);
    connect(m_to, &QComboBox::currentTextChanged, this, &TargetPage::plan);
    connect(m_notesTag, &QComboBox::currentTextChanged, this, &TargetPage::askForNotes);
    connect(m_fetch, &QPushButton::clicked, this, &TargetPage::fetch);
    connect(&this->desk(), &UpgradeDesk::opened, this, &TargetPage::beginAnew);
}

/// What the last one was begun with is no proposal for the next one.
void TargetPage::beginAnew()
{
    if (desk().hasUpgrade()) {
        return;
    }
    ++m_round; // what is still asked for was for the last one
    m_isListed = false;
    m_current.clear();
    const QSignalBlocker blockers[]{QSignalBlocker(m_from), QSignalBlocker(m_to)};
    m_from->clear();
    m_to->clear();
    m_like->clear();
}

QString TargetPage::from() const
{
    return desk().hasUpgrade() ? desk().upgrade().from() : m_from->currentText();
}

QString TargetPage::to() const
{
    return desk().hasUpgrade() ? desk().upgrade().to() : m_to->currentText();
}

void TargetPage::load()
{
    if (!std::exchange(m_isListed, true)) {
        m_releases.look(desk().back<kubespray::CheckoutState>(
            this, [this, round = m_round](const Result<kubespray::CheckoutState> &state) {
                if (round == m_round) {
                    takeCheckout(state);
                }
            }));
        desk().source().listOthers(
            desk().back<Upgrades>(this, [this](const Result<Upgrades> &others) { takeOthers(others); }));
    }
    plan();
}

void TargetPage::takeCheckout(const Result<kubespray::CheckoutState> &state)
{
    if (!state) {
        m_isListed = false; // again when somebody looks
        say(Tone::Bad, ErrorText::describe(state.error()).toText());
        return;
    }
    m_current = state->baseRelease();
    listReleases();
}

void TargetPage::takeReleases(const Result<ReleaseList> &list)
{
    if (!list) {
        m_isListed = false;
        if (list.error().code != ErrorCode::Cancelled) {
            say(Tone::Bad, ErrorText::describe(list.error()).toText());
        }
        return;
    }
    const QString from = m_from->currentText().isEmpty() ? m_current : m_from->currentText();
    QString to = m_to->currentText();
    QStringList tags; // the newest first
    for (const kubespray::Release &release : list->releases) {
        if (!release.tag.isPreRelease()) {
            tags.prepend(release.tag.name);
        }
    }
    to = to.isEmpty() ? tags.value(0) : to;
    {
        const QSignalBlocker blockers[]{QSignalBlocker(m_from), QSignalBlocker(m_to)};
        for (QComboBox *box : {m_from, m_to}) {
            box->clear();
            box->addItems(tags);
        }
        if (!from.isEmpty() && !tags.contains(from)) {
            m_from->addItem(from); // the checkout is at a release that the remote has no more, or at a candidate
        }
        m_from->setCurrentText(from);
        m_to->setCurrentText(to);
    }
    showChoices();
    plan();
}

void TargetPage::listReleases()
{
    m_releases.listReleases(desk().back<ReleaseList>(this, [this, round = m_round](const Result<ReleaseList> &list) {
        if (round == m_round) {
            takeReleases(list);
        }
    }));
}

/// A release that came out since the last fetch is in no list otherwise.
void TargetPage::fetch()
{
    m_fetch->setEnabled(false);
    say(Tone::Active, tr("Asking for new releases…"));
    const auto unread = [](const QByteArray &) {}; // what came of it is said in words
    m_releases.fetch(unread, desk().back<kubespray::TagFetch>(this, [this](const Result<kubespray::TagFetch> &fetch) {
        m_fetch->setEnabled(true);
        if (fetch) {
            say(fetch->movedTags.isEmpty() ? Tone::Good : Tone::Attention, CheckoutText::fetched(*fetch));
            m_planned.clear(); // there may be a better way
            listReleases();
        } else {
            say(Tone::Bad, ErrorText::describe(fetch.error()).toText());
        }
    }));
}

void TargetPage::takeOthers(const Result<Upgrades> &others)
{
    m_others = others.value_or(Upgrades());
    fillLike();
    showExperience();
    showDifferences();
}

void TargetPage::fillLike()
{
    const QVariant chosen = desk().hasUpgrade() ? QVariant(desk().upgrade().like) : m_like->currentData();
    m_like->clear();
    m_like->addItem(tr("None: decide everything here"), QString());
    for (const Upgrade &other : std::as_const(m_others)) {
        m_like->addItem(tr("%1: %2", "cluster, route").arg(other.cluster, UpgradeText::route(other.from(), other.to())),
                        other.id);
    }
    m_like->setCurrentIndex(std::max(0, m_like->findData(chosen)));
}

void TargetPage::showExperience()
{
    QStringList lines;
    for (const Upgrade &other : std::as_const(m_others)) {
        for (const upgrade::HopRecord &hop : other.hops) {
            if (hop.finished.isValid() && hop.to == to()) {
                lines << tr("%1 was brought to %2 on %3.", "cluster, tag, date")
                             .arg(other.cluster, hop.to,
                                  QLocale().toString(hop.finished.toLocalTime().date(), QLocale::ShortFormat));
            }
        }
    }
    m_experience->setText(!lines.isEmpty() ? lines.join(u'\n')
                          : to().isEmpty() ? QString()
                                           : tr("No other cluster here was brought to %1 yet. Try it on a test cluster "
                                                "first.")
                                                 .arg(to()));
    m_experience->setVisible(!m_experience->text().isEmpty());
}

/// Against the upgrade whose decisions were taken over, as it is now.
void TargetPage::showDifferences()
{
    const QString like = desk().hasUpgrade() ? desk().upgrade().like : QString();
    const auto other = std::ranges::find(m_others, like, &Upgrade::id);
    const bool isKnown = !like.isEmpty() && other != m_others.cend();
    m_differencesTitle->setVisible(isKnown);
    m_differences->setVisible(false);
    if (!isKnown) {
        return;
    }
    const auto differences = upgrade::decisionDifferences(*other, desk().upgrade());
    m_differencesTitle->setText(differences.isEmpty() ? tr("Everything is decided as for %1.").arg(other->cluster)
                                                      : tr("Decided otherwise than for %1:").arg(other->cluster));
    m_differences->setDifferences(differences);
    m_differences->setCluster(other->cluster);
    m_differences->setVisible(!differences.isEmpty());
}

void TargetPage::plan()
{
    showExperience();
    showDifferences();
    const QString route = from() + u' ' + to();
    if (from().isEmpty() || to().isEmpty() || from() == to()) {
        m_planned.clear();
        m_plan.reset();
        m_planView->setPlan(std::nullopt, m_isListed && from().isEmpty()
                                              ? tr("Reading the releases…")
                                              : tr("Choose above from which release to which other one."));
    } else if (m_planned != route) {
        m_planned = route;
        m_plan.reset();
        m_planView->setPlan(std::nullopt, tr("Planning the way from %1 to %2…").arg(from(), to()));
        m_releases.planHops(
            from(), to(), desk().back<kubespray::HopPlan>(this, [this, route](const Result<kubespray::HopPlan> &plan) {
                if (m_planned == route) {
                    takePlan(plan);
                }
            }));
    }
    fillNotes();
    Q_EMIT stateChanged();
}

void TargetPage::takePlan(const Result<kubespray::HopPlan> &plan)
{
    m_plan = plan;
    m_planView->setPlan(m_plan);
    fillNotes();
    Q_EMIT stateChanged();
}

void TargetPage::fillNotes()
{
    QStringList tags;
    if (desk().hasUpgrade()) {
        tags << desk().hop().to;
    } else if (m_plan && *m_plan) {
        for (const kubespray::Hop &hop : (*m_plan)->hops) {
            tags << hop.to;
        }
    }
    const QString chosen = m_notesTag->currentText();
    {
        const QSignalBlocker blocker(m_notesTag);
        m_notesTag->clear();
        m_notesTag->addItems(tags);
        m_notesTag->setCurrentIndex(std::max(0, m_notesTag->findText(chosen)));
    }
    askForNotes();
}

void TargetPage::askForNotes()
{
    const QString tag = m_notesTag->currentText();
    if (tag == m_notesOf) {
        return;
    }
    m_notesOf = tag;
    m_notes.reset();
    showNotes();
    if (!tag.isEmpty()) {
        desk().source().releaseNotes(tag, desk().back<QString>(this, [this, tag](const Result<QString> &notes) {
            if (tag == m_notesOf) {
                m_notes = notes;
                showNotes();
            }
        }));
    }
}

void TargetPage::showNotes()
{
    const bool isShown = !m_notesOf.isEmpty();
    m_notesTitle->setVisible(isShown);
    m_notesTag->setVisible(isShown);
    m_notesView->setVisible(isShown);
    if (!m_notes) {
        m_notesView->setText(tr("Reading…"));
    } else if (*m_notes) {
        m_notesView->setText(**m_notes);
    } else {
        const QString address = u"https://github.com/kubernetes-sigs/kubespray/releases/tag/"_s + m_notesOf;
        m_notesView->setText(tr("The release notes could not be read (%1). They are here: %2")
                                 .arg(ErrorText::line(m_notes->error()), u"[%1](%1)"_s.arg(address)));
    }
}

QString TargetPage::actionText() const
{
    return desk().hasUpgrade() ? QString() : tr("Begin this upgrade");
}

QString TargetPage::whyNoAction() const
{
    return m_isCreating ? tr("The upgrade is being prepared.")
           : !m_plan    ? tr("There is no plan of the way yet.")
           : !*m_plan   ? tr("There is no way from this release to that one.")
                        : QString();
}

QString TargetPage::whyNoNext() const
{
    return desk().hasUpgrade() ? QString() : tr("Begin the upgrade first.");
}

void TargetPage::act()
{
    if (!(*m_plan)->isBlocked()) {
        create();
        return;
    }
    auto *box = new QuestionBox(window());
    box->setObjectName(u"blockedRouteDialog"_s);
    box->setTexts(tr("Something blocks on this way"),
                  tr("The plan of the hops says what. Begin all the same when you know how to deal with it."));
    box->addChoice(tr("&Begin all the same"), u"blockedRouteConfirm"_s, [this] { create(); });
    box->addRefusal(tr("&Cancel"), u"blockedRouteCancel"_s);
    box->open();
}

void TargetPage::create()
{
    m_isCreating = true;
    Q_EMIT stateChanged();
    desk().source().create(from(), to(), m_like->currentData().toString(),
                           desk().back<Upgrade>(this, [this](const Result<Upgrade> &result) {
                               m_isCreating = false;
                               if (result) {
                                   Q_EMIT created(*result);
                               } else {
                                   say(Tone::Bad, ErrorText::describe(result.error()).toText());
                               }
                               Q_EMIT stateChanged();
                           }));
}

/// What there is to know of the hop was on screen.
void TargetPage::leave()
{
    if (!record().isPassed()) {
        desk().edit([this](Upgrade &upgrade) {
            upgrade.current().stages[Stage::Target] = {.at = desk().now(), .findings = {}, .accepted = {}};
        });
    }
}

void TargetPage::showChoices()
{
    const bool isNew = !desk().hasUpgrade();
    m_from->setEnabled(isNew);
    m_to->setEnabled(isNew);
    m_like->setEnabled(isNew);
    m_fetch->setVisible(isNew);
    if (!isNew) {
        const QSignalBlocker blockers[]{QSignalBlocker(m_from), QSignalBlocker(m_to)};
        for (const auto &[box, tag] : {std::pair{m_from, from()}, std::pair{m_to, to()}}) {
            if (box->findText(tag) < 0) {
                box->addItem(tag);
            }
            box->setCurrentText(tag);
        }
    }
    fillLike();
    if (isVisible()) {
        plan();
    }
}

void TargetPage::retranslateUi()
{
    const auto label = [this](QWidget *field, const QString &text) {
        if (auto *found = qobject_cast<QLabel *>(m_form->labelForField(field))) {
            found->setText(text);
        }
        QString name = text;
        field->setAccessibleName(name.remove(u':'));
    };
    label(m_from, tr("From:"));
    label(m_to, tr("To:"));
    label(m_like, tr("Same decisions as:"));
    m_fetch->setText(tr("Fetch releases"));
    m_fetch->setToolTip(tr("Asks the remote for new tags. Branches and files stay as they are."));
    m_notesTitle->setText(tr("Release notes"));
    m_notesTag->setAccessibleName(tr("Release whose notes are shown"));
    m_notesView->setAccessibleName(tr("Release notes"));
    m_planned.clear();
    showNotes();
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
