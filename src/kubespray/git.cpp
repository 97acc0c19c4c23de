// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/git.hpp"

#include <array>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = qsizetype{32} << 20;
/// Of what a failing git says: a fetch ends with its reason after many lines about refs.
constexpr qsizetype mostWords = qsizetype{8} << 10;

struct Sign
{
    QLatin1StringView words;
    ErrorCode code;
};

/// What git says (2.17 to 2.50, LC_ALL=C), the special before the general.
constexpr std::array signs{
    Sign{"Host key verification failed"_L1, ErrorCode::HostKeyUnknown}, // ssh, in front of git's own words
    Sign{"Permission denied (publickey"_L1, ErrorCode::AuthenticationFailed},
    Sign{"Authentication failed"_L1, ErrorCode::AuthenticationFailed},
    Sign{"could not read Username"_L1, ErrorCode::AuthenticationFailed},
    Sign{"could not read Password"_L1, ErrorCode::AuthenticationFailed},
    Sign{"Could not resolve host"_L1, ErrorCode::Unreachable},
    Sign{"Could not read from remote repository"_L1, ErrorCode::Unreachable},
    Sign{"unable to access"_L1, ErrorCode::Unreachable}, // http: the reason follows
    Sign{"unable to connect to"_L1, ErrorCode::Unreachable},
    Sign{"does not appear to be a git repository"_L1, ErrorCode::Unreachable}, // a remote that is a folder
    Sign{"dubious ownership"_L1, ErrorCode::NotTrusted},                       // since 2.35.3
    Sign{"unsafe repository"_L1, ErrorCode::NotTrusted},                       // 2.35.2
    Sign{"not a git repository"_L1, ErrorCode::NotFound},
    Sign{"No such file or directory"_L1, ErrorCode::NotFound},
    Sign{"Permission denied"_L1, ErrorCode::PermissionDenied},
    Sign{"Not a directory"_L1, ErrorCode::InvalidInput},
};

ErrorCode codeOf(const QString &said)
{
    for (const Sign &sign : signs) {
        if (said.contains(sign.words)) {
            return sign.code;
        }
    }
    return ErrorCode::ExitedNonZero;
}

} // namespace

Git::Git(std::shared_ptr<command::Runner> runner, QString folder, Milliseconds timeout)
    : m_runner(std::move(runner))
    , m_folder(std::move(folder))
    , m_timeout(timeout)
{
}

QString Git::where() const
{
    return m_runner->location() + u':' + m_folder;
}

Result<command::Command> Git::commandOf(const QStringList &arguments) const
{
    if (m_folder.isEmpty() || m_folder.contains(QChar(0))) {
        return fail(ErrorCode::InvalidInput, u"this cannot be a folder"_s, where());
    }
    command::Command command;
    // core.fsmonitor may name a program of the repository's own.
    command.argv =
        QStringList{u"git"_s, u"-C"_s, m_folder, u"-c"_s, u"core.fsmonitor=false"_s, u"-c"_s, u"color.ui=false"_s} +
        arguments;
    command.environment = {{u"LC_ALL"_s, u"C"_s}, {u"GIT_TERMINAL_PROMPT"_s, u"0"_s}};
    command.timeout = m_timeout;
    return command;
}

Error Git::errorOf(const command::Exit &exit, const QByteArray &errors) const
{
    const QString said = QString::fromUtf8(errors).trimmed().right(1000);
    return {.code = codeOf(said),
            .detail = said.isEmpty() ? u"exit code %1"_s.arg(exit.code) : said,
            .subject = where(),
            .context = {}};
}

Result<QByteArray> Git::read(const QStringList &arguments, std::stop_token stop, const QByteArray &input) const
{
    auto command = commandOf(arguments);
    if (!command) {
        return std::unexpected(command.error());
    }
    command->environment.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    command->input = input;
    auto captured = command::capture(*m_runner, *command, std::move(stop), longestAnswer);
    if (!captured) {
        Error error = captured.error();
        error.subject = where();
        return std::unexpected(error);
    }
    if (!captured->exit.isSuccess()) {
        return std::unexpected(errorOf(captured->exit, captured->errors));
    }
    return std::move(captured->output);
}

Result<> Git::change(const QStringList &arguments, Milliseconds timeout, const command::OutputSink &sink,
                     std::stop_token stop) const
{
    auto command = commandOf(arguments);
    if (!command) {
        return std::unexpected(command.error());
    }
    // Of whatever desktop this runs on, no dialog comes up; a helper that keeps credentials is asked all the same.
    command->environment.insert({{u"GIT_ASKPASS"_s, u"false"_s},
                                 {u"SSH_ASKPASS"_s, u"false"_s},
                                 {u"SSH_ASKPASS_REQUIRE"_s, u"force"_s},
                                 {u"GIT_EDITOR"_s, u"false"_s}});
    command->timeout = timeout;
    QByteArray errors;
    const auto exit = m_runner->run(
        *command,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                errors.append(bytes);
                errors = errors.right(mostWords);
            }
            sink(stream, bytes);
        },
        std::move(stop));
    if (!exit) {
        Error error = exit.error();
        error.subject = where();
        return std::unexpected(error);
    }
    return exit->isSuccess() ? Result<>() : std::unexpected(errorOf(*exit, errors));
}

} // namespace kubemori::kubespray
