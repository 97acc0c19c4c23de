// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_source.hpp"
#include "diff/repository_names.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace kubemori::ui {

class ElidedLabel;

/// Which two versions are compared: two fields with all tags, newest first, and branches to choose from, in which
/// anything else that git knows can be typed.
class DiffSourceBar final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffSourceBar(QWidget *parent = nullptr);

    void setNames(const diff::RepositoryNames &names);
    void setRepository(const QString &name);
    /// Folders can be chosen in a dialog.
    void setFoldersHere(bool here);
    /// Without chosen().
    void setVersions(const QString &from, const QString &to);
    [[nodiscard]] QString from() const { return m_from; }
    [[nodiscard]] QString to() const { return m_to; }

Q_SIGNALS:
    /// The person wants another pair, or the same looked at again.
    void chosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    QComboBox *makeField(const QString &name);
    void retranslateUi();
    void fill(QComboBox *field, const QString &version);
    void take(QComboBox *field);
    void askFolder(QComboBox *field);
    void swap();
    /// "WORKTREE" in people's words, all else as it is.
    [[nodiscard]] QString shown(const QString &version) const;
    [[nodiscard]] QString meant(const QString &text) const;
    [[nodiscard]] QString &versionOf(QComboBox *field) { return field == m_fromField ? m_from : m_to; }

    ElidedLabel *m_repository = nullptr;
    QLabel *m_fromLabel = nullptr;
    QLabel *m_toLabel = nullptr;
    QComboBox *m_fromField = nullptr;
    QComboBox *m_toField = nullptr;
    QToolButton *m_swap = nullptr;
    QToolButton *m_again = nullptr;
    diff::RepositoryNames m_names;
    QString m_from;
    QString m_to;
    bool m_isHere = true;
};

} // namespace kubemori::ui
