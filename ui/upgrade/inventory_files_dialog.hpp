// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "diff/diff_options.hpp"
#include "ui/upgrade/upgrade_desk.hpp"

#include <QDialog>
#include <QTimer>

#include <optional>

class QCheckBox;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace kubemori::ui {

class CodeEditor;
class DiffPane;
class ElidedLabel;
class EmptyState;

/// What a hop makes of the inventory, file by file beside what it was before; a file that is written can be changed by
/// hand, is checked while it is typed, and goes into the branch when it is saved. GUI thread.
class InventoryFilesDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `desk` must outlive the dialog.
    InventoryFilesDialog(UpgradeDesk &desk, QWidget *parent);
    ~InventoryFilesDialog() override;

    /// Asks before a text that is not saved is lost.
    void reject() override;

Q_SIGNALS:
    /// A file of the inventory is another than before.
    void saved(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Changes = upgrade::InventoryChanges;
    QWidget *makeFiles();
    QWidget *makeEditor();
    QWidget *makeButtons();
    void load();
    void take(const Result<Changes> &result);
    void fillList();
    void choose();
    void showDiff();
    void beginEdit();
    void endEdit();
    void checkText();
    void save();
    void takeSaved(const Result<QString> &result);
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] const upgrade::InventoryFileChange *file() const;
    void retranslateUi();
    void updateState();

    UpgradeDesk &m_desk;
    std::optional<Result<Changes>> m_changes;
    QString m_path;   ///< the file that is shown
    QString m_edited; ///< the file whose text is in the editor; empty: none
    QString m_fault;  ///< what is wrong with that text
    bool m_isSaving = false;
    std::optional<Error> m_saveError;
    int m_round = 0; ///< of the last diff that was asked for
    diff::DiffOptions m_options;
    QTimer m_checkTimer;
    QCheckBox *m_all = nullptr;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    DiffPane *m_diff = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_editorPage = nullptr;
    CodeEditor *m_editor = nullptr;
    ElidedLabel *m_state = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kubemori::ui
