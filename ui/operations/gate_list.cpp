// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/gate_list.hpp"

#include "ui/text/gate_text.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/wrap_delegate.hpp"

#include <QHeaderView>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::GateResult;
using operation::GateVerdict;

namespace {

constexpr int mostLines = 9;
constexpr int leastLines = 4;
/// What the rest of the window needs, so that in a low one the answers are not pushed out of sight.
constexpr int restOfTheWindow = 620;

} // namespace

GateList::GateList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"questionGates"_s);
    setColumnCount(ColumnCount);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *wrapped = new WrapDelegate(this);
    setItemDelegateForColumn(Gate, wrapped);
    setItemDelegateForColumn(Subject, wrapped);
    setItemDelegateForColumn(Evidence, wrapped);
    setItemDelegateForColumn(Verdict, new IconTextDelegate(IconRole, ToneRole, this));
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void GateList::setResults(const QList<GateResult> &results)
{
    clear();
    setAccessibleName(tr("Gates"));
    setHeaderLabels({tr("Says", "a gate says: blocks, passes"), tr("Gate"), tr("About", "what a finding is about"),
                     tr("Seen", "what a gate saw")});
    int gateWidth = 0;
    int subjectWidth = 0;
    for (const GateResult &result : results) {
        auto *item = new QTreeWidgetItem(this);
        item->setText(Verdict, GateText::verdict(result.verdict));
        item->setData(Verdict, IconRole, icon(result.verdict));
        item->setData(Verdict, ToneRole, static_cast<int>(tone(result.verdict)));
        item->setText(Gate, GateText::gate(result.gate));
        item->setText(Subject, result.subject);
        item->setText(Evidence, result.evidence);
        item->setToolTip(Gate, plainToolTip(GateText::purpose(result.gate)));
        item->setToolTip(Evidence, plainToolTip(result.evidence));
        gateWidth = std::max(gateWidth, fontMetrics().horizontalAdvance(item->text(Gate)));
        subjectWidth = std::max(subjectWidth, fontMetrics().horizontalAdvance(result.subject));
    }
    constexpr int padding = 24;
    resizeColumnToContents(Verdict);
    setColumnWidth(Gate, gateWidth + padding);
    m_subjectWidth = subjectWidth > 0 ? subjectWidth + padding : header()->sectionSizeHint(Subject);
    fit();
}

QString GateList::icon(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass:
        return u"ready"_s;
    case GateVerdict::Warn:
        return u"warning"_s;
    case GateVerdict::Block:
        return u"not-ready"_s;
    case GateVerdict::Unknown:
        break;
    }
    return u"unknown"_s;
}

Tone GateList::tone(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass:
        return Tone::Good;
    case GateVerdict::Block:
        return Tone::Bad;
    case GateVerdict::Warn:
    case GateVerdict::Unknown:
        break;
    }
    return Tone::Attention;
}

void GateList::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    fit();
}

void GateList::fit()
{
    // What was seen is the longest and gets what the others leave.
    setColumnWidth(Subject, std::min(m_subjectWidth, viewport()->width() / 4));
    int lines = 0;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        lines += visualItemRect(topLevelItem(row)).height();
    }
    const int line = fontMetrics().height() + 5;
    const int most = std::clamp(window()->height() - restOfTheWindow, leastLines * line, mostLines * line);
    setFixedHeight(header()->sizeHint().height() + std::min(lines, most) + 2 * frameWidth() + 2);
}

} // namespace kubemori::ui
