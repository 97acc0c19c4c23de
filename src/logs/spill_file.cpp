// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/spill_file.hpp"

#include "logs/file_error.hpp"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kubemori::logs {

namespace {

constexpr mode_t ownerOnly = 0600;

Result<UniqueFd> openNameless(const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::Io, u"no such folder"_s, folder);
    }
    UniqueFd fd(::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, ownerOnly));
    if (fd.isOpen()) {
        return fd;
    }
    // Not every file system knows files without a name: then one that loses it at once.
    QByteArray path = QFile::encodeName(folder + u"/.log-XXXXXX"_s);
    fd = UniqueFd(::mkostemp(path.data(), O_CLOEXEC));
    if (!fd.isOpen()) {
        return fileError(errno, folder);
    }
    ::unlink(path.constData());
    return fd;
}

} // namespace

SpillSlot::SpillSlot(std::shared_ptr<SpillFile> file, std::size_t index, void *memory)
    : m_file(std::move(file))
    , m_index(index)
    , m_memory(static_cast<char *>(memory))
{
}

SpillSlot::~SpillSlot()
{
    ::munmap(m_memory, SpillFile::slotSize);
    m_file->giveBack(m_index);
}

const char *SpillSlot::second() const
{
    return m_memory + SpillFile::firstSize;
}

void SpillSlot::release() const
{
    ::madvise(m_memory, SpillFile::slotSize, MADV_DONTNEED);
}

Result<std::shared_ptr<SpillFile>> SpillFile::create(const QString &folder, qint64 leastFree)
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/kubemori"_s;
    auto fd = openNameless(folder.isEmpty() ? cache : folder);
    if (!fd && folder.isEmpty()) {
        fd = openNameless(QDir::tempPath());
    }
    if (!fd) {
        return std::unexpected(fd.error());
    }
    return std::shared_ptr<SpillFile>(new SpillFile(std::move(*fd), leastFree));
}

Result<std::size_t> SpillFile::takeSlot()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_free.empty()) {
        const std::size_t index = m_free.back();
        m_free.pop_back();
        return index;
    }
    struct statvfs disk{};
    if (::fstatvfs(m_fd.get(), &disk) != 0) {
        return fileError(errno, {});
    }
    const qint64 room = static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
    if (room < m_leastFree || room - m_leastFree < static_cast<qint64>(slotSize)) {
        return fileError(ENOSPC, {});
    }
    // To the end of the slot, else what is mapped behind the end of the file must not be touched.
    if (::ftruncate(m_fd.get(), static_cast<off_t>((m_slots + 1) * slotSize)) != 0) {
        return fileError(errno, {});
    }
    return m_slots++;
}

void SpillFile::giveBack(std::size_t index)
{
    const std::scoped_lock lock(m_mutex);
    m_free.push_back(index);
}

Result<> SpillFile::writeAt(QByteArrayView bytes, std::size_t offset) const
{
    while (!bytes.isEmpty()) {
        const auto written =
            ::pwrite(m_fd.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return fileError(written < 0 ? errno : ENOSPC, {});
        }
        bytes = bytes.sliced(written);
        offset += static_cast<std::size_t>(written);
    }
    return {};
}

Result<std::unique_ptr<SpillSlot>> SpillFile::write(QByteArrayView first, QByteArrayView second)
{
    const auto index = takeSlot();
    if (!index) {
        return std::unexpected(index.error());
    }
    const std::size_t offset = *index * slotSize;
    Result<> done = writeAt(first, offset);
    if (done) {
        done = writeAt(second, offset + firstSize);
    }
    void *memory = MAP_FAILED;
    if (done) {
        memory = ::mmap(nullptr, slotSize, PROT_READ, MAP_SHARED, m_fd.get(), static_cast<off_t>(offset));
        if (memory == MAP_FAILED) {
            done = fileError(errno, {});
        }
    }
    if (!done) {
        giveBack(*index);
        return std::unexpected(done.error());
    }
    return std::make_unique<SpillSlot>(shared_from_this(), *index, memory);
}

} // namespace kubemori::logs
