// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/upgrade_list.hpp"

#include "ui/widgets/icons.hpp"
#include "ui/widgets/row_table.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Upgrade;

UpgradeList::UpgradeList(UpgradeTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    m_table = rowTable(this, u"upgradeTable"_s, &model, UpgradeTableModel::IconRole, UpgradeTableModel::ToneRole);
    const auto add = [this](const QString &name, const QString &icon) {
        auto *button = new QPushButton(this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        if (!icon.isEmpty()) {
            button->setIcon(icons::action(icon));
        }
        return button;
    };
    m_continue = add(u"upgradeContinue"_s, {});
    m_continue->setProperty("primary", true);
    m_begin = add(u"upgradeBegin"_s, u"add"_s);
    m_import = add(u"upgradeImport"_s, u"folder"_s);
    m_export = add(u"upgradeExport"_s, {});
    m_remove = add(u"upgradeRemove"_s, u"remove"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 8);
    buttons->setSpacing(8);
    buttons->addWidget(m_begin);
    buttons->addWidget(m_import);
    buttons->addStretch(1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_remove, m_export, m_continue}) {
        buttons->addWidget(each);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    const auto withCurrent = [this](QPushButton *button, void (UpgradeList::*signal)(const Upgrade &)) {
        connect(button, &QPushButton::clicked, this, [this, signal] {
            if (const Upgrade *upgrade = current()) {
                Q_EMIT(this->*signal)(Upgrade(*upgrade));
            }
        });
    };
    withCurrent(m_continue, &UpgradeList::continued);
    withCurrent(m_export, &UpgradeList::exportRequested);
    withCurrent(m_remove, &UpgradeList::removeRequested);
    connect(m_begin, &QPushButton::clicked, this, &UpgradeList::beginRequested);
    connect(m_import, &QPushButton::clicked, this, &UpgradeList::importRequested);
    connect(m_table, &QTableView::activated, this, [this] { m_continue->click(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UpgradeList::updateButtons);
    connect(&model, &QAbstractItemModel::modelReset, this, &UpgradeList::fit);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &UpgradeList::fit);
    connect(&model, &QAbstractItemModel::dataChanged, this, &UpgradeList::fit);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &UpgradeList::updateButtons);
    retranslateUi();
}

const Upgrade *UpgradeList::current() const
{
    return m_table->currentIndex().isValid() ? m_model.upgrade(m_table->currentIndex().row()) : nullptr;
}

void UpgradeList::setBusyWith(const QString &id)
{
    m_busyWith = id;
    updateButtons();
}

void UpgradeList::updateButtons()
{
    const Upgrade *upgrade = current();
    const bool isOther = upgrade != nullptr && !m_busyWith.isEmpty() && upgrade->id != m_busyWith;
    const bool isBusy = upgrade != nullptr && upgrade->id == m_busyWith;
    m_continue->setText(upgrade != nullptr && upgrade->isFinished() ? tr("Look at it") : tr("Continue"));
    m_continue->setEnabled(upgrade != nullptr && !isOther);
    m_continue->setToolTip(isOther ? tr("A stage of another upgrade is being done.") : QString());
    m_begin->setEnabled(m_busyWith.isEmpty());
    m_export->setEnabled(upgrade != nullptr);
    m_remove->setEnabled(upgrade != nullptr && !isBusy);
}

void UpgradeList::fit()
{
    fitColumns(m_table, 10, 48);
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_table->selectRow(0);
    }
    updateButtons();
}

void UpgradeList::retranslateUi()
{
    m_table->setAccessibleName(tr("Upgrades of the cluster"));
    m_begin->setText(tr("Start an upgrade…"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export…"));
    m_remove->setText(tr("Remove"));
    m_model.retranslate();
    fit();
}

void UpgradeList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
