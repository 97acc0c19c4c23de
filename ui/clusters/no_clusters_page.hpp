// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace kubemori::ui {

class EmptyState;

/// What the window shows when no cluster is configured: which file to write, and an example to start from.
class NoClustersPage final : public QWidget
{
    Q_OBJECT
public:
    explicit NoClustersPage(QString clustersFile, QWidget *parent = nullptr);

    /// Lines "file:line:column: …" of what is wrong in the file; then the page says so instead of asking for a first
    /// cluster.
    void setProblems(const QStringList &problems);
    /// Whether a cluster can be added here; else only by hand in the file.
    void setCanAdd(bool can);
    /// Something that has to be said, above everything else, until the next call.
    void setNotice(const QString &text);
    [[nodiscard]] static QString example();

Q_SIGNALS:
    void folderRequested();
    void addRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QString m_file;
    QStringList m_problems;
    QString m_notice;
    EmptyState *m_state = nullptr;
    QPlainTextEdit *m_example = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace kubemori::ui
