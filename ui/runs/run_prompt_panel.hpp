// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_prompt.hpp"
#include "ui/widgets/attention_frame.hpp"

#include <QMap>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kubemori::ui {

/// What a run waits for a person to say, with one button for each answer. Passwords are asked for elsewhere; here it is
/// only said that one is waited for.
class RunPromptPanel final : public AttentionFrame
{
    Q_OBJECT
public:
    explicit RunPromptPanel(QWidget *parent = nullptr);

    /// Kind None hides the panel.
    void setPrompt(const ansible::RunPrompt &prompt);
    /// How nodes stand now, in words ("Ready, cordoned"), by name.
    void setNodeStates(const QMap<QString, QString> &states);

Q_SIGNALS:
    /// A line to type into the run.
    void answered(const QString &line);
    void abortRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void answer(const QString &line);
    [[nodiscard]] QPushButton *addButton(const QString &name);

    ansible::RunPrompt m_prompt;
    QMap<QString, QString> m_states;
    bool m_isAnswered = false; ///< and the run has not said yet that it goes on
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_words = nullptr;
    QLineEdit *m_line = nullptr;
    QPushButton *m_continue = nullptr;
    QPushButton *m_abort = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_refuse = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace kubemori::ui
