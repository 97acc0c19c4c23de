// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "ui/bridge/advice_source.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/runs/run_diagnosis.hpp"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace kubemori::ui {

class ElidedLabel;
class EvidenceView;
class IssueView;

/// Why a run failed, as far as that is known: the cause, the line that shows it, what helps, and what the node says of
/// itself once a person asks for it. Deletes itself.
class CauseDialog final : public QDialog
{
    Q_OBJECT
public:
    /// At least one cause; `chosen` is shown. `nodes`: those that evidence may be collected from, the most likely one
    /// first. `source` and `mailbox` must outlive the dialog.
    CauseDialog(QList<KnownCause> causes, qsizetype chosen, QStringList nodes, AdviceSource &source,
                GuiMailbox &mailbox, QWidget *parent);

Q_SIGNALS:
    /// The line of the log that shows the cause is wanted.
    void lineRequested(const kubemori::advice::Cause &cause);
    void remedyRequested(const kubemori::advice::IssueFinding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeParts();
    [[nodiscard]] QPushButton *button(const QString &icon, const QString &name);
    [[nodiscard]] const KnownCause &current() const { return m_causes.at(m_chosen); }
    void showCause();
    void updateState();
    void retranslateUi();
    [[nodiscard]] QString node() const;

    QList<KnownCause> m_causes;
    qsizetype m_chosen = 0;
    QStringList m_nodes;
    QLabel *m_causeLabel = nullptr;
    QComboBox *m_cause = nullptr;
    ElidedLabel *m_line = nullptr;
    QPushButton *m_show = nullptr;
    QTabWidget *m_tabs = nullptr;
    IssueView *m_view = nullptr;
    EvidenceView *m_evidence = nullptr;
    QComboBox *m_node = nullptr;
    QPushButton *m_collect = nullptr;
    QPushButton *m_remedy = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kubemori::ui
