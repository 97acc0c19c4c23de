// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_prompter.hpp"

#include "app/cli/output.hpp"
#include "base/stop_event.hpp"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// The controlling terminal, with echo switched off and put back.
class Terminal
{
public:
    explicit Terminal(bool echo)
        : m_fd(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_fd < 0 || ::tcgetattr(m_fd, &m_before) != 0) {
            return;
        }
        if (!echo) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            silent.c_lflag |= ECHONL;
            m_changed = ::tcsetattr(m_fd, TCSAFLUSH, &silent) == 0;
        }
    }
    ~Terminal()
    {
        if (m_changed) {
            ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
        }
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }

    void write(const QByteArray &text) const
    {
        [[maybe_unused]] const auto written = ::write(m_fd, text.constData(), static_cast<std::size_t>(text.size()));
    }

private:
    int m_fd;
    termios m_before{};
    bool m_changed = false;
};

Result<QByteArray> readLine(const Terminal &terminal, const std::stop_token &stop)
{
    const StopEvent wakeUp(stop);
    QByteArray line;
    line.reserve(256); // so that a secret is not left behind in smaller buffers while it grows
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> fds{{{terminal.fd(), POLLIN, 0}, {wakeUp.fd(), POLLIN, 0}}};
        ::poll(fds.data(), fds.size(), -1);
        if (fds[0].revents == 0) {
            continue;
        }
        char byte = 0;
        if (::read(terminal.fd(), &byte, 1) != 1) {
            return fail(ErrorCode::Declined, u"end of input"_s);
        }
        if (byte == '\n') {
            return line;
        }
        line.append(byte);
    }
    return fail(ErrorCode::Cancelled);
}

/// "y" and "yes", as ssh and apt take it, in any language of the question.
bool isYes(const QByteArray &answer)
{
    const QByteArray word = answer.trimmed().toLower();
    return word == "y" || word == "yes";
}

} // namespace

TerminalPrompter::TerminalPrompter(Offer offer)
    : m_offer(offer)
{
}

Result<QByteArray> TerminalPrompter::ask(const QString &text, bool echo, const std::stop_token &stop)
{
    const Terminal terminal(echo);
    if (terminal.fd() < 0) {
        return fail(ErrorCode::Declined, u"no terminal to ask on"_s);
    }
    terminal.write(text.toUtf8());
    auto line = readLine(terminal, stop);
    if (!line) {
        terminal.write("\n");
    }
    return line;
}

QString TerminalPrompter::question(const command::SecretRequest &request)
{
    switch (request.kind) {
    case command::SecretKind::SshPassword:
        return tr("ssh password for %1: ").arg(request.target);
    case command::SecretKind::KeyPassphrase:
        return tr("Passphrase of the key %1: ").arg(request.target);
    case command::SecretKind::SudoPassword:
        return tr("sudo password for %1: ").arg(request.target);
    case command::SecretKind::VaultPassword:
        return tr("Vault password of the cluster %1: ").arg(request.target);
    case command::SecretKind::KeyboardInteractive:
        break;
    }
    return tr("%1 asks: %2 ").arg(request.target, request.serverPrompt.simplified());
}

Result<command::SecretAnswer> TerminalPrompter::askSecret(const command::SecretRequest &request, std::stop_token stop)
{
    const std::scoped_lock lock(m_mutex);
    QString text = printable(question(request)); // a server's words come with it
    if (request.retry) {
        text.prepend(tr("That was not accepted.") + u'\n');
    } else if (request.keptWasRefused) {
        text.prepend(tr("The password in the keyring was not accepted.") + u'\n');
    }
    if (request.remembering == command::Remembering::NoKeyring && !std::exchange(m_saidNoKeyring, true)) {
        text.prepend(tr("There is no keyring to use here: what you type is kept in memory until this command ends.") +
                     u'\n');
    }
    auto line = ask(text, request.echo, stop);
    if (!line) {
        return std::unexpected(line.error());
    }
    Secret secret(std::move(*line));
    if (request.remembering != command::Remembering::Offered || m_offer == Offer::Nothing) {
        return secret;
    }
    const auto remember = ask(tr("Remember it in the keyring? [y/N] "), true, stop);
    if (!remember && remember.error().code == ErrorCode::Cancelled) {
        return std::unexpected(remember.error());
    }
    return command::SecretAnswer(std::move(secret), remember && isYes(*remember));
}

void TerminalPrompter::tellNotKept(const command::SecretKey &key, const Error &why)
{
    say(tr("The secret “%1” could not be kept in the keyring.").arg(printable(command::accountName(key))));
    sayError(why);
}

Result<bool> TerminalPrompter::confirmHostKey(const command::HostKeyQuestion &question, std::stop_token stop)
{
    const QString text =
        tr("The host %1 (port %2) is not in known_hosts.\n%3 key: %4\nAccept it and remember it? (yes/no) ")
            .arg(question.host)
            .arg(question.port)
            .arg(question.keyType, question.fingerprintSha256);
    const std::scoped_lock lock(m_mutex);
    const auto line = ask(text, true, stop);
    if (!line) {
        return std::unexpected(line.error());
    }
    return line->trimmed().toLower() == "yes";
}

Result<QString> TerminalPrompter::askLine(const QString &text, std::stop_token stop)
{
    const std::scoped_lock lock(m_mutex);
    const auto line = ask(text, true, stop);
    if (!line) {
        return std::unexpected(line.error());
    }
    return QString::fromUtf8(line->trimmed());
}

} // namespace kubemori::cli
