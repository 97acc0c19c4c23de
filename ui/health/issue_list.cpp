// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/issue_list.hpp"

#include "ui/text/finding_text.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/upgrade/state_icon.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using advice::IssueFinding;
using advice::Truth;

namespace {

constexpr int findingRole = Qt::UserRole; ///< index into the findings; a group has none

enum Column { Issue, Where, Places };

Tone toneOf(upgrade::Severity severity)
{
    switch (severity) {
    case upgrade::Severity::Block:
        return Tone::Bad;
    case upgrade::Severity::Warn:
        return Tone::Attention;
    case upgrade::Severity::Info:
        return Tone::Active;
    case upgrade::Severity::Unknown:
    case upgrade::Severity::Good:
        break;
    }
    return Tone::Neutral;
}

bool speaksOf(const IssueFinding &finding, const QString &words)
{
    QString text = IssueText::title(finding.issue) + u'\n' + finding.issue.id + u'\n' +
                   IssueText::places(finding.verdict.sightings);
    if (finding.silence) {
        text += u'\n' + finding.silence->reason;
    }
    const QStringList all = words.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(all, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

IssueList::IssueList(QWidget *parent)
    : QWidget(parent)
{
    m_tree = new QTreeWidget(this);
    m_tree->setObjectName(u"healthIssues"_s);
    m_tree->setColumnCount(3);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Issue, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(Places, QHeaderView::ResizeToContents);
    m_nothing = plainLabel(this, u"healthNothing"_s, true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setContentsMargins(16, 24, 16, 24);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_nothing, 1);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &IssueList::currentChanged);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (item->data(0, findingRole).isValid()) {
            Q_EMIT activated();
        }
    });
    fill();
}

void IssueList::setFindings(const QList<IssueFinding> &findings)
{
    const IssueFinding *chosen = current();
    const QString id = chosen == nullptr ? QString() : chosen->issue.id;
    m_tree->clear(); // its rows are places in the list
    m_findings = findings;
    fill();
    if (!id.isEmpty()) {
        choose(id);
    }
}

void IssueList::setFilter(const QString &words)
{
    if (std::exchange(m_words, words.simplified()) != words.simplified()) {
        fill();
    }
}

void IssueList::setAllShown(bool shown)
{
    if (std::exchange(m_isAllShown, shown) != shown) {
        fill();
    }
}

IssueList::Group IssueList::groupOf(const IssueFinding &finding)
{
    if (finding.silence) {
        return Group::Silenced;
    }
    if (finding.verdict.truth != Truth::Yes) {
        return Group::Untold;
    }
    switch (finding.issue.severity) {
    case advice::Severity::Block:
        return Group::Block;
    case advice::Severity::Warn:
        return Group::Warn;
    case advice::Severity::Info:
        break;
    }
    return Group::Info;
}

bool IssueList::isShown(const IssueFinding &finding) const
{
    const Group group = groupOf(finding);
    return (m_isAllShown || (group != Group::Untold && group != Group::Silenced)) &&
           (m_words.isEmpty() || speaksOf(finding, m_words));
}

void IssueList::fill()
{
    const IssueFinding *before = current();
    const QString chosen = before == nullptr ? QString() : before->issue.id;
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->setHeaderLabels({tr("Issue"), tr("Where"), tr("Places")});
        m_tree->setAccessibleName(tr("Known issues that were found"));
        m_tree->clear();
        for (const Group group : {Group::Block, Group::Warn, Group::Info, Group::Untold, Group::Silenced}) {
            addGroup(group, chosen);
        }
        if (m_tree->currentItem() == nullptr && m_tree->topLevelItemCount() > 0) {
            m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0)); // the gravest is to be read at once
        }
    }
    constexpr int widest = 180;
    m_tree->resizeColumnToContents(Where);
    m_tree->setColumnWidth(Where, std::min(m_tree->columnWidth(Where) + 12, widest));
    showNothing();
    Q_EMIT currentChanged();
}

void IssueList::addGroup(Group group, const QString &chosen)
{
    QList<QTreeWidgetItem *> items;
    QTreeWidgetItem *current = nullptr;
    for (qsizetype i = 0; i < m_findings.size(); ++i) {
        if (groupOf(m_findings.at(i)) == group && isShown(m_findings.at(i))) {
            items.append(itemOf(i, group));
            current = m_findings.at(i).issue.id == chosen ? items.constLast() : current;
        }
    }
    if (items.isEmpty()) {
        return;
    }
    const int count = static_cast<int>(items.size());
    auto *top = new QTreeWidgetItem(m_tree);
    top->addChildren(items);
    top->setFirstColumnSpanned(true);
    top->setText(
        0, group == Group::Silenced ? tr("Silenced (%1)").arg(count)
           : group == Group::Untold
               ? tr("Could not be told (%1)").arg(count)
               : FindingText::group(
                     IssueText::severity(m_findings.at(items.constFirst()->data(0, findingRole).toLongLong())), count));
    QFont bold = font();
    bold.setBold(true);
    top->setFont(0, bold);
    top->setExpanded(true);
    if (current != nullptr) {
        m_tree->setCurrentItem(current);
    }
}

QTreeWidgetItem *IssueList::itemOf(qsizetype index, Group group) const
{
    const IssueFinding &finding = m_findings.at(index);
    const upgrade::Severity severity = IssueText::severity(finding);
    auto *item = new QTreeWidgetItem;
    item->setData(0, findingRole, index);
    item->setText(Issue, IssueText::title(finding.issue));
    item->setText(Where, IssueText::where(finding.verdict));
    const qsizetype places = finding.verdict.sightings.size();
    item->setText(Places, places > 0 ? QString::number(places) : QString());
    item->setTextAlignment(Places, Qt::AlignRight | Qt::AlignVCenter);
    item->setIcon(Issue, stateIcon(FindingText::icon(severity), toneOf(severity), *this));
    const QString word = group == Group::Silenced ? tr("Silenced") : FindingText::severity(severity);
    item->setData(Issue, Qt::AccessibleTextRole, QString(word + u": "_s + item->text(Issue)));
    item->setToolTip(Issue, plainToolTip(item->text(Issue)));
    item->setToolTip(Where, plainToolTip(IssueText::places(finding.verdict.sightings.mid(0, 20))));
    if (group == Group::Silenced) {
        for (const int column : {Issue, Where, Places}) {
            item->setForeground(column, Appearance::quietText(palette()));
        }
    }
    return item;
}

/// An empty table must not look like one that is broken.
void IssueList::showNothing()
{
    const bool isEmpty = m_tree->topLevelItemCount() == 0;
    m_tree->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    const bool hasHidden = !m_isAllShown && std::ranges::any_of(m_findings, [](const IssueFinding &each) {
        const Group group = groupOf(each);
        return group == Group::Untold || group == Group::Silenced;
    });
    m_nothing->setText(!m_words.isEmpty() ? tr("No issue has these words.")
                       : hasHidden        ? tr("Nothing that is known stands in the way. Some issues were silenced or "
                                                      "could not be told: the switch above shows them.")
                                          : tr("Nothing that is known stands in the way."));
}

void IssueList::choose(const QString &issue)
{
    for (int group = 0; group < m_tree->topLevelItemCount(); ++group) {
        const QTreeWidgetItem *top = m_tree->topLevelItem(group);
        for (int row = 0; row < top->childCount(); ++row) {
            if (m_findings.at(top->child(row)->data(0, findingRole).toLongLong()).issue.id == issue) {
                m_tree->setCurrentItem(top->child(row));
                return;
            }
        }
    }
}

const IssueFinding *IssueList::current() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QVariant index = item == nullptr ? QVariant() : item->data(0, findingRole);
    return index.isValid() && index.toLongLong() < m_findings.size() ? &m_findings.at(index.toLongLong()) : nullptr;
}

void IssueList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        fill();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
