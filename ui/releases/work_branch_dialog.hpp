// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/release_source.hpp"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace kubemori::ui {

/// Read how the checkout gets onto the work branch of a release, say what becomes of changes that are in no commit,
/// and say yes. Nothing runs before planConfirmed was acted on.
class WorkBranchDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive the dialog.
    WorkBranchDialog(ReleaseSource &source, QString tag, GuiMailbox &mailbox, QWidget *parent);

Q_SIGNALS:
    void planConfirmed(const kubemori::kubespray::WorkBranchPlan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeOpenWork();
    QWidget *makeButtons();
    void requestPlan();
    void take(const Result<kubespray::WorkBranchPlan> &plan);
    void retranslateUi();
    void updateState();
    [[nodiscard]] kubespray::WorkBranchRequest request() const;

    ReleaseSource &m_source;
    QString m_tag;
    GuiMailbox &m_mailbox;
    std::optional<Result<kubespray::WorkBranchPlan>> m_plan;
    int m_round = 0; ///< of the last request: an answer to an earlier one does not count
    QLabel *m_sentence = nullptr;
    QLabel *m_blocks = nullptr;
    QWidget *m_openWork = nullptr;
    QLabel *m_openWorkLabel = nullptr;
    QComboBox *m_choice = nullptr;
    QLineEdit *m_message = nullptr;
    QPlainTextEdit *m_commands = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
