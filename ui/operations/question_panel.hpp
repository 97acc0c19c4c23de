// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"
#include "ui/widgets/attention_frame.hpp"

#include <optional>

class QHBoxLayout;
class QLabel;
class QListWidget;
class QTableWidget;

namespace kubemori::ui {

/// A question of the running operation, inside the view: what happened, the numbers, and one button for each answer.
class QuestionPanel final : public AttentionFrame
{
    Q_OBJECT
public:
    explicit QuestionPanel(QWidget *parent = nullptr);

    /// None hides the panel.
    void setQuestion(const std::optional<operation::Question> &question);

Q_SIGNALS:
    void answered(const kubemori::operation::Answer &answer);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fillBudgets();
    void fillButtons();
    [[nodiscard]] QString titleText() const;

    std::optional<operation::Question> m_question;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_detail = nullptr;
    QTableWidget *m_budgets = nullptr;
    QListWidget *m_pods = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace kubemori::ui
