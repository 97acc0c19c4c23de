// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_panel.hpp"

#include "ui/clusters/cluster_delegate.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

ClusterPanel::ClusterPanel(ClusterListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    setObjectName(u"clusterPanel"_s);
    setMinimumWidth(190);
    m_title = plainLabel(this, u"clustersTitle"_s);
    emphasise(m_title);
    m_title->setContentsMargins(16, 11, 12, 7);
    m_list = new QListView(this);
    m_list->setObjectName(u"clusterList"_s);
    m_list->setModel(&model);
    m_list->setItemDelegate(new ClusterDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_list, 1);
    const auto button = [this](const QString &name, const QString &icon) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icons::action(icon));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        made->hide();
        auto *row = new QHBoxLayout;
        row->setContentsMargins(8, 0, 8, 0);
        row->addWidget(made);
        m_layout->addLayout(row);
        return made;
    };
    m_problems = button(u"clusterProblems"_s, u"warning"_s);
    m_add = button(u"addCluster"_s, u"add"_s);
    m_layout->addSpacing(6);
    connect(m_problems, &QToolButton::clicked, this, &ClusterPanel::problemsRequested);
    connect(m_add, &QToolButton::clicked, this, &ClusterPanel::addRequested);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this, [this](QPoint at) {
        if (m_list->indexAt(at).isValid()) {
            m_list->setCurrentIndex(m_list->indexAt(at));
            Q_EMIT menuRequested(m_list->viewport()->mapToGlobal(at));
        }
    });
    // Not currentChanged: a list that gets the focus makes its first row current, and looking at a cluster opens a
    // session.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList chosen = m_list->selectionModel()->selectedIndexes();
        if (!chosen.isEmpty()) {
            Q_EMIT clusterChosen(chosen.constFirst().data(ClusterListModel::IdRole).toString());
        }
    });
    retranslateUi();
}

void ClusterPanel::addEntry(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"button"_s + action->objectName());
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 0);
    row->addWidget(button);
    m_layout->insertLayout(0, row);
}

void ClusterPanel::clearSelection()
{
    m_list->clearSelection();
}

void ClusterPanel::select(int row)
{
    m_list->setCurrentIndex(m_model.index(row));
}

void ClusterPanel::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ClusterPanel::setCanAdd(bool can)
{
    m_add->setVisible(can);
}

void ClusterPanel::setProblems(int count)
{
    m_problemCount = count;
    m_problems->setVisible(count > 0);
    retranslateUi();
}

void ClusterPanel::retranslateUi()
{
    m_add->setText(tr("Add a cluster…"));
    m_problems->setText(tr("clusters.yaml: %n problem(s)", nullptr, m_problemCount));
    m_problems->setToolTip(tr("Show what is wrong, and where"));
    m_title->setText(tr("Clusters"));
    m_list->setAccessibleName(tr("Clusters"));
    m_model.retranslate();
}

void ClusterPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
