// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sshd_fixture.hpp"

#include "command/local_runner.hpp"
#include "support/eventually.hpp"

#include <QDir>
#include <QFile>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

int freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(fd, reinterpret_cast<sockaddr *>(&address), size);
    ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    ::close(fd);
    return ::ntohs(address.sin_port);
}

bool answers(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    address.sin_port = ::htons(static_cast<uint16_t>(port));
    const bool connected = ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    ::close(fd);
    return connected;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<pid_t> allProcesses()
{
    std::vector<pid_t> pids;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const pid_t pid = name.toInt(&isNumber);
        if (isNumber) {
            pids.push_back(pid);
        }
    }
    return pids;
}

struct ProcessState
{
    QByteArray name;
    char state = 'X';
    pid_t parent = 0;
};

ProcessState stateOf(pid_t pid)
{
    const QByteArray stat = contentOf(u"/proc/%1/stat"_s.arg(pid));
    const qsizetype open = stat.indexOf('(');
    const qsizetype close = stat.lastIndexOf(')');
    if (open < 0 || close < 0) {
        return {};
    }
    const auto rest = stat.sliced(close + 2).split(' ');
    return {.name = stat.sliced(open + 1, close - open - 1), .state = rest[0][0], .parent = rest[1].toInt()};
}

QByteArray run(const QStringList &argv)
{
    command::LocalRunner runner;
    command::Command command;
    command.argv = argv;
    command.timeout = std::chrono::seconds{20};
    const auto captured = command::captureChecked(runner, command, {});
    return captured ? captured->output : QByteArray();
}

} // namespace

std::vector<pid_t> processesWith(const QByteArray &text)
{
    std::vector<pid_t> found;
    for (const pid_t pid : allProcesses()) {
        if (pid != ::getpid() && contentOf(u"/proc/%1/cmdline"_s.arg(pid)).contains(text) && isRunning(pid)) {
            found.push_back(pid);
        }
    }
    return found;
}

bool isRunning(pid_t pid)
{
    const char state = stateOf(pid).state;
    return state != 'X' && state != 'Z';
}

SshdFixture::SshdFixture(const QStringList &config)
    : m_home(m_folder.filePath(u"home"_s))
    , m_homeBefore(qgetenv("HOME"))
    , m_agentBefore(qgetenv("SSH_AUTH_SOCK"))
    , m_user(QString::fromUtf8(::getpwuid(::getuid())->pw_name)) // NOLINT(concurrency-mt-unsafe): before any thread
    , m_config(config)
    , m_port(freePort())
{
    ::chmod(QFile::encodeName(m_folder.path()).constData(), 0711); // another account may log in with the key too
    QDir().mkpath(m_home + u"/.ssh"_s);
    ::chmod(QFile::encodeName(m_home).constData(), 0700);
    qputenv("HOME", m_home.toUtf8());
    qunsetenv("SSH_AUTH_SOCK");
    changeHostKey();
    if (!makeKey(clientKey())) {
        m_problem = u"ssh-keygen does not work"_s;
        return;
    }
    authorize(clientKey() + u".pub"_s);
    write(knownHosts(), knownHostsLine());
}

SshdFixture::~SshdFixture()
{
    stop();
    qputenv("HOME", m_homeBefore);
    if (!m_agentBefore.isEmpty()) {
        qputenv("SSH_AUTH_SOCK", m_agentBefore);
    }
}

bool SshdFixture::start()
{
    const QByteArray config =
        u"%1\nPort %2\nListenAddress 127.0.0.1\nHostKey %3\nPidFile none\nUsePAM no\nUseDNS no\nStrictModes no\n"
        "AuthorizedKeysFile %4\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        "PermitRootLogin yes\nMaxStartups 100\nPerSourcePenalties no\nLogLevel VERBOSE\nPrintMotd no\n"_s
            .arg(m_config.join(u'\n'))
            .arg(m_port)
            .arg(file(u"host_key"_s), file(u"authorized_keys"_s))
            .toUtf8();
    write(file(u"sshd_config"_s), config);
    const int log =
        ::open(QFile::encodeName(file(u"log"_s)).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, log, 1);
    ::posix_spawn_file_actions_adddup2(&actions, log, 2);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    QByteArray path = file(u"sshd_config"_s).toUtf8();
    QByteArray program = "/usr/sbin/sshd"_ba;
    QList<QByteArray> words{program, "-D"_ba, "-e"_ba, "-f"_ba, path};
    std::vector<char *> arguments;
    for (QByteArray &word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const int error = ::posix_spawn(&m_pid, program.constData(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(log);
    if (error != 0) {
        m_pid = -1;
        m_problem = u"sshd cannot be started: "_s + qt_error_string(error);
        return false;
    }
    if (!eventually([this] { return answers(m_port) || !isRunning(m_pid); }) || !isRunning(m_pid)) {
        m_problem = u"sshd does not answer: "_s + QString::fromUtf8(this->log());
        return false;
    }
    return true;
}

void SshdFixture::stop()
{
    if (m_pid <= 0) {
        return;
    }
    for (const pid_t pid : servers()) {
        ::kill(pid, SIGKILL);
    }
    ::kill(m_pid, SIGCONT);
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

std::vector<pid_t> SshdFixture::servers() const
{
    std::vector<pid_t> found;
    const auto all = allProcesses();
    for (const pid_t pid : all) {
        if (!stateOf(pid).name.startsWith("sshd")) {
            continue;
        }
        for (pid_t ancestor = stateOf(pid).parent; ancestor > 1; ancestor = stateOf(ancestor).parent) {
            if (ancestor == m_pid) {
                found.push_back(pid);
                break;
            }
        }
    }
    return found;
}

void SshdFixture::freeze() const
{
    ::kill(m_pid, SIGSTOP);
    for (const pid_t pid : servers()) {
        ::kill(pid, SIGSTOP);
    }
}

void SshdFixture::thaw() const
{
    for (const pid_t pid : servers()) {
        ::kill(pid, SIGCONT);
    }
    ::kill(m_pid, SIGCONT);
}

void SshdFixture::thawListener() const
{
    ::kill(m_pid, SIGCONT);
}

void SshdFixture::killSessions() const
{
    for (const pid_t pid : servers()) {
        ::kill(pid, SIGKILL);
    }
}

qsizetype SshdFixture::loginCount() const
{
    return log().count("Accepted publickey");
}

QString SshdFixture::file(const QString &name) const
{
    return m_folder.filePath(name);
}

QString SshdFixture::clientKey() const
{
    return m_home + u"/.ssh/id_test"_s;
}

QString SshdFixture::knownHosts() const
{
    return m_home + u"/.ssh/known_hosts"_s;
}

QByteArray SshdFixture::knownHostsLine() const
{
    const auto words = contentOf(file(u"host_key.pub"_s)).split(' ');
    return "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + words.value(0) + ' ' + words.value(1) + '\n';
}

QString SshdFixture::hostFingerprint() const
{
    return QString::fromUtf8(run({u"ssh-keygen"_s, u"-lf"_s, file(u"host_key.pub"_s)})).section(u' ', 1, 1);
}

QByteArray SshdFixture::log() const
{
    return contentOf(file(u"log"_s));
}

void SshdFixture::changeHostKey()
{
    QFile::remove(file(u"host_key"_s));
    QFile::remove(file(u"host_key.pub"_s));
    if (!makeKey(file(u"host_key"_s))) {
        m_problem = u"ssh-keygen does not work"_s;
    }
}

void SshdFixture::write(const QString &path, const QByteArray &content) const
{
    QFile target(path);
    if (target.open(QIODevice::WriteOnly)) {
        target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        target.write(content);
    }
}

bool SshdFixture::makeKey(const QString &path, const QByteArray &passphrase) const
{
    std::ignore =
        run({u"ssh-keygen"_s, u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString::fromUtf8(passphrase), u"-f"_s, path});
    return QFile::exists(path);
}

void SshdFixture::authorize(const QString &publicKeyFile) const
{
    QFile target(file(u"authorized_keys"_s));
    if (target.open(QIODevice::Append)) {
        target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther |
                              QFileDevice::ReadGroup);
        target.write(contentOf(publicKeyFile));
    }
}

} // namespace kubemori::test
