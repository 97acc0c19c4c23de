// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/carry_page.hpp"

#include "ui/releases/conflict_panel.hpp"
#include "ui/text/carry_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/upgrade/inventory_files_dialog.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/row_table.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::Resolution;
using Show = CarryFilterProxy::Show;

CarryPage::CarryPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(upgrade::Stage::Settings, desk, parent)
    , m_proxy(m_model)
{
    m_summary = new ElidedLabel(content());
    m_summary->setObjectName(u"stageCarrySummary"_s);
    m_show = new QComboBox(content());
    m_show->setObjectName(u"stageCarryShow"_s);
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Show show : {Show::ToDecide, Show::ToKnow, Show::All}) {
        m_show->addItem(QString(), static_cast<int>(show));
    }
    m_show->setCurrentIndex(1);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_show);
    bar->addWidget(m_summary, 1);
    m_files = new QPushButton(icons::action(u"edit"_s), QString(), content());
    m_files->setObjectName(u"stageCarryFiles"_s);
    m_files->setAutoDefault(false);
    bar->addWidget(m_files);
    connect(m_files, &QPushButton::clicked, this, &CarryPage::openFiles);
    m_table = rowTable(content(), u"stageCarryTable"_s, &m_proxy, CarryTableModel::IconRole, CarryTableModel::ToneRole);
    m_table->setFixedHeight(9 * std::max(26, fontMetrics().height() + 8));
    m_details = new QStackedWidget(content());
    m_explanation = plainLabel(m_details, u"stageCarryExplanation"_s, true);
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_conflict = new ConflictPanel(m_details);
    m_details->addWidget(m_explanation);
    m_details->addWidget(m_conflict);
    body()->addLayout(bar);
    body()->addWidget(m_table);
    body()->addWidget(m_details);
    connect(m_show, &QComboBox::currentIndexChanged, this,
            [this] { m_proxy.setShow(static_cast<Show>(m_show->currentData().toInt())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CarryPage::showDetails);
    connect(m_conflict, &ConflictPanel::resolved, this,
            [this](const QString &id, const Resolution &resolution) { resolve(id, resolution); });
    connect(m_conflict, &ConflictPanel::undone, this, [this](const QString &id) { resolve(id, std::nullopt); });
}

void CarryPage::load()
{
    m_asked = desk().hop().choices.resolutions;
    desk().source().carryOver(desk().upgrade(),
                              desk().back<Carried>(this, [this, asked = ++m_generation](const Result<Carried> &result) {
                                  if (asked == m_generation) {
                                      take(result);
                                  }
                              }));
}

/// Settings that are all decided there say nothing about those of here.
void CarryPage::forget()
{
    ++m_generation;
    m_result.reset();
    m_model.setResult({});
    m_followed.clear();
    StagePage::forget();
}

void CarryPage::take(const Result<Carried> &result)
{
    const bool isFirst = !m_result;
    m_result = result;
    m_model.setResult(result.value_or(Carried{}));
    if (isFirst) {
        fitColumns(m_table, 8, 32);
    }
    showNext();
    showSummary();
    Q_EMIT stateChanged();
}

/// After a decision the next open one, else the one that was decided.
void CarryPage::showNext()
{
    const QString followed = std::exchange(m_followed, {});
    int row = followed.isEmpty() ? 0 : std::max(0, m_model.rowOf(followed));
    for (int each = 0; each < m_model.rowCount(); ++each) {
        if (m_model.weight(each) == CarryTableModel::Weight::ToDecide) {
            row = each;
            break;
        }
    }
    if (row < m_model.rowCount()) {
        const QModelIndex index = m_proxy.mapFromSource(m_model.index(row, 0));
        m_table->setCurrentIndex(index.isValid() ? index : m_proxy.index(0, 0));
    }
    showDetails();
}

void CarryPage::resolve(const QString &conflict, const std::optional<Resolution> &resolution)
{
    m_followed = conflict;
    desk().choose([&](upgrade::HopChoices &choices) {
        if (resolution) {
            choices.resolutions.insert(conflict, *resolution);
        } else {
            choices.resolutions.remove(conflict);
        }
    });
}

int CarryPage::openConflicts() const
{
    return m_result && *m_result ? static_cast<int>(std::ranges::count((*m_result)->conflicts, false,
                                                                       &group_vars::CarryConflict::isResolved))
                                 : 0;
}

QString CarryPage::whyNoAction() const
{
    const QString busy = StagePage::whyNoAction();
    const int open = openConflicts();
    return !busy.isEmpty()           ? busy
           : !m_result || !*m_result ? tr("The settings are not read yet.")
           : open > 0                ? tr("%n setting(s) left to decide.", nullptr, open)
                                     : QString();
}

void CarryPage::showChoices()
{
    if (isVisible() && desk().hasUpgrade() && !desk().isRunning() && m_asked != desk().hop().choices.resolutions) {
        load();
    }
    showSummary(); // its icon has the colours of the palette
}

void CarryPage::showDetails()
{
    const QModelIndex current = m_table->currentIndex();
    const int row = current.isValid() ? m_proxy.mapToSource(current).row() : -1;
    const group_vars::CarryConflict *conflict = row < 0 ? nullptr : m_model.conflict(row);
    if (conflict != nullptr && desk().hasUpgrade()) {
        const group_vars::Resolutions &resolutions = desk().hop().choices.resolutions;
        const auto chosen = resolutions.constFind(conflict->id);
        m_conflict->setConflict(*conflict, chosen == resolutions.cend() ? std::nullopt : std::optional(*chosen),
                                desk().hop().from, desk().hop().to);
        m_details->setCurrentWidget(m_conflict);
    } else {
        const group_vars::CarriedSetting *setting = row < 0 ? nullptr : m_model.setting(row);
        m_explanation->setText(setting == nullptr ? QString() : CarryText::explanation(*setting));
        m_details->setCurrentWidget(m_explanation);
    }
}

void CarryPage::showSummary()
{
    const int open = openConflicts();
    if (!m_result) {
        m_summary->setText(tr("Reading the settings…"));
        m_summary->setIcon({}, {});
    } else if (!*m_result) {
        m_summary->setText(ErrorText::line(m_result->error()));
        m_summary->setIcon(u"not-ready"_s, Appearance::colour(Tone::Bad, palette()));
    } else {
        const QStringList &unused = (*m_result)->unusedResolutions;
        m_summary->setToolTip(
            unused.isEmpty() ? QString()
                             : plainToolTip(tr("Decisions that nothing here asks for: %1").arg(unused.join(u", "_s))));
        m_summary->setText(open > 0 ? tr("%n setting(s) left to decide.", nullptr, open)
                                    : CarryText::summary(**m_result));
        m_summary->setIcon(open > 0 ? u"question"_s : u"ready"_s,
                           Appearance::colour(open > 0 ? Tone::Attention : Tone::Good, palette()));
    }
}

/// What was changed by hand is looked at like all the rest: by the stage, which leaves it as it is.
void CarryPage::openFiles()
{
    if (!desk().hasUpgrade()) {
        return;
    }
    auto *dialog = new InventoryFilesDialog(desk(), this);
    connect(dialog, &InventoryFilesDialog::saved, this, [this] { desk().run(stage()); });
    dialog->open();
}

void CarryPage::retranslateUi()
{
    m_files->setText(tr("Files…"));
    m_files->setToolTip(tr("Compares each file of the inventory with what it was before the hop, and edits it"));
    m_show->setAccessibleName(tr("Which settings are shown"));
    m_show->setItemText(0, tr("To decide"));
    m_show->setItemText(1, tr("To decide and to know"));
    m_show->setItemText(2, tr("All settings"));
    m_table->setAccessibleName(tr("What becomes of the settings"));
    m_model.retranslate();
    showSummary();
    showDetails();
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
