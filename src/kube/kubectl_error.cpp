// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl_error.hpp"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr int notFoundByShell = 127;
constexpr qsizetype mostDetailLines = 6;

/// Part of a message that tells what it means. Tried in this order.
struct Sign
{
    QLatin1StringView text;
    ErrorCode code;
};

constexpr std::array signs{
    Sign{"command not found"_L1, ErrorCode::ProgramMissing},
    Sign{"(Forbidden)"_L1, ErrorCode::PermissionDenied},
    Sign{" is forbidden: "_L1, ErrorCode::PermissionDenied},
    Sign{"(Unauthorized)"_L1, ErrorCode::AuthenticationFailed},
    Sign{"must be logged in to the server"_L1, ErrorCode::AuthenticationFailed},
    Sign{"x509:"_L1, ErrorCode::AuthenticationFailed},
    Sign{"(NotFound)"_L1, ErrorCode::NotFound},
    Sign{"(Expired)"_L1, ErrorCode::Expired},
    Sign{"(Gone)"_L1, ErrorCode::Expired},
    Sign{"(ResourceExpired)"_L1, ErrorCode::Expired},
    Sign{"too old resource version"_L1, ErrorCode::Expired},
    Sign{"(AlreadyExists)"_L1, ErrorCode::AlreadyExists},
    Sign{"The connection to the server"_L1, ErrorCode::Unreachable},
    Sign{"Unable to connect to the server"_L1, ErrorCode::Unreachable},
    Sign{"connection refused"_L1, ErrorCode::Unreachable},
    Sign{"no route to host"_L1, ErrorCode::Unreachable},
    Sign{"i/o timeout"_L1, ErrorCode::Unreachable},
    Sign{"TLS handshake timeout"_L1, ErrorCode::Unreachable},
    Sign{"connection reset by peer"_L1, ErrorCode::Unreachable},
    Sign{"http2: client connection lost"_L1, ErrorCode::Unreachable},
    Sign{"http2: server sent GOAWAY"_L1, ErrorCode::Unreachable},
    Sign{"unexpected EOF"_L1, ErrorCode::Unreachable},
    Sign{"was refused - did you specify"_L1, ErrorCode::Unreachable},
    Sign{"Error from server"_L1, ErrorCode::ServerError},
    Sign{"etcdserver:"_L1, ErrorCode::ServerError},
    Sign{"context was not found"_L1, ErrorCode::InvalidInput},
    Sign{"Error loading config file"_L1, ErrorCode::InvalidInput},
    Sign{"error loading config file"_L1, ErrorCode::InvalidInput},
};

bool isAboutContext(const QString &text)
{
    static const QRegularExpression form(
        u"context \"[^\"]*\" does not exist|context was not found for specified context"_s);
    return form.match(text).hasMatch();
}

ErrorCode codeOf(const command::Exit &exit, const QString &text)
{
    if (exit.code == notFoundByShell) {
        return ErrorCode::ProgramMissing;
    }
    if (isAboutContext(text)) {
        return ErrorCode::InvalidInput;
    }
    const auto *sign = std::ranges::find_if(signs, [&text](const Sign &each) { return text.contains(each.text); });
    return sign == signs.end() ? ErrorCode::ExitedNonZero : sign->code;
}

/// klog's line head: "I0301 21:30:00.123456   12345 file.go:12] ".
bool isLogLine(const QString &line)
{
    static const QRegularExpression form(uR"(\A[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [^ ]+\.go:\d+\] )"_s);
    return form.match(line).hasMatch();
}

} // namespace

bool isKubectlWarning(QByteArrayView line)
{
    const QString text = QString::fromUtf8(line);
    return text.startsWith(u"WARNING: version difference between client") ||
           text.startsWith(u"Warning: version difference") || text.startsWith(u"Warning: use of ") ||
           text.contains(u" is deprecated in v") || text.contains(u" has been deprecated") || isLogLine(text);
}

Error kubectlError(const command::Exit &exit, QByteArrayView standardError)
{
    QStringList lines;
    QStringList warnings;
    for (const QByteArray &line : standardError.toByteArray().split('\n')) {
        const QByteArray plain = line.trimmed();
        if (!plain.isEmpty()) {
            (isKubectlWarning(plain) ? warnings : lines).append(QString::fromUtf8(plain));
        }
    }
    // Old clients say some faults only as log lines.
    const QStringList &telling = lines.isEmpty() ? warnings : lines;
    const QString text = telling.join(u'\n');
    const QString detail = telling.sliced(std::max(qsizetype{0}, telling.size() - mostDetailLines)).join(u'\n');
    const QString how = exit.signal != 0 ? u"kubectl was ended by signal %1"_s.arg(exit.signal)
                                         : u"kubectl ended with exit code %1"_s.arg(exit.code);
    return {.code = codeOf(exit, text),
            .detail = detail.isEmpty() ? how : detail,
            .subject = {},
            .context = detail.isEmpty() ? QStringList() : QStringList{how}};
}

bool isWorthAnotherHost(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable:
    case ErrorCode::Disconnected:
    case ErrorCode::TimedOut:
    case ErrorCode::ServerError:
        return true;
    case ErrorCode::AuthenticationFailed:
        // By the API server, not by ssh: every control plane has certificates of its own, and another one's may be
        // good.
        return error.detail.contains("certificate has expired"_L1) ||
               error.detail.contains("must be logged in to the server"_L1);
    default:
        return false;
    }
}

} // namespace kubemori::kube
