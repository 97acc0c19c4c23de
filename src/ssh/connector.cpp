// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/connector.hpp"

#include "ssh/authenticator.hpp"
#include "ssh/host_key_check.hpp"
#include "ssh/tcp_connect.hpp"

#include <QDir>
#include <QRandomGenerator>

#include <array>
#include <libssh/libssh.h>
#include <pwd.h>
#include <unistd.h>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;
using command::SshTarget;

namespace {

void set(SshSession &session, ssh_options_e which, const QString &value)
{
    ::ssh_options_set(session.raw(), which, value.toUtf8().constData());
}

/// The name and home folder that the system knows of the user this runs as.
std::pair<QString, QString> accountOf(uid_t uid)
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) {
        return {qEnvironmentVariable("USER"), QDir::homePath()};
    }
    return {QString::fromUtf8(entry.pw_name), QString::fromUtf8(entry.pw_dir)};
}

QString inHome(const QString &path)
{
    return path.startsWith("~/"_L1) ? QString(QDir::homePath() + path.sliced(1)) : path;
}

/// OpenSSH takes its home folder from the system, not from $HOME; where they differ the jump must be told which files
/// count.
QString withOurFiles(const QString &proxyCommand)
{
    const QString folder = QDir::homePath() + u"/.ssh"_s;
    if (!proxyCommand.startsWith("ssh "_L1) ||
        QDir::cleanPath(accountOf(::getuid()).second) == QDir::cleanPath(QDir::homePath())) {
        return proxyCommand;
    }
    QString files = QFile::exists(folder + u"/config"_s) ? u"-F '%1/config' "_s.arg(folder) : QString();
    files += u"-o UserKnownHostsFile='%1/known_hosts' "_s.arg(folder);
    return u"ssh "_s + files + proxyCommand.sliced(4);
}

} // namespace

Connector::Connector(std::shared_ptr<command::Prompter> prompter, std::shared_ptr<command::CredentialCache> credentials,
                     ConnectOptions options)
    : m_prompter(std::move(prompter))
    , m_credentials(std::move(credentials))
    , m_options(options)
{
}

Result<std::unique_ptr<SshSession>> Connector::configure(const SshTarget &target, bool onlyNamedKeys) const
{
    auto session = std::make_unique<SshSession>();
    if (session->raw() == nullptr) {
        return fail(ErrorCode::Internal, u"ssh_new"_s);
    }
    set(*session, SSH_OPTIONS_SSH_DIR, QDir::homePath() + u"/.ssh"_s);
    set(*session, SSH_OPTIONS_HOST, target.host);
    if (!target.user.isEmpty()) {
        set(*session, SSH_OPTIONS_USER, target.user); // before the files too: they may match on it
    }
    if (session->option(SSH_OPTIONS_HOST).isEmpty() || ::ssh_options_parse_config(session->raw(), nullptr) != 0) {
        return std::unexpected(
            session->error(ErrorCode::InvalidInput).on(target.toString()).during(u"reading ~/.ssh/config"_s));
    }
    if (!target.user.isEmpty()) {
        set(*session, SSH_OPTIONS_USER, target.user);
    } else if (session->option(SSH_OPTIONS_USER).isEmpty()) {
        set(*session, SSH_OPTIONS_USER, accountOf(::getuid()).first);
    }
    if (target.port != 0) {
        ::ssh_options_set(session->raw(), SSH_OPTIONS_PORT, &target.port);
    }
    if (!target.identityFile.isEmpty()) {
        set(*session, SSH_OPTIONS_IDENTITY, inHome(target.identityFile));
    }
    if (onlyNamedKeys) {
        const bool yes = true;
        ::ssh_options_set(session->raw(), SSH_OPTIONS_IDENTITIES_ONLY, &yes);
    }
    session->userAtHost = session->option(SSH_OPTIONS_USER) + u'@' + target.host;
    return session;
}

Result<> Connector::openSocket(SshSession &session, const SshTarget &target, const Limits &limits) const
{
    const QString host = session.option(SSH_OPTIONS_HOST);
    const int port = session.port();
    const QString proxyCommand = session.option(SSH_OPTIONS_PROXYCOMMAND);
    UniqueFd socket;
    if (!proxyCommand.isEmpty()) {
        auto proxy = ProxyProcess::start(
            expandProxyCommand(withOurFiles(proxyCommand), host, port, session.option(SSH_OPTIONS_USER), target.host));
        if (!proxy) {
            return std::unexpected(proxy.error().on(session.userAtHost));
        }
        session.proxy = std::move(*proxy);
        socket = session.proxy->takeSocket();
    } else {
        auto connected = connectTcp(host, port, limits, std::chrono::steady_clock::now() + m_options.connectTimeout);
        if (!connected) {
            return std::unexpected(connected.error().on(session.userAtHost));
        }
        socket = std::move(*connected);
    }
    const socket_t fd = socket.release(); // libssh closes it from now on
    ::ssh_options_set(session.raw(), SSH_OPTIONS_FD, &fd);
    return {};
}

Result<std::unique_ptr<SshSession>> Connector::shakeHands(const SshTarget &target, bool onlyNamedKeys,
                                                          const Limits &limits) const
{
    for (int attempt = 1;; ++attempt) {
        auto session = configure(target, onlyNamedKeys);
        if (!session) {
            return session;
        }
        if (auto opened = openSocket(**session, target, limits); !opened) {
            return std::unexpected(opened.error());
        }
        const auto answer = (*session)->repeat([&session] { return ::ssh_connect((*session)->raw()); }, SSH_AGAIN,
                                               limits, m_options.handshakeSilence);
        if (!answer) {
            return std::unexpected(answer.error().during(u"ssh handshake"_s));
        }
        if (*answer == SSH_OK) {
            return session;
        }
        const Error error = (*session)->error(ErrorCode::Unreachable).during(u"ssh handshake"_s);
        const bool isHangUp = error.detail.contains("reset"_L1) || error.detail.contains("disconnected"_L1) ||
                              error.detail.contains("closed"_L1) || error.detail.contains("Broken pipe"_L1);
        if (!isHangUp || (*session)->proxy || attempt >= m_options.handshakeTries) {
            return std::unexpected(error);
        }
        session->reset();
        // With some chance in it, so that those who were turned away together do not come back together.
        const Milliseconds pause{(100 << attempt) + QRandomGenerator::global()->bounded(200)};
        SystemClock().sleepFor(pause, limits.stop);
    }
}

Result<std::unique_ptr<SshSession>> Connector::connect(const SshTarget &target, command::Asking asking,
                                                       const Limits &limits) const
{
    bool onlyNamedKeys = false;
    for (int attempt = 1;; ++attempt) {
        auto session = shakeHands(target, onlyNamedKeys, limits);
        if (!session) {
            return session;
        }
        command::Prompter *const prompter = asking == command::Asking::Allowed ? m_prompter.get() : nullptr;
        if (auto trusted = checkHostKey(**session, prompter, limits); !trusted) {
            return std::unexpected(trusted.error());
        }
        Authenticator authenticator(**session, m_credentials, asking, limits);
        const auto loggedIn = authenticator.run();
        if (loggedIn) {
            return session;
        }
        // An agent full of keys uses up the tries before the right one, and libssh loses the server's words about it; a
        // person types longer than the server waits.
        const bool hungUp = loggedIn.error().code == ErrorCode::Disconnected;
        const bool tooManyKeys = hungUp && authenticator.wasTryingKeys() && !authenticator.hasAsked() && !onlyNamedKeys;
        const bool tooSlow = hungUp && authenticator.hasAsked();
        if (attempt >= 3 || (!tooManyKeys && !tooSlow)) {
            return std::unexpected(loggedIn.error());
        }
        onlyNamedKeys = onlyNamedKeys || tooManyKeys;
    }
}

} // namespace kubemori::ssh
