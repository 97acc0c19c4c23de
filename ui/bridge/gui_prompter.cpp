// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/gui_prompter.hpp"

#include "ui/widgets/host_key_dialog.hpp"
#include "ui/widgets/secret_dialog.hpp"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace kubemori::ui {

namespace {

/// The promise a worker waits on.
template<class T> struct Answer
{
    std::mutex mutex;
    std::condition_variable_any arrived;
    std::optional<Result<T>> value;

    void set(Result<T> result)
    {
        const std::scoped_lock lock(mutex);
        if (!value) {
            value.emplace(std::move(result));
            arrived.notify_all();
        }
    }

    Result<T> wait(const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        if (!arrived.wait(lock, stop, [this] { return value.has_value(); })) {
            return fail(ErrorCode::Cancelled);
        }
        return std::move(*value);
    }
};

} // namespace

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
    const auto answer = std::make_shared<Answer<T>>();
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

Result<Secret> GuiPrompter::askSecret(const command::SecretRequest &request, std::stop_token stop)
{
    return ask<Secret>(
        [request](QWidget *parent, std::function<void(Result<Secret>)> reply) {
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
