// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_table_view.hpp"

#include "ui/widgets/icon_text_delegate.hpp"

#include <QAction>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

FleetTableView::FleetTableView(FleetFilterProxy &proxy, QWidget *parent)
    : QTableView(parent)
    , m_proxy(proxy)
{
    setObjectName(u"fleetTable"_s);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new IconTextDelegate(FleetTableModel::IconRole, FleetTableModel::ToneRole, this));
    setModel(&proxy);
    setSortingEnabled(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(30, fontMetrics().height() + 12));
    setUpHeader();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &FleetTableView::currentClusterChanged);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT clusterActivated(index.data(FleetTableModel::IdRole).toString());
    });
    retranslateUi();
}

void FleetTableView::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"fleetTableHeader"_s);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(56);
    header->setStretchLastSection(true);
    header->setSortIndicator(static_cast<int>(FleetColumn::Purpose), Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &FleetTableView::showHeaderMenu);
    connect(header, &QHeaderView::sectionResized, this, [this] {
        // By hand; the header also resizes by itself.
        m_columnsFixed = m_columnsFixed || QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    });
}

QString FleetTableView::currentCluster() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.constFirst().data(FleetTableModel::IdRole).toString();
}

void FleetTableView::select(const QString &id)
{
    for (int row = 0; row < m_proxy.rowCount(); ++row) {
        const QModelIndex index = m_proxy.index(row, 0);
        if (index.data(FleetTableModel::IdRole).toString() == id) {
            setCurrentIndex(index);
            return;
        }
    }
}

void FleetTableView::fitColumns()
{
    if (m_columnsFixed) {
        return;
    }
    const int letter = fontMetrics().horizontalAdvance(u'x');
    for (int column = 0; column < fleetColumnCount; ++column) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < m_proxy.rowCount(); ++row) {
            width = std::max(width, sizeHintForIndex(m_proxy.index(row, column)).width() + 4);
        }
        setColumnWidth(column, std::clamp(width, letter * 8, letter * 44));
    }
}

QByteArray FleetTableView::saveColumns() const
{
    return horizontalHeader()->saveState();
}

void FleetTableView::restoreColumns(const QByteArray &state)
{
    if (!state.isEmpty() && horizontalHeader()->restoreState(state)) {
        m_columnsFixed = true;
    }
}

void FleetTableView::retranslateUi()
{
    setAccessibleName(tr("Clusters side by side"));
    horizontalHeader()->setAccessibleName(tr("Columns of the cluster table"));
}

void FleetTableView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !currentCluster().isEmpty()) {
        Q_EMIT clusterActivated(currentCluster());
        return;
    }
    QTableView::keyPressEvent(event);
}

void FleetTableView::showHeaderMenu(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"fleetColumnMenu"_s);
    for (int section = 0; section < fleetColumnCount; ++section) {
        QAction *action = menu->addAction(FleetTableModel::title(static_cast<FleetColumn>(section)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(section));
        action->setEnabled(static_cast<FleetColumn>(section) != FleetColumn::Name);
        connect(action, &QAction::toggled, this, [this, section](bool shown) { setColumnHidden(section, !shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

} // namespace kubemori::ui
