// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/link_list.hpp"

#include "ui/text/link_text.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/wrap_delegate.hpp"

#include <QHeaderView>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using links::LinkReport;

namespace {

/// What was found, what to do, and (where it failed) the technical words.
QString wholeFinding(const LinkReport &report)
{
    const QString finding = LinkText::finding(report);
    const QString remedy = LinkText::remedy(report);
    const bool needsSpace = !finding.isEmpty() && !remedy.isEmpty() && !finding.endsWith(u'。');
    return needsSpace ? QString(finding + u' ' + remedy) : QString(finding + remedy);
}

} // namespace

LinkList::LinkList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"linkList"_s);
    setColumnCount(ColumnCount);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegateForColumn(State, new IconTextDelegate(IconRole, ToneRole, this));
    setItemDelegateForColumn(Finding, new WrapDelegate(this));
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    retranslate();
    setColumnWidth(State, 120);
    setColumnWidth(Place, 150);
    setColumnWidth(Link, 140);
}

void LinkList::clearReports()
{
    m_reports.clear();
    clear();
}

void LinkList::setReport(const LinkReport &report)
{
    const auto known = std::ranges::find_if(m_reports, [&](const LinkReport &each) { return each.isSameLink(report); });
    if (known != m_reports.end()) {
        *known = report;
        show(topLevelItem(static_cast<int>(known - m_reports.begin())), report);
        return;
    }
    m_reports.append(report);
    auto *item = new QTreeWidgetItem(this);
    show(item, report);
    scrollToItem(item);
}

void LinkList::show(QTreeWidgetItem *item, const LinkReport &report)
{
    const QString finding = wholeFinding(report);
    item->setText(State, LinkText::state(report.state));
    item->setData(State, IconRole, LinkText::icon(report.state));
    item->setData(State, ToneRole, static_cast<int>(LinkText::tone(report.state)));
    item->setText(Place, LinkText::place(report));
    item->setText(Link, LinkText::kind(report.kind));
    item->setText(Finding, finding);
    item->setToolTip(Place, plainToolTip(LinkText::place(report)));
    item->setToolTip(Finding, plainToolTip(report.detail.isEmpty() ? finding : finding + u"\n\n"_s + report.detail));
}

void LinkList::retranslate()
{
    setAccessibleName(tr("Links to the cluster"));
    setHeaderLabels({tr("State"), tr("Where"), tr("Link"), tr("Found")});
    for (qsizetype row = 0; row < m_reports.size(); ++row) {
        show(topLevelItem(static_cast<int>(row)), m_reports.at(row));
    }
}

QString LinkList::toText() const
{
    QStringList lines;
    for (const LinkReport &report : m_reports) {
        QStringList parts{LinkText::state(report.state), LinkText::place(report), LinkText::kind(report.kind),
                          wholeFinding(report), report.detail.simplified()};
        parts.removeAll(QString());
        lines.append(parts.join(u" | "_s));
    }
    return lines.join(u'\n');
}

} // namespace kubemori::ui
