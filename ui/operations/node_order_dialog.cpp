// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/node_order_dialog.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

NodeOrderDialog::NodeOrderDialog(const QStringList &nodes, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"nodeOrderDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Order of the nodes"));
    auto *explanation = plainLabel(this, u"nodeOrderText"_s, true);
    explanation->setText(
        tr("These nodes wait. The first one is next. A node that begins meanwhile stays where it is."));
    m_list = new QListWidget(this);
    m_list->setObjectName(u"nodeOrderList"_s);
    m_list->setAccessibleName(tr("Nodes that wait"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->addItems(nodes);
    m_list->setCurrentRow(0);
    m_up = new QPushButton(tr("Move &up"), this);
    m_up->setObjectName(u"nodeOrderUp"_s);
    m_down = new QPushButton(tr("Move &down"), this);
    m_down->setObjectName(u"nodeOrderDown"_s);
    for (QPushButton *button : {m_up, m_down}) {
        button->setAutoDefault(false);
    }
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &NodeOrderDialog::updateButtons);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(u"nodeOrderApply"_s);
    buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole)->setObjectName(u"nodeOrderCancel"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT ordered(order());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *side = new QVBoxLayout;
    side->addWidget(m_up);
    side->addWidget(m_down);
    side->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(explanation);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    resize(460, 340);
    updateButtons();
}

void NodeOrderDialog::move(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count()) {
        return;
    }
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
}

void NodeOrderDialog::updateButtons()
{
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() >= 0 && m_list->currentRow() < m_list->count() - 1);
}

QStringList NodeOrderDialog::order() const
{
    QStringList nodes;
    for (int row = 0; row < m_list->count(); ++row) {
        nodes << m_list->item(row)->text();
    }
    return nodes;
}

} // namespace kubemori::ui
