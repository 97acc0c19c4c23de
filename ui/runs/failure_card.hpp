// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace kubemori::ui {

class ElidedLabel;

/// What failed in a run: node, task and message, the first failure first, as it is most often the cause of the others.
class FailureCard final : public QFrame
{
    Q_OBJECT
public:
    explicit FailureCard(QWidget *parent = nullptr);

    /// Takes the failures of `tree`, which must live on; hidden while there are none. What is shown stays.
    void setFailures(const ansible::RunTree &tree, std::vector<ansible::TreePlace> failures);
    /// In a low window: one line of the message.
    void setCompact(bool isCompact);

Q_SIGNALS:
    /// Its place in the log and in the tree is wanted.
    void revealRequested(const kubemori::ansible::TreePlace &place);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void go(int step);
    void fill();

    const ansible::RunTree *m_tree = nullptr;
    std::vector<ansible::TreePlace> m_failures;
    std::size_t m_current = 0;
    bool m_isCompact = false;
    QLabel *m_icon = nullptr;
    ElidedLabel *m_title = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace kubemori::ui
