// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/keyring_thread.hpp"

#include <QAbstractEventDispatcher>
#include <QEventLoop> // house: the jobs of QtKeychain need one

#include <utility>

namespace kubemori::keyring {

KeyringThread::~KeyringThread()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_context != nullptr) {
            QMetaObject::invokeMethod(m_context, m_quit, Qt::QueuedConnection);
        }
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void KeyringThread::post(std::function<void()> call)
{
    std::unique_lock lock(m_mutex);
    if (!m_thread.joinable()) {
        m_thread = std::jthread([this] { main(); });
    }
    m_begun.wait(lock, [this] { return m_context != nullptr; });
    QMetaObject::invokeMethod(m_context, std::move(call), Qt::QueuedConnection);
}

bool KeyringThread::hasGlib()
{
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher != nullptr && dispatcher->inherits("QEventDispatcherGlib");
}

void KeyringThread::main()
{
    QEventLoop loop; // house: on the keyring's own thread
    {
        const std::scoped_lock lock(m_mutex);
        m_context = &loop;
        m_quit = [&loop] { loop.quit(); };
        m_begun.notify_all();
    }
    loop.exec();
}

} // namespace kubemori::keyring
