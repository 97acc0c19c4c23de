// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/release_source.hpp"
#include "ui/releases/carry_table_model.hpp"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace kubemori::ui {

class ConflictPanel;
class ElidedLabel;
class EmptyState;

/// The cluster's inventory carried into the sample of another release: what becomes of every setting, the decisions
/// that a person has to take, and the new folder. The old folder is only read.
class CarryOverView final : public QWidget
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive the view.
    CarryOverView(ReleaseSource &source, GuiMailbox &mailbox, QWidget *parent = nullptr);

    /// The inventory is read when the view is shown. Decisions are for one route and are forgotten with it.
    void setRoute(const QString &from, const QString &to);

Q_SIGNALS:
    /// The folder was written; a path in the checkout.
    void written(const QString &folder);
    void failed(const kubemori::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeDetails();
    QWidget *makeFooter();
    void carry();
    void take(const CarryOverRequest &request, const Result<group_vars::CarryOverResult> &result);
    void resolve(const QString &conflict, const std::optional<group_vars::Resolution> &resolution);
    void askForMetallb();
    void showDetails();
    void selectRow(int sourceRow);
    void write();
    void updateContent();
    void retranslateUi();
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QString proposedFolder() const;

    ReleaseSource &m_source;
    GuiMailbox &m_mailbox;
    CarryOverRequest m_request;
    bool m_isWanted = false; ///< what is shown is not the answer to m_request
    bool m_isWriting = false;
    std::optional<Result<group_vars::CarryOverResult>> m_result;
    QString m_followed; ///< the conflict that was decided last; the next one is shown then
    CarryTableModel m_model;
    CarryFilterProxy m_proxy;
    QComboBox *m_show = nullptr;
    QLineEdit *m_filter = nullptr;
    QPushButton *m_metallb = nullptr; ///< seen where it has something to show
    group_vars::MetallbMigration m_migration;
    ElidedLabel *m_summary = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_splitter = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_details = nullptr;
    QLabel *m_explanation = nullptr;
    QScrollArea *m_question = nullptr; ///< with m_conflict in it
    ConflictPanel *m_conflict = nullptr;
    QLabel *m_folderLabel = nullptr;
    QLineEdit *m_folder = nullptr;
    QPushButton *m_write = nullptr;
};

} // namespace kubemori::ui
