// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"
#include "ui/widgets/attention_frame.hpp"

#include <optional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace kubemori::ui {

class GateList;

/// A question of the running operation, inside the view: what happened, the numbers, and one button for each answer. An
/// answer that needs a reason is there as soon as one is typed.
class QuestionPanel final : public AttentionFrame
{
    Q_OBJECT
public:
    explicit QuestionPanel(QWidget *parent = nullptr);

    /// None hides the panel.
    void setQuestion(const std::optional<operation::Question> &question);

Q_SIGNALS:
    void answered(const kubemori::operation::Answer &answer);
    /// It was shown or changed its height.
    void laidOut();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void fillBudgets();
    void fillGates();
    void fillButtons();
    void updateReason();
    [[nodiscard]] QString titleText() const;

    std::optional<operation::Question> m_question;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_detail = nullptr;
    QTableWidget *m_budgets = nullptr;
    QListWidget *m_pods = nullptr;
    GateList *m_gates = nullptr;
    QLabel *m_reasonTitle = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_needsReason = nullptr; ///< the button that waits for a reason; null if there is none
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace kubemori::ui
