// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/environment/pip_words.hpp"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

struct Sign
{
    QLatin1StringView words;
    QLatin1StringView hint;
};

/// The special before the general: an index that cannot be reached ends in "no matching distribution", too.
constexpr std::array signs{
    Sign{"No space left on device"_L1, "disk-full"_L1},
    Sign{"Disk quota exceeded"_L1, "disk-full"_L1},
    Sign{"CERTIFICATE_VERIFY_FAILED"_L1, "certificate"_L1},
    Sign{"certificate verify failed"_L1, "certificate"_L1},
    Sign{"NewConnectionError"_L1, "unreachable"_L1},
    Sign{"Temporary failure in name resolution"_L1, "unreachable"_L1},
    Sign{"ConnectTimeoutError"_L1, "unreachable"_L1},
    Sign{"ReadTimeoutError"_L1, "unreachable"_L1},
    Sign{"ProxyError"_L1, "unreachable"_L1},
    Sign{"Connection refused"_L1, "unreachable"_L1},
    Sign{"Network is unreachable"_L1, "unreachable"_L1},
    Sign{"Connection broken"_L1, "unreachable"_L1},
    Sign{"DO NOT MATCH THE HASHES"_L1, "hashes"_L1},
    Sign{"Requires-Python"_L1, "python-version"_L1},
    Sign{"requires a different Python"_L1, "python-version"_L1},
    Sign{"Failed building wheel"_L1, "build-failed"_L1},
    Sign{"Failed to build"_L1, "build-failed"_L1},
    Sign{"subprocess-exited-with-error"_L1, "build-failed"_L1},
    Sign{"Python.h: No such file"_L1, "build-failed"_L1},
    Sign{"ResolutionImpossible"_L1, "conflict"_L1},
    Sign{"conflicting dependencies"_L1, "conflict"_L1},
    Sign{"Could not find a version"_L1, "no-such-version"_L1},
    Sign{"No matching distribution"_L1, "no-such-version"_L1},
    Sign{"Could not open requirements file"_L1, "no-requirements"_L1},
    Sign{"Permission denied"_L1, "permission"_L1},
};

/// Where a line names the package; the first that is found counts.
const QList<QRegularExpression> &places()
{
    static const QList<QRegularExpression> all{
        QRegularExpression(uR"(No matching distribution found for (\S+))"_s),
        QRegularExpression(uR"(satisfies the requirement (\S+))"_s),
        QRegularExpression(uR"(Failed building wheel for (\S+))"_s),
        QRegularExpression(uR"(Cannot install (.+?) because these)"_s),
        QRegularExpression(uR"(Package '?([\w.-]+)'? requires a different Python)"_s),
        QRegularExpression(uR"(/simple/([\w.-]+)/)"_s),
        QRegularExpression(uR"(note: This error originates from .* in (\S+))"_s),
    };
    return all;
}

/// The last that pip began with, for failures that name none.
QString lastCollected(const QString &text)
{
    static const QRegularExpression collecting(uR"(^\s*(?:Collecting|Processing|Building wheel for) (\S+))"_s,
                                               QRegularExpression::MultilineOption);
    QString last;
    for (const auto &match : collecting.globalMatch(text)) {
        last = match.captured(1);
    }
    return last.section(u'/', -1);
}

} // namespace

PipFailure readPipFailure(const QByteArray &output)
{
    constexpr qsizetype mostLines = 12;
    const QString text = QString::fromUtf8(output);
    PipFailure failure{.package = {}, .hint = u"unknown"_s, .words = {}};
    for (const Sign &sign : signs) {
        if (text.contains(sign.words)) {
            failure.hint = sign.hint;
            break;
        }
    }
    for (const QRegularExpression &place : places()) {
        if (const auto match = place.match(text); match.hasMatch()) {
            failure.package = match.captured(1);
            break;
        }
    }
    if (failure.package.isEmpty()) {
        failure.package = lastCollected(text);
    }
    QStringList lines;
    QStringList errors;
    for (const QString &line : text.split(u'\n')) {
        const QString words = line.trimmed();
        if (words.isEmpty()) {
            continue;
        }
        lines.append(words);
        if (words.startsWith("ERROR:"_L1) || words.startsWith("error:"_L1) || words.startsWith("OSError:"_L1) ||
            words.contains("No space left"_L1)) {
            errors.append(words);
        }
    }
    const QStringList &shown = errors.isEmpty() ? lines : errors;
    failure.words = shown.last(std::min(shown.size(), mostLines)).join(u'\n').right(3000);
    return failure;
}

} // namespace kubemori::upgrade
