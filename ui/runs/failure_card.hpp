// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "ansible/run_tree.hpp"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace kubemori::ui {

class ElidedLabel;

/// What failed in a run: node, task and message, the first failure first, as it is most often the cause of the others;
/// and its probable cause, when it is a known issue.
class FailureCard final : public QFrame
{
    Q_OBJECT
public:
    explicit FailureCard(QWidget *parent = nullptr);

    /// Takes the failures of `tree`, which must live on; hidden while there are none. What is shown stays.
    void setFailures(const ansible::RunTree &tree, std::vector<ansible::TreePlace> failures);
    /// In a low window: one line of the message.
    void setCompact(bool isCompact);
    /// What is said of the cause of the failure that is shown. Nothing: no one looks for it.
    enum class CauseState { Nothing, Looking, Known, Unknown, Failed };
    /// `issue` with Known. Without any failure, what is known of is shown by itself.
    void setCause(CauseState state, const std::optional<advice::KnownIssue> &issue = {});
    /// The failure that is shown; play -1: none.
    [[nodiscard]] ansible::TreePlace shownFailure() const;
    [[nodiscard]] std::size_t failureCount() const { return m_failures.size(); }

Q_SIGNALS:
    /// Its place in the log and in the tree is wanted.
    void revealRequested(const kubemori::ansible::TreePlace &place);
    /// Another failure is shown.
    void shownChanged();
    void detailsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void go(int step);
    void fill();
    void fillFailure();
    void fillCause();
    [[nodiscard]] QWidget *makeCause();

    const ansible::RunTree *m_tree = nullptr;
    std::vector<ansible::TreePlace> m_failures;
    std::size_t m_current = 0;
    bool m_isCompact = false;
    CauseState m_state = CauseState::Nothing;
    std::optional<advice::KnownIssue> m_issue;
    QLabel *m_icon = nullptr;
    ElidedLabel *m_title = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QPushButton *m_show = nullptr;
    QWidget *m_causeRow = nullptr;
    ElidedLabel *m_cause = nullptr;
    QLabel *m_remedy = nullptr;
    QPushButton *m_details = nullptr;
};

} // namespace kubemori::ui
