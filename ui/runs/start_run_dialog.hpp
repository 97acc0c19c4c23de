// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/run_source.hpp"

#include <QDialog>
#include <QTimer>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace kubemori::ui {

class VariableTable;

/// What is to be run, how, and on which nodes, with the exact command below, which is made anew while one types.
class StartRunDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `request`: what the fields say at first. `source` and `mailbox` must outlive the dialog.
    StartRunDialog(RunSource &source, GuiMailbox &mailbox, const ansible::RunRequest &request, QWidget *parent);

    /// Whose name has to be typed before something that destroys nodes of it.
    void setCluster(const QString &name, cluster::Purpose purpose);
    [[nodiscard]] ansible::RunRequest request() const;

Q_SIGNALS:
    void planConfirmed(const kubemori::ui::PlannedRun &run);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFields();
    QWidget *makeMore();
    QWidget *makePreview();
    QWidget *makeButtons();
    [[nodiscard]] QLineEdit *addLine(const QString &name);
    [[nodiscard]] QCheckBox *addCheck(const QString &name);
    void fill(const ansible::RunRequest &request);
    void listPlaybooks();
    void schedule();
    void requestPlan();
    void take(const Result<PlannedRun> &plan);
    void showProblem(const Error &error);
    void updateState();
    void updateKind();
    void confirm();
    void retranslateUi();
    [[nodiscard]] bool needsName() const;
    [[nodiscard]] QWidget *fieldOf(const QString &subject) const;

    RunSource &m_source;
    GuiMailbox &m_mailbox;
    ansible::RunRequest m_given; ///< with what has no field
    QString m_cluster;
    cluster::Purpose m_purpose = cluster::Purpose::Test;
    std::optional<Result<PlannedRun>> m_plan;
    int m_round = 0;
    QTimer m_delay;
    QFormLayout *m_form = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_playbook = nullptr;
    QLineEdit *m_pattern = nullptr;
    QLineEdit *m_module = nullptr;
    QLineEdit *m_arguments = nullptr;
    QLineEdit *m_limit = nullptr;
    QLineEdit *m_tags = nullptr;
    QLineEdit *m_skipTags = nullptr;
    QWidget *m_options = nullptr;
    QCheckBox *m_check = nullptr;
    QCheckBox *m_diff = nullptr;
    QToolButton *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    QFormLayout *m_moreForm = nullptr;
    QLineEdit *m_inventory = nullptr;
    QLineEdit *m_startAt = nullptr;
    VariableTable *m_variables = nullptr;
    QWidget *m_passwords = nullptr;
    QCheckBox *m_become = nullptr;
    QCheckBox *m_askBecome = nullptr;
    QCheckBox *m_askSsh = nullptr;
    QCheckBox *m_askVault = nullptr;
    QSpinBox *m_verbosity = nullptr;
    QSpinBox *m_forks = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_problem = nullptr;
    QPlainTextEdit *m_command = nullptr;
    QLabel *m_hosts = nullptr;
    QLabel *m_danger = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
