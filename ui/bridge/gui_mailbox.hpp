// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace kubemori::ui {

/// The one way from worker threads to the GUI thread: messages are queued under a mutex with a single wake-up while the
/// queue is not empty, and run in the order they were posted, in slices of a few milliseconds, so that no burst holds
/// up the event loop. Lives on the GUI thread; messages that were not run when it dies are dropped.
class GuiMailbox final : public QObject
{
    Q_OBJECT
public:
    using Message = std::function<void()>;

    explicit GuiMailbox(std::chrono::milliseconds slice = std::chrono::milliseconds(8), QObject *parent = nullptr);
    ~GuiMailbox() override;

    /// A handle that workers keep; stays valid (and does nothing) after the mailbox is gone. Thread-safe.
    class Address
    {
    public:
        /// Queues a message. `message` must hold values only: it runs later and on the GUI thread.
        void post(Message message) const;

    private:
        friend class GuiMailbox;
        struct Shared;
        std::shared_ptr<Shared> m_shared;
    };

    [[nodiscard]] Address address() const { return m_address; }
    /// As address().post(); thread-safe while the mailbox lives.
    void post(Message message) const { m_address.post(std::move(message)); }

    /// How often the queue was taken up so far.
    [[nodiscard]] int drains() const { return m_drains; }

private:
    void drain();

    Address m_address;
    std::chrono::milliseconds m_slice;
    int m_drains = 0;
};

} // namespace kubemori::ui
