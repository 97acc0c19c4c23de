// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_store.hpp"

#include <algorithm>

#include <pthread.h>

using namespace Qt::StringLiterals;

namespace kubemori::logs {

void LogStore::dropOldest()
{
    auto chunks = std::make_shared<ChunkList>(m_full->begin() + 1, m_full->end());
    const LogChunk &oldest = *m_full->front();
    m_inMemory -= oldest.isSpilled() ? 0 : oldest.size();
    m_dropped = oldest.firstLine() + oldest.lineCount();
    m_full = std::move(chunks);
}

ChunkList::const_iterator LogStore::oldestInMemory() const
{
    return std::ranges::partition_point(*m_full, [](const auto &chunk) { return chunk->isSpilled(); });
}

bool LogStore::hasTooMuchInMemory() const
{
    return m_inMemory > m_limits.mostInMemory && oldestInMemory() != m_full->end();
}

void LogStore::spill(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "km-log-spill");
    std::unique_lock lock(m_mutex);
    while (m_spillCall.wait(lock, stop, [this] { return m_mustSpill; })) {
        if (!hasTooMuchInMemory()) {
            m_mustSpill = false;
            continue;
        }
        const std::shared_ptr<const LogChunk> chunk = *oldestInMemory();
        lock.unlock(); // nobody waits for the disk
        auto copy = writeOut(*chunk);
        lock.lock();
        if (copy) {
            spilled(chunk.get(), std::move(*copy));
        } else {
            m_mustSpill = spillFailed();
            if (!std::exchange(m_hasSaidFull, true)) {
                lock.unlock();
                appendLine(QString(u"kubemori: from now on the oldest lines of this log are dropped: they cannot be "
                                   "kept on the disk: "_s +
                                   copy.error().detail)
                               .toUtf8(),
                           {.time = {}, .source = {}, .level = LogLevel::Notice});
                lock.lock();
            }
        }
        m_spillDone.notify_all();
    }
}

Result<std::shared_ptr<const LogChunk>> LogStore::writeOut(const LogChunk &chunk)
{
    if (!m_spillFile) {
        auto file = SpillFile::create(m_limits.spillFolder, m_limits.leastFreeDisk);
        if (!file) {
            return std::unexpected(file.error());
        }
        m_spillFile = std::move(*file);
    }
    return LogChunk::spill(chunk, *m_spillFile);
}

void LogStore::spilled(const LogChunk *chunk, std::shared_ptr<const LogChunk> copy)
{
    const auto place = std::ranges::find(*m_full, chunk, [](const auto &each) { return each.get(); });
    if (place == m_full->end()) {
        return; // dropped meanwhile
    }
    auto chunks = std::make_shared<ChunkList>(*m_full);
    (*chunks)[static_cast<std::size_t>(place - m_full->begin())] = std::move(copy);
    m_inMemory -= chunk->size();
    m_full = std::move(chunks);
}

bool LogStore::spillFailed()
{
    if (m_full->front()->isSpilled()) {
        // One for one: what was written before moves up. The place of the dropped one is free when no reader has it
        // any more; until then a little more memory is used.
        const std::weak_ptr<const LogChunk> oldest = m_full->front();
        dropOldest();
        return oldest.expired();
    }
    while (hasTooMuchInMemory()) {
        dropOldest();
    }
    return false;
}

void LogStore::waitForDisk(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_spillDone.wait(lock, stop, [this] { return !m_mustSpill || m_inMemory <= 2 * m_limits.mostInMemory; });
}

} // namespace kubemori::logs
