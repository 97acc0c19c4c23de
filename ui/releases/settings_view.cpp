// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/settings_view.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/settings_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/row_table.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::SettingChange;
using Kind = SettingChange::Kind;

namespace {

constexpr std::array kinds{Kind::Added, Kind::Removed, Kind::Changed, Kind::Commented, Kind::Uncommented, Kind::Moved};

QPlainTextEdit *textPane(QWidget *parent, const QString &name)
{
    auto *pane = new QPlainTextEdit(parent);
    pane->setObjectName(name);
    pane->setReadOnly(true);
    pane->setLineWrapMode(QPlainTextEdit::NoWrap);
    pane->setTabChangesFocus(true);
    pane->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return pane;
}

/// The lines of one side, or that there are none.
QString linesOf(const group_vars::SettingSide &side)
{
    return side.file.isEmpty() ? QString() : side.text;
}

} // namespace

SettingsView::SettingsView(ReleaseSource &source, GuiMailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_proxy(m_model)
{
    setObjectName(u"settingsView"_s);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"settingsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_table =
        rowTable(m_splitter, u"settingsTable"_s, &m_proxy, SettingsTableModel::IconRole, SettingsTableModel::ToneRole);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // in the order of the files, until a person sorts
    m_table->setMinimumHeight(120);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(makeDetails());
    m_splitter->setSizes({360, 220});
    m_empty = new EmptyState(u"release"_s, u"settingsEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SettingsView::showDetails);
    retranslateUi();
}

QWidget *SettingsView::makeBar()
{
    auto *bar = new QWidget(this);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(u"settingsFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(200);
    m_filter->setMaximumWidth(360);
    m_filter->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_kind = new QComboBox(bar);
    m_kind->setObjectName(u"settingsKind"_s);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_kind->addItem(QString());
    for (const Kind kind : kinds) {
        m_kind->addItem(SettingsText::kind(kind));
    }
    m_onlyOwn = new QCheckBox(bar);
    m_onlyOwn->setObjectName(u"settingsOnlyOwn"_s);
    m_shown = plainLabel(bar, u"settingsShown"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_kind);
    layout->addWidget(m_onlyOwn);
    layout->addStretch(1);
    layout->addWidget(m_shown);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setText(text);
        updateContent();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_proxy.setKind(index > 0 ? std::optional(kinds.at(static_cast<std::size_t>(index - 1))) : std::nullopt);
        updateContent();
    });
    connect(m_onlyOwn, &QCheckBox::toggled, this, [this](bool isOn) {
        m_proxy.setOnlyOwn(isOn);
        updateContent();
    });
    return bar;
}

QWidget *SettingsView::makeDetails()
{
    auto *details = new QWidget(m_splitter);
    details->setMinimumHeight(120);
    m_comment = plainLabel(details, u"settingsComment"_s, true);
    auto *sides = new QSplitter(Qt::Horizontal, details);
    sides->setChildrenCollapsible(false);
    const auto column = [sides](QLabel *title, QWidget *content) {
        auto *widget = new QWidget(sides);
        auto *layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(3);
        layout->addWidget(title);
        layout->addWidget(content, 1);
        sides->addWidget(widget);
    };
    m_beforeTitle = plainLabel(details, u"settingsBeforeTitle"_s);
    m_before = textPane(details, u"settingsBefore"_s);
    m_afterTitle = plainLabel(details, u"settingsAfterTitle"_s);
    m_after = textPane(details, u"settingsAfter"_s);
    m_usesTitle = plainLabel(details, u"settingsUsesTitle"_s);
    m_uses = new QListWidget(details);
    m_uses->setObjectName(u"settingsUses"_s);
    m_uses->setUniformItemSizes(true);
    column(m_beforeTitle, m_before);
    column(m_afterTitle, m_after);
    column(m_usesTitle, m_uses);
    auto *layout = new QVBoxLayout(details);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->addWidget(m_comment);
    layout->addWidget(sides, 1);
    return details;
}

void SettingsView::setRoute(const QString &from, const QString &to)
{
    if (m_from == from && m_to == to) {
        return;
    }
    m_from = from;
    m_to = to;
    m_isWanted = true;
    m_comparison.reset();
    m_model.setComparison({});
    updateContent();
    if (isVisible()) {
        compare();
    }
}

void SettingsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    compare();
}

void SettingsView::compare()
{
    if (!std::exchange(m_isWanted, false) || m_from.isEmpty() || m_to.isEmpty() || m_from == m_to) {
        return;
    }
    const QPointer<SettingsView> self(this);
    m_source.compareSettings(m_from, m_to,
                             [self, address = m_mailbox.address()](const Result<SettingsComparison> &comparison) {
                                 address.post([self, comparison] {
                                     if (SettingsView *view = self.get()) {
                                         view->take(comparison);
                                     }
                                 });
                             });
}

void SettingsView::take(const Result<SettingsComparison> &comparison)
{
    if (comparison && (comparison->from != m_from || comparison->to != m_to)) {
        return; // another one is under way
    }
    m_comparison = comparison;
    m_model.setComparison(comparison.value_or(SettingsComparison{}));
    if (comparison) {
        fitColumns(m_table, 8, 36);
    }
    updateContent();
    if (m_proxy.rowCount() > 0) {
        m_table->selectRow(0);
    }
}

int SettingsView::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_proxy.mapToSource(current).row() : -1;
}

void SettingsView::showDetails()
{
    const int row = currentRow();
    m_uses->clear();
    if (row < 0) {
        m_comment->clear();
        m_before->clear();
        m_after->clear();
        return;
    }
    const SettingChange &change = m_model.change(row);
    m_comment->setText(change.after.comment.isEmpty() ? change.before.comment : change.after.comment);
    m_comment->setVisible(!m_comment->text().isEmpty());
    m_beforeTitle->setText(SettingsText::place(m_from, change.before.file, change.before.line));
    m_before->setPlainText(linesOf(change.before));
    m_afterTitle->setText(SettingsText::place(m_to, change.after.file, change.after.line));
    m_after->setPlainText(linesOf(change.after));
    m_usesTitle->setText(tr("Read by the roles of %1").arg(m_to));
    const QPointer<SettingsView> self(this);
    m_source.findUses(
        change.key, m_to,
        [self, key = change.key, address = m_mailbox.address()](const Result<QList<group_vars::SettingUse>> &uses) {
            address.post([self, key, uses] {
                if (SettingsView *view = self.get()) {
                    view->takeUses(key, uses);
                }
            });
        });
}

void SettingsView::takeUses(const QString &key, const Result<QList<group_vars::SettingUse>> &uses)
{
    const int row = currentRow();
    if (row < 0 || m_model.change(row).key != key) {
        return;
    }
    m_uses->clear();
    if (!uses) {
        m_usesTitle->setText(ErrorText::line(uses.error()));
        return;
    }
    m_usesTitle->setText(uses->isEmpty()
                             ? tr("No role of %1 reads it").arg(m_to)
                             : tr("Named in %n line(s) of %1", nullptr, static_cast<int>(uses->size())).arg(m_to));
    for (const group_vars::SettingUse &use : *uses) {
        auto *item = new QListWidgetItem(u"%1:%2  %3"_s.arg(use.path).arg(use.line).arg(use.text.trimmed()), m_uses);
        item->setToolTip(plainToolTip(item->text()));
    }
}

void SettingsView::updateContent()
{
    const int total = m_model.rowCount();
    const int shown = m_proxy.rowCount();
    m_shown->setText(shown == total ? tr("%n setting(s) differ", nullptr, total)
                                    : tr("%1 of %n setting(s) shown", nullptr, total).arg(shown));
    m_shown->setVisible(total > 0);
    if (m_from.isEmpty() || m_to.isEmpty() || m_from == m_to) {
        m_empty->setTexts(tr("Nothing to compare"), tr("Choose two releases above."));
    } else if (!m_comparison) {
        m_empty->setTexts(tr("Comparing…"), tr("The sample inventories of %1 and %2").arg(m_from, m_to));
    } else if (!*m_comparison) {
        const ErrorWords words = ErrorText::describe(m_comparison->error());
        m_empty->setTexts(words.title, words.advice());
    } else if (total == 0) {
        m_empty->setTexts(tr("No setting differs"), tr("%1 and %2 have the same settings.").arg(m_from, m_to));
    } else {
        m_empty->setTexts(tr("No setting matches"), tr("Change the words or the kind in the filter above."));
    }
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_splitter) : m_empty);
}

void SettingsView::retranslateUi()
{
    setAccessibleName(tr("Settings that differ"));
    m_filter->setPlaceholderText(tr("Filter settings"));
    m_filter->setAccessibleName(tr("Filter settings"));
    m_kind->setAccessibleName(tr("Filter by kind of change"));
    m_kind->setItemText(0, tr("All changes"));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        m_kind->setItemText(static_cast<int>(i) + 1, SettingsText::kind(kinds.at(i)));
    }
    m_onlyOwn->setText(tr("&Only what I set"));
    m_onlyOwn->setToolTip(tr("Settings that this cluster’s own inventory sets"));
    m_table->setAccessibleName(tr("Settings that differ"));
    m_before->setAccessibleName(tr("Before"));
    m_after->setAccessibleName(tr("After"));
    m_uses->setAccessibleName(tr("Where it is read"));
    m_model.retranslate();
    updateContent();
    showDetails();
}

void SettingsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
