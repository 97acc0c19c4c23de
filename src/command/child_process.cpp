// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/child_process.hpp"

#include "base/harden_process.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <utility>
#include <vector>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

/// The pieces of a posix_spawn call, freed at the end.
struct SpawnSettings
{
    SpawnSettings()
    {
        ::posix_spawnattr_init(&attributes);
        ::posix_spawn_file_actions_init(&actions);
    }
    ~SpawnSettings()
    {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;

    posix_spawnattr_t attributes{};
    posix_spawn_file_actions_t actions{};
};

struct Pipe
{
    UniqueFd read;
    UniqueFd write;
};

QString reason(int error)
{
    return qt_error_string(error);
}

/// Descriptors 0 to 2 are what the child is given; one of ours among them (we may have been started without) would be
/// lost.
UniqueFd aboveStandard(int fd)
{
    UniqueFd own(fd);
    return fd > 2 ? std::move(own) : UniqueFd(::fcntl(fd, F_DUPFD_CLOEXEC, 3));
}

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return fail(ErrorCode::StartFailed, u"pipe: "_s + reason(errno));
    }
    return Pipe{.read = aboveStandard(ends[0]), .write = aboveStandard(ends[1])};
}

void makeNonBlocking(const UniqueFd &fd)
{
    ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
}

/// A terminal that neither echoes (secrets) nor rewrites line ends, wide enough that programs do not wrap their lines.
Result<std::pair<UniqueFd, QByteArray>> makeTerminal()
{
    UniqueFd master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    std::array<char, 64> path{};
    if (!master.isOpen() || ::grantpt(master.get()) != 0 || ::unlockpt(master.get()) != 0 ||
        ::ptsname_r(master.get(), path.data(), path.size()) != 0) {
        return fail(ErrorCode::StartFailed, u"pseudo terminal: "_s + reason(errno));
    }
    termios mode{};
    if (::tcgetattr(master.get(), &mode) == 0) {
        mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL);
        mode.c_oflag &= ~static_cast<tcflag_t>(OPOST);
        ::tcsetattr(master.get(), TCSANOW, &mode);
    }
    const winsize size{.ws_row = 50, .ws_col = 200, .ws_xpixel = 0, .ws_ypixel = 0};
    ::ioctl(master.get(), TIOCSWINSZ, &size);
    return std::pair{std::move(master), QByteArray(path.data())};
}

QProcessEnvironment environmentOf(const Command &command)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : command.environment.asKeyValueRange()) {
        if (value.isNull()) {
            environment.remove(name);
        } else {
            environment.insert(name, value);
        }
    }
    return environment;
}

/// The file to start: names without a slash are looked up in the PATH the program will have.
Result<QByteArray> findProgram(const QString &name, const QProcessEnvironment &environment)
{
    if (name.contains(u'/')) {
        return QFile::encodeName(name);
    }
    for (const QString &folder : environment.value(u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin"_s).split(u':')) {
        const QFileInfo file((folder.isEmpty() ? u"."_s : folder) + u'/' + name);
        if (file.isFile() && file.isExecutable()) {
            return QFile::encodeName(file.filePath());
        }
    }
    return fail(ErrorCode::ProgramMissing, name);
}

std::vector<char *> pointers(QList<QByteArray> &strings)
{
    std::vector<char *> list;
    list.reserve(static_cast<std::size_t>(strings.size()) + 1);
    for (QByteArray &text : strings) {
        list.push_back(text.data());
    }
    list.push_back(nullptr);
    return list;
}

Error startError(int error, const QString &program, const QString &folder)
{
    if (!folder.isEmpty() && !QFileInfo(folder).isDir()) {
        return Error{
            .code = ErrorCode::NotFound, .detail = u"no such folder to work in"_s, .subject = folder, .context = {}};
    }
    // An existing script whose interpreter is missing gives the same errno as a missing program.
    const bool isMissing = error == ENOENT && !(program.contains(u'/') && QFileInfo(QDir(folder), program).exists());
    return Error{.code = isMissing && program.contains(u'/') ? ErrorCode::ProgramMissing : ErrorCode::StartFailed,
                 .detail = program + u": "_s + reason(error),
                 .subject = {},
                 .context = {}};
}

} // namespace

Result<ChildProcess> ChildProcess::start(const Command &command, bool withInput)
{
    ignoreBrokenPipes();
    if (command.argv.isEmpty() || command.argv.first().isEmpty()) {
        return fail(ErrorCode::StartFailed, u"no program given"_s);
    }
    ChildProcess child;
    if (command.terminal) {
        auto terminal = makeTerminal();
        if (!terminal) {
            return std::unexpected(terminal.error());
        }
        child.isTerminal = true;
        child.output = std::move(terminal->first);
        child.input = UniqueFd(::fcntl(child.output.get(), F_DUPFD_CLOEXEC, 0));
        if (auto spawned = child.spawn(command, -1, -1, -1, terminal->second); !spawned) {
            return std::unexpected(spawned.error());
        }
    } else {
        auto in = makePipe();
        auto out = makePipe();
        auto err = makePipe();
        if (!in || !out || !err) {
            return std::unexpected((!in ? in : !out ? out : err).error());
        }
        if (auto spawned =
                child.spawn(command, withInput ? in->read.get() : -1, out->write.get(), err->write.get(), {});
            !spawned) {
            return std::unexpected(spawned.error());
        }
        child.input = withInput ? std::move(in->write) : UniqueFd();
        child.output = std::move(out->read);
        child.errors = std::move(err->read);
        makeNonBlocking(child.errors);
    }
    makeNonBlocking(child.output);
    if (child.input.isOpen()) {
        makeNonBlocking(child.input);
    }
    return child;
}

Result<ChildProcess> ChildProcess::startApart(const Command &command)
{
    if (command.argv.isEmpty() || command.argv.first().isEmpty()) {
        return fail(ErrorCode::StartFailed, u"no program given"_s);
    }
    ChildProcess child;
    if (auto spawned = child.spawn(command, -1, -1, -1, {}); !spawned) {
        return std::unexpected(spawned.error());
    }
    return child;
}

Result<> ChildProcess::spawn(const Command &command, int in, int out, int err, const QByteArray &terminalPath)
{
    const QProcessEnvironment environment = environmentOf(command);
    const auto program = findProgram(command.argv.first(), environment);
    if (!program) {
        return std::unexpected(program.error());
    }
    SpawnSettings settings;
    sigset_t all;
    sigset_t none;
    ::sigfillset(&all);
    ::sigemptyset(&none);
    ::posix_spawnattr_setflags(&settings.attributes,
                               POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    ::posix_spawnattr_setsigdefault(&settings.attributes, &all);
    ::posix_spawnattr_setsigmask(&settings.attributes, &none);
    auto *actions = &settings.actions;
    if (!terminalPath.isEmpty()) {
        // The leader of a new session gets the first terminal it opens as its controlling one.
        ::posix_spawn_file_actions_addopen(actions, 0, terminalPath.constData(), O_RDWR, 0);
        ::posix_spawn_file_actions_adddup2(actions, 0, 1);
        ::posix_spawn_file_actions_adddup2(actions, 0, 2);
    } else {
        if (in >= 0) {
            ::posix_spawn_file_actions_adddup2(actions, in, 0);
        } else {
            ::posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
        }
        if (out >= 0) {
            ::posix_spawn_file_actions_adddup2(actions, out, 1);
            ::posix_spawn_file_actions_adddup2(actions, err, 2);
        } else {
            ::posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
            ::posix_spawn_file_actions_adddup2(actions, 1, 2);
        }
    }
    ::posix_spawn_file_actions_addclosefrom_np(actions, 3); // libraries do open descriptors without O_CLOEXEC
    if (!command.workingDirectory.isEmpty()) {
        ::posix_spawn_file_actions_addchdir_np(actions, QFile::encodeName(command.workingDirectory).constData());
    }
    QList<QByteArray> arguments;
    for (const QString &word : command.argv) {
        arguments.append(QFile::encodeName(word));
    }
    QList<QByteArray> variables;
    for (const QString &variable : environment.toStringList()) {
        variables.append(QFile::encodeName(variable));
    }
    const int error = ::posix_spawn(&m_pid, program->constData(), actions, &settings.attributes,
                                    pointers(arguments).data(), pointers(variables).data());
    if (error != 0) {
        m_pid = -1;
        return std::unexpected(startError(error, command.argv.first(), command.workingDirectory));
    }
    m_pidFd =
        UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0))); // the C library's header has no C++ guard
    return {};
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : input(std::move(other.input))
    , output(std::move(other.output))
    , errors(std::move(other.errors))
    , isTerminal(other.isTerminal)
    , m_pid(std::exchange(other.m_pid, -1))
    , m_pidFd(std::move(other.m_pidFd))
    , m_exit(other.m_exit)
{
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0 && !m_exit) {
        signalGroup(SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
}

std::optional<Exit> ChildProcess::poll()
{
    int status = 0;
    if (!m_exit && ::waitpid(m_pid, &status, WNOHANG) == m_pid) {
        m_exit = WIFSIGNALED(status) ? Exit{.code = 0, .signal = WTERMSIG(status)}
                                     : Exit{.code = WEXITSTATUS(status), .signal = 0};
    }
    return m_exit;
}

bool ChildProcess::signalGroup(int signal) const
{
    return ::kill(-m_pid, signal) == 0 || errno != EPERM;
}

bool ChildProcess::hasGroup() const
{
    // The number stays taken as long as the group has a member, so it cannot be a stranger's meanwhile.
    return ::kill(-m_pid, 0) == 0 || errno == EPERM;
}

} // namespace kubemori::command
