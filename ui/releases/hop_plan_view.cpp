// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/hop_plan_view.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/hop_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::Advisory;
using kubespray::Hop;
using kubespray::HopPlan;
using kubespray::Severity;

namespace {

enum Column { What, Kubernetes, Ansible, Python, Time, ColumnCount };
enum Role { IconRole = Qt::UserRole + 1, ToneRole, ExplanationRole };

/// The first part of the tree that is worth reading stays open; lists of changes are opened by whoever wants them.
constexpr int readableAdvisories = 12;

void setState(QTreeWidgetItem *item, const QString &icon, Tone tone)
{
    item->setData(What, IconRole, icon);
    item->setData(What, ToneRole, static_cast<int>(tone));
}

void setSeverity(QTreeWidgetItem *item, const Advisory &advisory)
{
    if (advisory.blocks()) {
        setState(item, u"not-ready"_s, Tone::Bad);
    } else if (advisory.severity == Severity::Info) {
        setState(item, u"info"_s, Tone::Neutral);
    } else {
        setState(item, u"warning"_s, Tone::Attention);
    }
}

QTreeWidgetItem *add(QTreeWidgetItem *parent, const QString &text, const QString &explanation)
{
    auto *item = new QTreeWidgetItem(parent);
    item->setText(What, text);
    item->setData(What, ExplanationRole, explanation);
    item->setToolTip(What, plainToolTip(text));
    item->setFirstColumnSpanned(true);
    setState(item, {}, Tone::Neutral);
    return item;
}

/// Under which condition, why, what to do, and where it can be seen.
QString explanationOf(const Advisory &advisory)
{
    QStringList paragraphs{HopText::condition(advisory), HopText::explanation(advisory), HopText::remedy(advisory),
                           advisory.rule.source};
    paragraphs.removeAll(QString());
    return paragraphs.join(u'\n');
}

} // namespace

HopPlanView::HopPlanView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"hopPlanView"_s);
    m_headline = new ElidedLabel(this);
    m_headline->setObjectName(u"hopPlanHeadline"_s);
    m_tree = new QTreeWidget(this);
    m_tree->setObjectName(u"hopPlanTree"_s);
    m_tree->setColumnCount(ColumnCount);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegateForColumn(What, new IconTextDelegate(IconRole, ToneRole, m_tree));
    m_tree->header()->setStretchLastSection(false);
    m_explanation = plainLabel(this, u"hopPlanExplanation"_s, true);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_explanation->setContentsMargins(12, 6, 12, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_headline);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_explanation);
    m_headline->setContentsMargins(12, 0, 12, 0);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) { explain(item); });
    retranslateUi();
}

void HopPlanView::setPlan(const std::optional<Result<HopPlan>> &plan, const QString &whyNot)
{
    m_plan = plan;
    m_whyNot = whyNot;
    fill();
}

void HopPlanView::fill()
{
    m_tree->clear();
    explain(nullptr);
    const bool isMade = m_plan && m_plan->has_value();
    m_tree->setVisible(isMade && !(*m_plan)->hops.isEmpty());
    if (!isMade) {
        const bool isFailed = m_plan.has_value();
        m_headline->setIcon(isFailed ? u"warning"_s : u"info"_s,
                            Appearance::colour(isFailed ? Tone::Attention : Tone::Neutral, palette()));
        m_headline->setText(isFailed ? ErrorText::line(m_plan->error()) : m_whyNot);
        return;
    }
    const HopPlan &plan = m_plan->value();
    m_headline->setIcon(plan.isBlocked() ? u"not-ready"_s : u"ready"_s,
                        Appearance::colour(plan.isBlocked() ? Tone::Bad : Tone::Good, palette()));
    m_headline->setText(summary(plan));
    for (const Hop &hop : plan.hops) {
        addHop(hop);
    }
    QHeaderView *header = m_tree->header();
    header->setSectionResizeMode(What, QHeaderView::Stretch);
    for (int column = Kubernetes; column < ColumnCount; ++column) {
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    }
    m_tree->setColumnHidden(Time, !plan.estimate().has_value());
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

QString HopPlanView::summary(const HopPlan &plan)
{
    QString text = tr("%n hop(s) from %1 to %2", nullptr, static_cast<int>(plan.hops.size())).arg(plan.from, plan.to);
    if (plan.estimate()) {
        text += u"  ·  "_s + HopText::estimate(plan.estimate());
    }
    return plan.isBlocked() ? QString(text + u"  ·  "_s + tr("something stands in the way")) : text;
}

void HopPlanView::addHop(const Hop &hop)
{
    auto *item = new QTreeWidgetItem(m_tree);
    item->setText(What, hop.from + u" → "_s + hop.to);
    item->setText(Kubernetes, hop.kubeVersion.isEmpty() ? tr("unknown") : hop.kubeVersion);
    item->setText(Ansible, hop.ansible.toString());
    item->setText(Python, hop.python);
    if (hop.estimate) {
        item->setText(Time, HopText::estimate(hop.estimate));
    }
    item->setData(What, ExplanationRole, tr("Why %1: %2").arg(hop.to, HopText::reason(hop)));
    if (hop.isBlocked()) {
        setState(item, u"not-ready"_s, Tone::Bad);
    } else {
        setState(item, u"release"_s, Tone::Active);
    }
    addAdvisories(item, hop);
    addChanges(item, hop);
    addAlternatives(item, hop);
    item->setExpanded(true);
}

void HopPlanView::addAdvisories(QTreeWidgetItem *parent, const Hop &hop)
{
    QTreeWidgetItem *further = nullptr;
    int shown = 0;
    for (const Advisory &advisory : hop.advisories) {
        if (++shown > readableAdvisories && further == nullptr) {
            further = add(parent, tr("Further notes"), {});
        }
        QTreeWidgetItem *item =
            add(further == nullptr ? parent : further, HopText::title(advisory), explanationOf(advisory));
        setSeverity(item, advisory);
    }
}

void HopPlanView::addChanges(QTreeWidgetItem *parent, const Hop &hop)
{
    if (hop.changes.isEmpty()) {
        return;
    }
    QTreeWidgetItem *list =
        add(parent, tr("%n component(s) change", nullptr, static_cast<int>(hop.changes.size())), {});
    for (const kubespray::ComponentChange &change : hop.changes) {
        QTreeWidgetItem *item = add(list, HopText::change(change), {});
        if (change.isDowngrade) {
            setState(item, u"warning"_s, Tone::Attention);
        }
    }
}

void HopPlanView::addAlternatives(QTreeWidgetItem *parent, const Hop &hop)
{
    if (hop.alternatives.isEmpty()) {
        return;
    }
    QTreeWidgetItem *list =
        add(parent, tr("%n other release(s) of this line", nullptr, static_cast<int>(hop.alternatives.size())), {});
    for (const kubespray::Alternative &alternative : hop.alternatives) {
        (void)add(list, HopText::alternative(alternative), {});
    }
}

void HopPlanView::explain(const QTreeWidgetItem *item)
{
    const QString text = item == nullptr ? QString() : item->data(What, ExplanationRole).toString();
    m_explanation->setText(text);
    m_explanation->setVisible(!text.isEmpty());
}

void HopPlanView::retranslateUi()
{
    m_tree->setAccessibleName(tr("Hops"));
    m_tree->setHeaderLabels({tr("Hop"), tr("Kubernetes"), tr("ansible-core"), tr("Python"), tr("Time")});
    fill();
}

void HopPlanView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        fill();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
