// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_table_view.hpp"

#include "ui/nodes/ping_strip_delegate.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QAction>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fitRows = 60;

/// What an admin looks at first stands first, so that a small window shows it without scrolling.
constexpr std::array visualOrder{NodeColumn::Name,       NodeColumn::Roles,  NodeColumn::Status,
                                 NodeColumn::Scheduling, NodeColumn::Ping,   NodeColumn::RebootRequired,
                                 NodeColumn::Version,    NodeColumn::Ip,     NodeColumn::Age,
                                 NodeColumn::Os,         NodeColumn::Kernel, NodeColumn::Runtime};

} // namespace

NodeTableView::NodeTableView(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(u"nodeTable"_s);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setSortingEnabled(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(30, fontMetrics().height() + 12));
    connect(this, &QWidget::customContextMenuRequested, this,
            [this](QPoint position) { Q_EMIT rowMenuRequested(viewport()->mapToGlobal(position)); });
    retranslateUi();
}

void NodeTableView::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"nodeTableHeader"_s);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(56);
    header->setStretchLastSection(true);
    header->setSortIndicator(static_cast<int>(NodeColumn::Name), Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int visual = 0; visual < nodeColumnCount; ++visual) {
        header->moveSection(header->visualIndex(static_cast<int>(visualOrder[static_cast<std::size_t>(visual)])),
                            visual);
    }
    connect(header, &QWidget::customContextMenuRequested, this, &NodeTableView::showHeaderMenu);
}

void NodeTableView::setProxy(NodeFilterProxy *proxy)
{
    m_proxy = proxy;
    setModel(proxy);
    setUpHeader();
    auto *icons = new IconTextDelegate(NodeTableModel::IconRole, NodeTableModel::ToneRole, this);
    setItemDelegateForColumn(static_cast<int>(NodeColumn::Status), icons);
    setItemDelegateForColumn(static_cast<int>(NodeColumn::Scheduling), icons);
    setItemDelegateForColumn(static_cast<int>(NodeColumn::RebootRequired), icons);
    setItemDelegateForColumn(static_cast<int>(NodeColumn::Ping), new PingStripDelegate(this));
    fitColumns();
    m_columnsFixed = false;
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &NodeTableView::selectedNodesChanged);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        // By hand; the header also resizes by itself.
        m_columnsFixed = m_columnsFixed || QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    });
}

QStringList NodeTableView::selectedNodes() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::ranges::sort(rows);
    QStringList names;
    for (const int row : rows) {
        names.append(m_proxy->index(row, 0).data().toString());
    }
    return names;
}

void NodeTableView::fitColumns()
{
    if (m_columnsFixed || m_proxy == nullptr) {
        return;
    }
    const int rows = std::min(fitRows, m_proxy->rowCount());
    const int letter = fontMetrics().horizontalAdvance(u'x');
    for (int column = 0; column < nodeColumnCount; ++column) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < rows; ++row) {
            width = std::max(width, sizeHintForIndex(m_proxy->index(row, column)).width() + 4);
        }
        const bool strip = static_cast<NodeColumn>(column) == NodeColumn::Ping;
        setColumnWidth(column, std::clamp(width, letter * 8, letter * (strip ? 60 : 40)));
    }
}

QByteArray NodeTableView::saveColumns() const
{
    return horizontalHeader()->saveState();
}

void NodeTableView::restoreColumns(const QByteArray &state)
{
    if (!state.isEmpty() && horizontalHeader()->restoreState(state)) {
        m_columnsFixed = true;
    }
}

void NodeTableView::retranslateUi()
{
    setAccessibleName(tr("Nodes"));
    horizontalHeader()->setAccessibleName(tr("Columns of the node table"));
}

void NodeTableView::showHeaderMenu(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"columnMenu"_s);
    for (const NodeColumn column : visualOrder) {
        const int section = static_cast<int>(column);
        QAction *action = menu->addAction(NodeTableModel::title(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(section));
        action->setEnabled(column != NodeColumn::Name);
        connect(action, &QAction::toggled, this, [this, section](bool shown) { setColumnHidden(section, !shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

bool NodeTableView::isCut(const QModelIndex &index) const
{
    return sizeHintForIndex(index).width() > columnWidth(index.column());
}

bool NodeTableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        if (index.isValid() && index.data(Qt::ToolTipRole).toString().isEmpty()) {
            QToolTip::showText(help->globalPos(), isCut(index) ? plainToolTip(index.data().toString()) : QString(),
                               viewport(), visualRect(index));
            return true;
        }
    }
    return QTableView::viewportEvent(event);
}

} // namespace kubemori::ui
