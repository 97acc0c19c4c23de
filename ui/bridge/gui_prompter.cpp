// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/gui_prompter.hpp"

#include "base/awaited.hpp"
#include "ui/widgets/host_key_dialog.hpp"
#include "ui/widgets/secret_dialog.hpp"

#include <QThread>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

GuiPrompter::GuiPrompter(GuiMailbox &mailbox, QWidget *window)
    : m_mailbox(mailbox)
    , m_window(window)
{
}

GuiPrompter::~GuiPrompter()
{
    const std::deque<Pending> open = std::exchange(m_queue, {});
    for (const Pending &pending : open) {
        pending.decline();
    }
    delete m_dialog;
}

template<class T>
Result<T> GuiPrompter::ask(std::function<QDialog *(QWidget *, std::function<void(Result<T>)>)> makeDialog,
                           std::stop_token stop)
{
    Q_ASSERT(QThread::currentThread() != thread());
    const auto answer = std::make_shared<Awaited<T>>();
    const auto reply = [answer](Result<T> result) { answer->set(std::move(result)); };
    Pending pending{.key = answer,
                    .makeDialog = [makeDialog = std::move(makeDialog),
                                   reply](QWidget *parent) { return makeDialog(parent, reply); },
                    .decline = [reply] { reply(fail(ErrorCode::Declined)); }};
    const QPointer<GuiPrompter> self(this);
    m_mailbox.post([self, pending = std::move(pending)]() mutable {
        if (GuiPrompter *prompter = self.get(); prompter != nullptr) {
            prompter->enqueue(std::move(pending));
        } else {
            pending.decline();
        }
    });
    Result<T> result = answer->wait(stop);
    if (!result && result.error().code == ErrorCode::Cancelled) {
        m_mailbox.post([self, answer] {
            if (GuiPrompter *prompter = self.get(); prompter != nullptr) {
                prompter->withdraw(answer);
            }
        });
    }
    return result;
}

Result<command::SecretAnswer> GuiPrompter::askSecret(const command::SecretRequest &request, std::stop_token stop)
{
    return ask<command::SecretAnswer>(
        [request](QWidget *parent, std::function<void(Result<command::SecretAnswer>)> reply) {
            return new SecretDialog(request, std::move(reply), parent);
        },
        std::move(stop));
}

Result<bool> GuiPrompter::confirmHostKey(const command::HostKeyQuestion &question, std::stop_token stop)
{
    return ask<bool>(
        [question](QWidget *parent, std::function<void(Result<bool>)> reply) {
            return new HostKeyDialog(question, std::move(reply), parent);
        },
        std::move(stop));
}

void GuiPrompter::tellNotKept(const command::SecretKey &key, const Error &why)
{
    const QPointer<GuiPrompter> self(this);
    m_mailbox.post([self, key, why] {
        if (GuiPrompter *prompter = self.get(); prompter != nullptr) {
            Q_EMIT prompter->secretNotKept(key, why);
        }
    });
}

void GuiPrompter::enqueue(Pending pending)
{
    m_queue.push_back(std::move(pending));
    showNext();
}

void GuiPrompter::withdraw(const std::shared_ptr<void> &key)
{
    const auto found = std::ranges::find(m_queue, key, &Pending::key);
    if (found == m_queue.end()) {
        return;
    }
    QDialog *shown = m_dialog.get();
    if (found == m_queue.begin() && shown != nullptr) {
        shown->reject(); // its finished() goes on with the next
    } else {
        m_queue.erase(found);
    }
}

void GuiPrompter::showNext()
{
    if (!m_dialog.isNull() || m_queue.empty()) {
        return;
    }
    QDialog *dialog = m_queue.front().makeDialog(m_window);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this] {
        m_dialog.clear();
        if (!m_queue.empty()) {
            m_queue.pop_front();
        }
        showNext();
    });
    dialog->open();
}

} // namespace kubemori::ui
