// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_comparison_dialog.hpp"

#include "ui/text/run_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/row_table.hpp"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <cstdlib>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::TaskComparison;

namespace {

/// What a task takes longer or shorter by chance is no difference.
constexpr qint64 noise = 2000;

qint64 difference(const TaskComparison &row)
{
    return row.newMs.value_or(0) - row.oldMs.value_or(0);
}

QString started(const ansible::RunRecord &run)
{
    return run.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

std::optional<qint64> durationOf(const ansible::RunRecord &run)
{
    return run.started.isValid() && run.status.ended.isValid() ? std::optional(run.started.msecsTo(run.status.ended))
                                                               : std::nullopt;
}

QString signedTime(qint64 ms)
{
    return (ms < 0 ? u"−"_s : u"+"_s) + TimeText::elapsed(Milliseconds(std::abs(ms)));
}

} // namespace

RunComparisonModel::RunComparisonModel(QList<TaskComparison> rows, QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(std::move(rows))
{
}

bool RunComparisonModel::differs(int row) const
{
    const TaskComparison &each = m_rows.at(row);
    return !each.oldMs || !each.newMs || std::abs(difference(each)) > noise || each.oldChanged != each.newChanged ||
           each.oldFailed != each.newFailed;
}

void RunComparisonModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int RunComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QString RunComparisonModel::cell(const TaskComparison &row, int column) const
{
    const auto time = [](const std::optional<qint64> &ms) {
        return ms ? TimeText::elapsed(Milliseconds(*ms)) : tr("–", "not in that run");
    };
    switch (column) {
    case Task:
        return row.role.isEmpty() ? row.task : QString(row.role + u" : "_s + row.task);
    case Play:
        return row.play;
    case Old:
        return time(row.oldMs);
    case New:
        return time(row.newMs);
    case Difference:
        return !row.oldMs                          ? tr("only in the newer one")
               : !row.newMs                        ? tr("only in the older one")
               : std::abs(difference(row)) > noise ? signedTime(difference(row))
                                                   : QString();
    case OldChanged:
        return row.oldMs ? QString::number(row.oldChanged) : QString();
    case NewChanged:
        return row.newMs ? QString::number(row.newChanged) : QString();
    case Failed:
        return row.oldFailed == 0 && row.newFailed == 0 ? QString()
                                                        : u"%1 → %2"_s.arg(row.oldFailed).arg(row.newFailed);
    default:
        return {};
    }
}

QVariant RunComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TaskComparison &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(cell(row, index.column()));
    case IconRole:
        return index.column() == Failed && row.newFailed > 0 ? u"not-ready"_s : QString();
    case ToneRole:
        return static_cast<int>(index.column() == Failed && row.newFailed > 0             ? Tone::Bad
                                : index.column() == Difference && difference(row) > noise ? Tone::Attention
                                                                                          : Tone::Neutral);
    case SortRole:
        switch (index.column()) {
        case Old:
            return row.oldMs.value_or(-1);
        case New:
            return row.newMs.value_or(-1);
        case Difference: // the largest either way first
            return std::abs(difference(row));
        case OldChanged:
            return row.oldChanged;
        case NewChanged:
            return row.newChanged;
        case Failed:
            return row.newFailed * 1000 + row.oldFailed;
        default:
            return cell(row, index.column());
        }
    default:
        return {};
    }
}

QVariant RunComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Task:
        return tr("Task");
    case Play:
        return tr("Play");
    case Old:
        return tr("Older");
    case New:
        return tr("Newer");
    case Difference:
        return tr("Difference");
    case OldChanged:
        return tr("Changed, older");
    case NewChanged:
        return tr("Changed, newer");
    case Failed:
        return tr("Failed");
    default:
        return {};
    }
}

class RunComparisonDialog::Filter final : public QSortFilterProxyModel
{
public:
    Filter(RunComparisonModel &model, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_model(model)
    {
        setSourceModel(&model);
        setSortRole(RunComparisonModel::SortRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
    }
    void setOnlyDiffering(bool only)
    {
        m_onlyDiffering = only;
        invalidateFilter();
    }
    void setText(const QString &text)
    {
        m_text = text.trimmed();
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex & /*parent*/) const override
    {
        const TaskComparison &each = m_model.rows().at(row);
        return (!m_onlyDiffering || m_model.differs(row)) &&
               (m_text.isEmpty() || each.task.contains(m_text, Qt::CaseInsensitive) ||
                each.role.contains(m_text, Qt::CaseInsensitive) || each.play.contains(m_text, Qt::CaseInsensitive));
    }

private:
    RunComparisonModel &m_model;
    bool m_onlyDiffering = false;
    QString m_text;
};

RunComparisonDialog::RunComparisonDialog(ansible::RunRecord older, ansible::RunRecord newer,
                                         const QList<TaskComparison> &rows, QWidget *parent)
    : QDialog(parent)
    , m_older(std::move(older))
    , m_newer(std::move(newer))
    , m_model(rows)
{
    setObjectName(u"runComparison"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(980, 620) : QSize(980, 620).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_filter = new Filter(m_model, this);
    m_runs = plainLabel(this, u"comparisonRuns"_s, true);
    m_summary = plainLabel(this, u"comparisonSummary"_s, true);
    emphasise(m_summary, 0.5);
    m_onlyDiffering = new QCheckBox(this);
    m_onlyDiffering->setObjectName(u"comparisonOnlyDiffering"_s);
    m_words = new QLineEdit(this);
    m_words->setObjectName(u"comparisonFilter"_s);
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_table =
        rowTable(this, u"comparisonTable"_s, m_filter, RunComparisonModel::IconRole, RunComparisonModel::ToneRole);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunComparisonModel::Difference, Qt::DescendingOrder);
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(u"comparisonClose"_s);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_onlyDiffering);
    bar->addWidget(m_words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_summary);
    layout->addWidget(m_runs);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(m_onlyDiffering, &QCheckBox::toggled, this, [this](bool only) { m_filter->setOnlyDiffering(only); });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) { m_filter->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_onlyDiffering->setChecked(true);
    retranslateUi();
    fitColumns(m_table, 8, 38);
}

QString RunComparisonDialog::summary() const
{
    int differing = 0;
    int longer = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        differing += m_model.differs(row) ? 1 : 0;
        const TaskComparison &each = m_model.rows().at(row);
        longer += each.oldMs && each.newMs && difference(each) > noise ? 1 : 0;
    }
    QStringList parts;
    const std::optional<qint64> before = durationOf(m_older);
    const std::optional<qint64> now = durationOf(m_newer);
    if (before && now) {
        parts << tr("%1 instead of %2 (%3)", "duration, older duration, difference")
                     .arg(TimeText::elapsed(Milliseconds(*now)), TimeText::elapsed(Milliseconds(*before)),
                          signedTime(*now - *before));
    }
    parts << tr("%1 of %2 tasks differ").arg(differing).arg(m_model.rowCount())
          << tr("%n task(s) took longer", nullptr, longer);
    return parts.join(u"  ·  "_s);
}

void RunComparisonDialog::retranslateUi()
{
    setWindowTitle(tr("Two runs compared"));
    m_runs->setText(tr("Older: %1, %2, %3\nNewer: %4, %5, %6", "what, when, state; twice")
                        .arg(m_older.title(), started(m_older), RunText::state(m_older.status), m_newer.title(),
                             started(m_newer), RunText::state(m_newer.status)));
    m_summary->setText(summary());
    m_onlyDiffering->setText(tr("Only &differences"));
    m_words->setPlaceholderText(tr("Filter tasks"));
    m_words->setAccessibleName(tr("Filter tasks"));
    m_table->setAccessibleName(tr("Tasks of both runs"));
    m_close->setText(tr("&Close"));
    m_model.retranslate();
}

void RunComparisonDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
