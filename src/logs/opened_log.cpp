// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/opened_log.hpp"

#include "logs/file_error.hpp"
#include "logs/saved_line.hpp"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kubemori::logs {

namespace {

constexpr std::size_t firstBlock = std::size_t{1} << 16; // a screen is there before the rest is read
constexpr std::size_t blockSize = std::size_t{1} << 20;
constexpr std::time_t stillSeconds = 10;
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

/// Blocks of one file, classified: first what this program wrote in front of a line, then whatever was asked for.
LineHooks withSavedLines(LineHooks hooks)
{
    hooks.classify = [next = std::move(hooks.classify)](std::span<LineDraft> lines) {
        for (LineDraft &line : lines) {
            readSavedLine(line);
        }
        if (next) {
            next(lines);
        }
    };
    return hooks;
}

ssize_t readAt(int fd, char *to, std::size_t size, qint64 offset)
{
    ssize_t count = 0;
    do {
        count = ::pread(fd, to, size, static_cast<off_t>(offset));
    } while (count < 0 && errno == EINTR);
    return count;
}

/// The name of the program that unpacks such a file; nothing: it is not packed.
QString unpackerOf(QByteArrayView head)
{
    struct Kind
    {
        QByteArrayView magic;
        const char *program;
    };
    static constexpr std::array kinds{Kind{.magic = "\x1f\x8b", .program = "gunzip"},
                                      Kind{.magic = "\xfd"
                                                    "7zXZ",
                                           .program = "unxz"},
                                      Kind{.magic = "\x28\xb5\x2f\xfd", .program = "unzstd"},
                                      Kind{.magic = "BZh", .program = "bunzip2"}};
    for (const Kind &kind : kinds) {
        if (head.startsWith(kind.magic)) {
            return QString::fromLatin1(kind.program);
        }
    }
    return {};
}

} // namespace

OpenedLog::OpenedLog(UniqueFd fd, const QString &path, qint64 size, OpenLogOptions options)
    : m_fd(std::move(fd))
    , m_path(path)
    , m_options(std::move(options))
    , m_store(std::make_shared<LogStore>(m_options.limits))
    , m_feed(m_store, withSavedLines(m_options.hooks))
    , m_block(std::make_unique_for_overwrite<char[]>(blockSize))
    , m_progress{.bytesRead = 0, .size = size, .isDone = false, .truncations = 0, .error = {}}
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

OpenedLog::~OpenedLog() = default;

OpenLogProgress OpenedLog::progress()
{
    const std::scoped_lock lock(m_mutex);
    m_isNotified = false;
    return m_progress;
}

template<class Change> void OpenedLog::report(Change change)
{
    bool notify = false;
    {
        const std::scoped_lock lock(m_mutex);
        change(m_progress);
        notify = m_options.progressed && !std::exchange(m_isNotified, true);
    }
    if (notify) {
        m_options.progressed();
    }
}

void OpenedLog::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "km-log-file");
    while (!stop.stop_requested() && readToEnd(stop)) {
        if (m_options.interval.count() == 0) {
            m_feed.end();
            report([](OpenLogProgress &progress) { progress.isDone = true; });
            return;
        }
        look();
        wait(stop);
    }
}

bool OpenedLog::readToEnd(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const auto count = readAt(m_fd.get(), m_block.get(), m_offset == 0 ? firstBlock : blockSize, m_offset);
        if (count < 0) {
            const int number = errno;
            m_feed.end();
            report([&](OpenLogProgress &progress) { progress.error = fileError(number, m_path).error(); });
            return false;
        }
        if (count == 0) {
            return true;
        }
        take(QByteArrayView(m_block.get(), count));
        m_store->waitForDisk(stop);
    }
    return false;
}

void OpenedLog::take(QByteArrayView bytes)
{
    const bool isBeginning = m_offset == 0;
    m_offset += bytes.size();
    m_feed.feed(isBeginning && bytes.startsWith(byteOrderMark) ? bytes.sliced(byteOrderMark.size()) : bytes, noTime);
    report([this](OpenLogProgress &progress) {
        progress.bytesRead = m_offset;
        progress.size = std::max(progress.size, m_offset);
        progress.isDone = false;
    });
}

/// At the end of the file: has it been shortened, is its last line whole?
void OpenedLog::look()
{
    struct stat status{};
    if (::fstat(m_fd.get(), &status) != 0) {
        return;
    }
    if (status.st_size < m_offset) {
        m_feed.end();
        m_store->appendLine("kubemori: the file became shorter; it is read from its beginning again",
                            {.time = {}, .source = {}, .level = LogLevel::Notice});
        m_offset = 0;
        report([&](OpenLogProgress &progress) {
            progress.bytesRead = 0;
            progress.size = status.st_size;
            ++progress.truncations;
        });
        return;
    }
    if (std::time(nullptr) - status.st_mtime > stillSeconds) {
        m_feed.end(); // nobody is in the middle of it
    }
    const bool wasDone = m_progress.isDone; // only this thread changes it
    if (!wasDone) {
        report([&](OpenLogProgress &progress) {
            progress.size = m_offset;
            progress.isDone = true;
        });
    }
}

void OpenedLog::wait(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_wait.wait_for(lock, stop, m_options.interval, [] { return false; });
}

Result<std::unique_ptr<OpenedLog>> openLogFile(const QString &path, OpenLogOptions options)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status{};
    if (::stat(name.constData(), &status) != 0) { // before it is opened: opening a device can do things
        return fileError(errno, path);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorCode::InvalidInput, S_ISDIR(status.st_mode) ? u"is a folder"_s : u"is not a regular file"_s,
                    path);
    }
    UniqueFd fd(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd.isOpen()) {
        return fileError(errno, path);
    }
    if (::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(ErrorCode::InvalidInput, u"is not a regular file"_s, path);
    }
    std::array<char, 8> head{};
    const auto count = readAt(fd.get(), head.data(), head.size(), 0);
    if (count < 0) {
        return fileError(errno, path);
    }
    if (const QString unpacker = unpackerOf(QByteArrayView(head.data(), count)); !unpacker.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"is compressed: unpack it first, with %1"_s.arg(unpacker), path);
    }
    return std::make_unique<OpenedLog>(std::move(fd), path, status.st_size, std::move(options));
}

} // namespace kubemori::logs
