// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/git.hpp"

#include <array>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = qsizetype{32} << 20;

struct Sign
{
    QLatin1StringView words;
    ErrorCode code;
};

/// What git says (2.17 to 2.50, LC_ALL=C), the special before the general.
constexpr std::array signs{
    Sign{"dubious ownership"_L1, ErrorCode::NotTrusted}, // since 2.35.3
    Sign{"unsafe repository"_L1, ErrorCode::NotTrusted}, // 2.35.2
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

Result<QByteArray> Git::read(const QStringList &arguments, std::stop_token stop) const
{
    if (m_folder.isEmpty() || m_folder.contains(QChar(0))) {
        return fail(ErrorCode::InvalidInput, u"this cannot be a folder"_s, where());
    }
    command::Command command;
    // core.fsmonitor may name a program of the repository's own.
    command.argv =
        QStringList{u"git"_s, u"-C"_s, m_folder, u"-c"_s, u"core.fsmonitor=false"_s, u"-c"_s, u"color.ui=false"_s} +
        arguments;
    command.environment = {
        {u"LC_ALL"_s, u"C"_s}, {u"GIT_TERMINAL_PROMPT"_s, u"0"_s}, {u"GIT_OPTIONAL_LOCKS"_s, u"0"_s}};
    command.timeout = m_timeout;
    auto captured = command::capture(*m_runner, command, std::move(stop), longestAnswer);
    if (!captured) {
        Error error = captured.error();
        error.subject = where();
        return std::unexpected(error);
    }
    if (!captured->exit.isSuccess()) {
        const QString said = QString::fromUtf8(captured->errors).trimmed().right(1000);
        return fail(codeOf(said), said.isEmpty() ? u"exit code %1"_s.arg(captured->exit.code) : said, where());
    }
    return std::move(captured->output);
}

} // namespace kubemori::kubespray
