// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/carry_over_view.hpp"

#include "ui/releases/conflict_panel.hpp"
#include "ui/releases/metallb_dialog.hpp"
#include "ui/text/carry_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/row_table.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::CarryOverResult;
using group_vars::Resolution;
using Show = CarryFilterProxy::Show;

CarryOverView::CarryOverView(ReleaseSource &source, GuiMailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_proxy(m_model)
{
    setObjectName(u"carryOverView"_s);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"carrySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_table = rowTable(m_splitter, u"carryTable"_s, &m_proxy, CarryTableModel::IconRole, CarryTableModel::ToneRole);
    m_table->setMinimumHeight(110);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(makeDetails());
    m_splitter->setSizes({220, 340});
    m_empty = new EmptyState(u"release"_s, u"carryEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);
    layout->addWidget(makeFooter());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CarryOverView::showDetails);
    retranslateUi();
}

QWidget *CarryOverView::makeBar()
{
    auto *bar = new QWidget(this);
    m_show = new QComboBox(bar);
    m_show->setObjectName(u"carryShow"_s);
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Show show : {Show::ToDecide, Show::ToKnow, Show::All}) {
        m_show->addItem(QString(), static_cast<int>(show));
    }
    m_show->setCurrentIndex(1);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(u"carryFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(300);
    m_filter->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_summary = new ElidedLabel(bar);
    m_summary->setObjectName(u"carrySummary"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_show);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_summary, 2);
    m_metallb = new QPushButton(bar);
    m_metallb->setObjectName(u"carryMetallb"_s);
    m_metallb->setAutoDefault(false);
    m_metallb->hide();
    layout->addWidget(m_metallb);
    connect(m_metallb, &QPushButton::clicked, this, [this] { (new MetallbDialog(m_migration, this))->open(); });
    connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
        m_proxy.setShow(static_cast<Show>(m_show->currentData().toInt()));
        updateContent();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setText(text);
        updateContent();
    });
    return bar;
}

QWidget *CarryOverView::makeDetails()
{
    m_details = new QStackedWidget(m_splitter);
    m_details->setMinimumHeight(130);
    m_explanation = plainLabel(m_details, u"carryExplanation"_s, true);
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_explanation->setContentsMargins(12, 8, 12, 8);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_conflict = new ConflictPanel(m_details);
    m_question = new QScrollArea(m_details); // in a small window
    m_question->setObjectName(u"carryQuestion"_s);
    m_question->setFrameShape(QFrame::NoFrame);
    m_question->setWidgetResizable(true);
    m_question->setWidget(m_conflict);
    m_details->addWidget(m_explanation);
    m_details->addWidget(m_question);
    connect(m_conflict, &ConflictPanel::resolved, this,
            [this](const QString &id, const Resolution &resolution) { resolve(id, resolution); });
    connect(m_conflict, &ConflictPanel::undone, this, [this](const QString &id) { resolve(id, std::nullopt); });
    return m_details;
}

QWidget *CarryOverView::makeFooter()
{
    auto *footer = new QWidget(this);
    m_folderLabel = plainLabel(footer, u"carryFolderLabel"_s);
    m_folder = new QLineEdit(footer);
    m_folder->setObjectName(u"carryFolder"_s);
    m_folderLabel->setBuddy(m_folder);
    m_write = new QPushButton(footer);
    m_write->setObjectName(u"carryWrite"_s);
    m_write->setAutoDefault(false);
    m_write->setProperty("primary", true);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->addWidget(m_folderLabel);
    layout->addWidget(m_folder, 1);
    layout->addWidget(m_write);
    connect(m_write, &QPushButton::clicked, this, &CarryOverView::write);
    connect(m_folder, &QLineEdit::textChanged, this, &CarryOverView::updateContent);
    return footer;
}

void CarryOverView::setRoute(const QString &from, const QString &to)
{
    if (m_request.from == from && m_request.to == to) {
        return;
    }
    m_request = {.from = from, .to = to, .resolutions = {}};
    m_isWanted = true;
    m_result.reset();
    m_model.setResult({});
    m_metallb->hide();
    m_folder->setText(proposedFolder());
    updateContent();
    if (isVisible()) {
        carry();
    }
}

/// Beside the old one: "inventory/mycluster-v2.30.0".
QString CarryOverView::proposedFolder() const
{
    const QString folder = m_source.place().inventoryFolder();
    return folder.isEmpty() || m_request.to.isEmpty() ? QString() : QString(folder + u'-' + m_request.to);
}

void CarryOverView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    carry();
}

void CarryOverView::carry()
{
    if (!std::exchange(m_isWanted, false) || m_request.from.isEmpty() || m_request.to.isEmpty() ||
        m_request.from == m_request.to || m_source.place().inventory.isEmpty()) {
        return;
    }
    const QPointer<CarryOverView> self(this);
    m_source.carryOver(
        m_request, [self, request = m_request, address = m_mailbox.address()](const Result<CarryOverResult> &result) {
            address.post([self, request, result] {
                if (CarryOverView *view = self.get()) {
                    view->take(request, result);
                }
            });
        });
}

void CarryOverView::take(const CarryOverRequest &request, const Result<CarryOverResult> &result)
{
    if (request != m_request) {
        return; // another one is under way
    }
    const bool isFirst = !m_result;
    const QString current = m_followed.isEmpty() ? QString() : std::exchange(m_followed, {});
    m_result = result;
    m_model.setResult(result.value_or(CarryOverResult{}));
    if (isFirst && result) {
        askForMetallb();
    }
    if (isFirst) {
        fitColumns(m_table, 8, 32);
    }
    updateContent();
    // After a decision the next open one, else the one that was decided.
    int row = 0;
    if (!current.isEmpty()) {
        row = std::max(0, m_model.rowOf(current));
        for (int each = 0; each < m_model.rowCount(); ++each) {
            if (m_model.weight(each) == CarryTableModel::Weight::ToDecide) {
                row = each;
                break;
            }
        }
    }
    selectRow(row);
}

void CarryOverView::askForMetallb()
{
    const QPointer<CarryOverView> self(this);
    m_source.findMetallb(m_request, [self, to = m_request.to, address = m_mailbox.address()](
                                        const Result<group_vars::MetallbMigration> &migration) {
        address.post([self, to, migration] {
            if (CarryOverView *view = self.get(); view != nullptr && view->m_request.to == to && migration) {
                view->m_migration = *migration;
                view->m_metallb->setVisible(migration->isNeeded);
            }
        });
    });
}

void CarryOverView::selectRow(int sourceRow)
{
    if (sourceRow < m_model.rowCount()) {
        const QModelIndex index = m_proxy.mapFromSource(m_model.index(sourceRow, 0));
        m_table->setCurrentIndex(index.isValid() ? index : m_proxy.index(0, 0));
    }
    showDetails();
}

void CarryOverView::resolve(const QString &conflict, const std::optional<Resolution> &resolution)
{
    if (resolution) {
        m_request.resolutions.insert(conflict, *resolution);
    } else {
        m_request.resolutions.remove(conflict);
    }
    m_followed = conflict;
    m_isWanted = true;
    carry();
}

int CarryOverView::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_proxy.mapToSource(current).row() : -1;
}

void CarryOverView::showDetails()
{
    const int row = currentRow();
    const group_vars::CarryConflict *conflict = row < 0 ? nullptr : m_model.conflict(row);
    if (conflict != nullptr) {
        const auto chosen = m_request.resolutions.constFind(conflict->id);
        m_conflict->setConflict(*conflict,
                                chosen == m_request.resolutions.cend() ? std::nullopt : std::optional(*chosen),
                                m_request.from, m_request.to);
        m_details->setCurrentWidget(m_question);
        return;
    }
    m_explanation->setText(row < 0 ? QString() : CarryText::explanation(*m_model.setting(row)));
    m_details->setCurrentWidget(m_explanation);
}

void CarryOverView::write()
{
    m_isWriting = true;
    updateContent();
    const QPointer<CarryOverView> self(this);
    m_source.writeCarryOver(m_request, m_folder->text().trimmed(),
                            [self, address = m_mailbox.address()](const Result<QString> &folder) {
                                address.post([self, folder] {
                                    if (CarryOverView *view = self.get()) {
                                        view->m_isWriting = false;
                                        view->updateContent();
                                        if (folder) {
                                            Q_EMIT view->written(*folder);
                                        } else {
                                            Q_EMIT view->failed(folder.error());
                                        }
                                    }
                                });
                            });
}

void CarryOverView::updateContent()
{
    const bool isMade = m_result && m_result->has_value();
    const bool isComplete = isMade && m_result->value().isComplete();
    m_summary->setText(isMade ? CarryText::summary(m_result->value()) : QString());
    m_summary->setIcon(!isMade      ? QString()
                       : isComplete ? u"ready"_s
                                    : u"question"_s,
                       Appearance::colour(isComplete ? Tone::Good : Tone::Attention, palette()));
    if (m_source.place().inventory.isEmpty()) {
        m_empty->setTexts(tr("No inventory yet"), tr("Enter the inventory in the cluster’s settings."));
    } else if (m_request.from.isEmpty() || m_request.to.isEmpty() || m_request.from == m_request.to) {
        m_empty->setTexts(tr("Nothing to carry over"), tr("Choose two releases above."));
    } else if (!m_result) {
        m_empty->setTexts(tr("Carrying over…"),
                          tr("%1, from %2 to %3").arg(m_source.place().inventory, m_request.from, m_request.to));
    } else if (!*m_result) {
        const ErrorWords words = ErrorText::describe(m_result->error());
        m_empty->setTexts(words.title, words.advice());
    } else {
        m_empty->setTexts(tr("Nothing here to decide or to know"), tr("Everything of yours comes along as it is."));
    }
    m_stack->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_splitter) : m_empty);
    const bool canWrite = isComplete && !m_isWriting && !m_folder->text().trimmed().isEmpty();
    m_write->setEnabled(canWrite);
    m_write->setToolTip(canWrite     ? tr("Writes the new folder. The old one stays as it is.")
                        : !isMade    ? tr("Nothing to write yet")
                        : isComplete ? tr("Needs the name of a folder")
                                     : tr("Something is left to decide"));
    m_folder->setEnabled(isMade && !m_isWriting);
}

void CarryOverView::retranslateUi()
{
    setAccessibleName(tr("Carry settings over"));
    m_show->setAccessibleName(tr("Which settings are shown"));
    m_show->setItemText(0, tr("To decide"));
    m_show->setItemText(1, tr("To decide and to know"));
    m_show->setItemText(2, tr("All settings"));
    m_filter->setPlaceholderText(tr("Filter settings"));
    m_filter->setAccessibleName(tr("Filter settings"));
    m_table->setAccessibleName(tr("What becomes of the settings"));
    m_folderLabel->setText(tr("New &folder in the checkout:"));
    m_folder->setAccessibleName(tr("New folder"));
    m_write->setText(tr("&Write"));
    m_metallb->setText(tr("&MetalLB…"));
    m_metallb->setToolTip(tr("Shows MetalLB’s old settings in their new form"));
    m_model.retranslate();
    updateContent();
    showDetails();
}

void CarryOverView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
