// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace kubemori::logs {

class SpillFile;

/// A part of a spill file, mapped for reading. Its place in the file is used again when this goes.
class SpillSlot
{
public:
    SpillSlot(std::shared_ptr<SpillFile> file, std::size_t index, void *memory);
    ~SpillSlot();
    SpillSlot(const SpillSlot &) = delete;
    SpillSlot &operator=(const SpillSlot &) = delete;

    /// The first and the second thing that were written there.
    [[nodiscard]] const char *first() const { return m_memory; }
    [[nodiscard]] const char *second() const;
    /// Tells the system that its memory may be used for something else; what is read later comes from the file again.
    void release() const;

private:
    std::shared_ptr<SpillFile> m_file;
    std::size_t m_index;
    char *m_memory;
};

/// A file without a name (0600) that takes what does not fit into memory, in slots of one size. Gone with the process,
/// however that ends. Any thread.
class SpillFile : public std::enable_shared_from_this<SpillFile>
{
public:
    static constexpr std::size_t firstSize = std::size_t{1} << 20;
    static constexpr std::size_t secondSize = std::size_t{1} << 18;
    static constexpr std::size_t slotSize = firstSize + secondSize;

    /// `folder` is made if need be; empty: this program's below the user's cache folder, else the folder for temporary
    /// files. The file does not grow when less than `leastFree` bytes would stay free on the disk.
    [[nodiscard]] static Result<std::shared_ptr<SpillFile>> create(const QString &folder, qint64 leastFree);

    /// Blocks for the disk. Io: no room, or another fault; nothing was kept then.
    [[nodiscard]] Result<std::unique_ptr<SpillSlot>> write(QByteArrayView first, QByteArrayView second);

private:
    friend class SpillSlot;

    SpillFile(UniqueFd fd, qint64 leastFree)
        : m_fd(std::move(fd))
        , m_leastFree(leastFree)
    {
    }
    [[nodiscard]] Result<std::size_t> takeSlot();
    void giveBack(std::size_t index);
    [[nodiscard]] Result<> writeAt(QByteArrayView bytes, std::size_t offset) const;

    UniqueFd m_fd;
    qint64 m_leastFree;
    std::mutex m_mutex;
    std::size_t m_slots = 0;
    std::vector<std::size_t> m_free;
};

} // namespace kubemori::logs
