// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"

#include <QDateTime>
#include <QPointer>
#include <QWidget>

class QDialog;
class QHBoxLayout;
class QLabel;
class QTableView;

namespace kubemori::ui {

class BlockerBoardModel;

/// What holds the drain up, under the board of steps; hidden when nothing does. When the operation asks, the pod that
/// is chosen has a button for each remedy, which shows the exact command and asks again before anything is answered.
class BlockerBoard final : public QWidget
{
    Q_OBJECT
public:
    explicit BlockerBoard(QWidget *parent = nullptr);

    void setBlockers(const QList<operation::DrainBlocker> &blockers);
    /// Whether a remedy can be chosen now.
    void setAsked(bool asked);
    void setNow(const QDateTime &now);

Q_SIGNALS:
    void answered(const kubemori::operation::Answer &answer);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void currentChanged();
    void fillButtons();
    void fit();
    void confirm(const operation::Remedy &remedy);
    void retranslateUi();

    BlockerBoardModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_background = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QPointer<QDialog> m_box; ///< asks about a remedy; closed when the question is over
    QString m_current;       ///< UID of the chosen pod
    QList<operation::Remedy> m_offered;
    bool m_asked = false;
};

} // namespace kubemori::ui
