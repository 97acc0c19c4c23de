// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/gui_mailbox.hpp"

#include <QCoreApplication>
#include <QThread>

#include <deque>
#include <mutex>

namespace kubemori::ui {

struct GuiMailbox::Address::Shared
{
    std::mutex mutex;
    std::deque<Message> queue;
    GuiMailbox *owner = nullptr;
    bool woken = false;

    /// Call with the mutex held: the owner may then not die before the call is queued.
    void wake()
    {
        if (owner != nullptr && !woken) {
            woken = true;
            QMetaObject::invokeMethod(owner, &GuiMailbox::drain, Qt::QueuedConnection);
        }
    }
};

void GuiMailbox::Address::post(Message message) const
{
    const std::scoped_lock lock(m_shared->mutex);
    if (m_shared->owner == nullptr) {
        return;
    }
    m_shared->queue.push_back(std::move(message));
    m_shared->wake();
}

GuiMailbox::GuiMailbox(std::chrono::milliseconds slice, QObject *parent)
    : QObject(parent)
    , m_slice(slice)
{
    m_address.m_shared = std::make_shared<Address::Shared>();
    m_address.m_shared->owner = this;
}

GuiMailbox::~GuiMailbox()
{
    std::deque<Message> dropped; // destroyed outside the lock: what messages hold may post
    const std::scoped_lock lock(m_address.m_shared->mutex);
    m_address.m_shared->owner = nullptr;
    dropped.swap(m_address.m_shared->queue);
}

void GuiMailbox::drain()
{
    Q_ASSERT(QThread::currentThread() == thread());
    ++m_drains;
    const std::shared_ptr<Address::Shared> shared = m_address.m_shared; // a message may delete the mailbox
    const auto end = std::chrono::steady_clock::now() + m_slice;
    for (;;) {
        Message message;
        {
            const std::scoped_lock lock(shared->mutex);
            if (shared->queue.empty() || shared->owner == nullptr) {
                shared->woken = false;
                return;
            }
            if (std::chrono::steady_clock::now() >= end) {
                // A new queued call and not a loop: input and paint events come in between.
                shared->woken = false;
                shared->wake();
                return;
            }
            message = std::move(shared->queue.front());
            shared->queue.pop_front();
        }
        message();
    }
}

} // namespace kubemori::ui
