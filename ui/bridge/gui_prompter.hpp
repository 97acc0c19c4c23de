// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/prompter.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <deque>
#include <functional>
#include <memory>

class QDialog;

namespace kubemori::ui {

/// Lets worker threads ask the person in front of the window. The worker blocks on a stop-aware promise; the GUI thread
/// shows one window-modal dialog at a time, without a nested event loop, and withdraws it when the worker was stopped
/// meanwhile. When the prompter dies, open questions are answered with Declined.
class GuiPrompter final : public QObject, public command::Prompter
{
    Q_OBJECT
public:
    /// `mailbox` must live as long as the prompter; `window` is the dialogs' parent.
    GuiPrompter(GuiMailbox &mailbox, QWidget *window);
    ~GuiPrompter() override;

    /// Worker threads only.
    [[nodiscard]] Result<command::SecretAnswer> askSecret(const command::SecretRequest &request,
                                                          std::stop_token stop) override;
    /// Worker threads only.
    [[nodiscard]] Result<bool> confirmHostKey(const command::HostKeyQuestion &question, std::stop_token stop) override;
    /// Any thread; returns at once.
    void tellNotKept(const command::SecretKey &key, const Error &why) override;

Q_SIGNALS:
    void secretNotKept(const kubemori::command::SecretKey &key, const kubemori::Error &why);

private:
    struct Pending
    {
        std::shared_ptr<void> key; ///< identifies the waiting worker
        std::function<QDialog *(QWidget *)> makeDialog;
        std::function<void()> decline;
    };

    template<class T>
    Result<T> ask(std::function<QDialog *(QWidget *, std::function<void(Result<T>)>)> makeDialog, std::stop_token stop);
    void enqueue(Pending pending);
    void withdraw(const std::shared_ptr<void> &key);
    void showNext();

    GuiMailbox &m_mailbox;
    QPointer<QWidget> m_window;
    std::deque<Pending> m_queue; ///< the first is on screen when m_dialog is set
    QPointer<QDialog> m_dialog;
};

} // namespace kubemori::ui
