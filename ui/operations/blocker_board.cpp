// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/blocker_board.hpp"

#include "ui/operations/blocker_board_model.hpp"
#include "ui/operations/force_delete_dialog.hpp"
#include "ui/text/blocker_text.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::Answer;
using operation::Choice;
using operation::DrainBlocker;
using operation::Remedy;

BlockerBoard::BlockerBoard(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"blockerBoard"_s);
    m_model = new BlockerBoardModel(this);
    m_title = plainLabel(this, u"blockerTitle"_s);
    emphasise(m_title);
    m_table = new QTableView(this);
    m_reason = plainLabel(this, u"blockerReason"_s, true);
    m_background = plainLabel(this, u"blockerBackground"_s, true);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_table);
    layout->addWidget(m_reason);
    layout->addWidget(m_background);
    layout->addLayout(m_buttons);
    setUpTable();
    retranslateUi();
    hide();
}

void BlockerBoard::setUpTable()
{
    m_table->setObjectName(u"blockerTable"_s);
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setItemDelegateForColumn(
        BlockerBoardModel::Verdict,
        new IconTextDelegate(BlockerBoardModel::IconRole, BlockerBoardModel::ToneRole, m_table));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BlockerBoard::currentChanged);
}

void BlockerBoard::setBlockers(const QList<DrainBlocker> &blockers)
{
    const QString current = m_current; // a reset of the model forgets it
    m_model->setBlockers(blockers);
    setVisible(!blockers.isEmpty());
    const int row = std::max(0, m_model->rowOf(current));
    m_table->setCurrentIndex(m_model->index(row, 0));
    currentChanged();
    fit();
}

void BlockerBoard::setAsked(bool asked)
{
    if (std::exchange(m_asked, asked) == asked) {
        return;
    }
    if (QDialog *box = m_box.data(); box != nullptr && !asked) {
        box->reject();
    }
    currentChanged();
}

void BlockerBoard::setNow(const QDateTime &now)
{
    m_model->setNow(now);
}

void BlockerBoard::currentChanged()
{
    const DrainBlocker *blocker = m_model->blocker(m_table->currentIndex().row());
    m_current = blocker != nullptr ? blocker->uid : QString();
    const QList<Remedy> offered = blocker != nullptr && m_asked ? blocker->remedies : QList<Remedy>();
    if (blocker != nullptr) {
        m_reason->setText(tr("%1: %2", "pod, why it is still there").arg(blocker->pod, BlockerText::reason(*blocker)));
        // The numbers once more: in a small window the column has no room for them.
        QStringList parts{BlockerText::waitsFor(*blocker), BlockerText::background(*blocker)};
        parts.removeAll(QString());
        m_background->setText(parts.join(u"  ·  "_s));
    }
    if (offered != m_offered) {
        m_offered = offered;
        fillButtons();
    }
}

void BlockerBoard::fillButtons()
{
    while (m_buttons->count() > 1) {
        const QLayoutItem *item = m_buttons->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < m_offered.size(); ++i) {
        const Remedy &remedy = m_offered[i];
        auto *button = new QPushButton(withoutMnemonic(BlockerText::remedy(remedy)), this);
        button->setObjectName(u"remedy"_s + operation::toString(remedy.choice));
        button->setToolTip(plainToolTip(BlockerText::remedyEffect(remedy) + u"\n\n"_s + remedy.command));
        button->setAccessibleDescription(BlockerText::remedyEffect(remedy));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, remedy] { confirm(remedy); });
        m_buttons->insertWidget(static_cast<int>(i), button);
    }
}

void BlockerBoard::fit()
{
    if (m_model->rowCount() == 0) {
        return;
    }
    for (int column = 0; column < BlockerBoardModel::WaitsFor; ++column) {
        m_table->resizeColumnToContents(column);
        const int most = fontMetrics().horizontalAdvance(u'x') * 40;
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 12, most));
    }
    constexpr int shownRows = 5;
    const int rows = std::min(shownRows, m_model->rowCount());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth() + 2);
}

void BlockerBoard::confirm(const Remedy &remedy)
{
    const auto answer = [this, remedy] { Q_EMIT answered(Answer(remedy.choice, remedy.object)); };
    if (remedy.choice == Choice::ForceDelete) {
        auto *dialog = new ForceDeleteDialog(remedy, this);
        connect(dialog, &QDialog::accepted, this, answer);
        m_box = dialog;
    } else {
        auto *box = new QuestionBox(this);
        box->setObjectName(u"remedyDialog"_s);
        box->setTexts(BlockerText::remedyQuestion(remedy), BlockerText::remedyEffect(remedy));
        box->setCommands(remedy.command);
        box->addChoice(tr("&Run it and drain again"), u"remedyConfirm"_s, answer);
        box->addRefusal(tr("&Do nothing"), u"remedyRefuse"_s);
        m_box = box;
    }
    m_box->open();
}

void BlockerBoard::retranslateUi()
{
    m_title->setText(tr("What holds the drain up"));
    m_table->setAccessibleName(tr("Pods that hold the drain up"));
    setAccessibleName(tr("What holds the drain up"));
    m_model->retranslate();
    currentChanged();
    fillButtons();
    fit();
}

void BlockerBoard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
