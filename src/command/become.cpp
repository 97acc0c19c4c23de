// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/become.hpp"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTries = 3;
constexpr qsizetype wordsKept = 4096;

QByteArray nonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray text;
    for (const quint32 word : words) {
        text += QByteArray::number(word, 16);
    }
    return text;
}

/// As a user types it; the shell says whether the program exists, and that sudo is content.
constexpr auto script = "command -v \"$1\" >/dev/null 2>&1 || exit 127; printf %s '%1' >&2; exec \"$@\"";

/// The last line that says something.
QString lastWords(const QByteArray &text)
{
    return QString::fromUtf8(text.trimmed().split('\n').last().trimmed());
}

} // namespace

Become::Become(const Command &command, QString target, std::shared_ptr<CredentialCache> credentials, Asking asking)
    : m_command(command)
    , m_target(std::move(target))
    , m_credentials(std::move(credentials))
    , m_asking(asking)
    , m_prompt("[sudo " + nonce() + "] ")
    , m_startMark("[started " + nonce() + "]")
    , m_promptFilter(m_prompt)
    , m_startFilter(m_startMark)
{
}

QStringList Become::argv() const
{
    QStringList words{u"sudo"_s, u"-S"_s, u"-p"_s, QString::fromLatin1(m_prompt), u"--"_s};
    if (!m_command.environment.isEmpty()) {
        words += u"env"_s;
        for (const auto &[name, value] : m_command.environment.asKeyValueRange()) {
            words += QString(name + u'=' + value);
        }
    }
    words += {u"sh"_s, u"-c"_s, QString::fromLatin1(script).arg(QString::fromLatin1(m_startMark)), u"sh"_s};
    return words + m_command.argv;
}

QByteArray Become::filter(Stream stream, QByteArrayView bytes)
{
    if (m_hasStarted || (stream == Stream::Output && !m_command.terminal)) {
        return bytes.toByteArray();
    }
    int prompts = 0;
    QByteArray passed = m_promptFilter.feed(bytes, prompts);
    m_isAsked = m_isAsked || prompts > 0;
    int starts = 0;
    passed = m_startFilter.feed(passed, starts);
    if (starts > 0) {
        m_hasStarted = true;
        passed += m_startFilter.finish() + m_promptFilter.finish();
        if (m_number != 0) {
            m_credentials->accept(SecretKind::SudoPassword, m_target, m_number);
        }
    }
    m_words += passed;
    m_words = m_words.last(std::min(m_words.size(), wordsKept));
    return passed;
}

QByteArray Become::finish()
{
    int none = 0;
    const QByteArray rest = m_startFilter.feed(m_promptFilter.finish(), none) + m_startFilter.finish();
    m_words += rest;
    return rest;
}

Result<Secret> Become::answer(std::stop_token stop)
{
    m_isAsked = false;
    if (!m_credentials) {
        return fail(ErrorCode::BecomeFailed, u"sudo asks for a password and none can be given"_s, m_target);
    }
    if (++m_tries > (m_asking == Asking::Allowed ? mostTries : 1)) {
        m_credentials->refuse(SecretKind::SudoPassword, m_target, m_number);
        return fail(ErrorCode::BecomeFailed, u"sudo refused the password %1 times"_s.arg(m_tries - 1), m_target);
    }
    const SecretRequest request{.kind = SecretKind::SudoPassword, .target = m_target, .serverPrompt = {}};
    auto credential = m_asking == Asking::Allowed ? m_credentials->get(request, m_number, std::move(stop))
                                                  : m_credentials->peek(request.kind, m_target);
    if (!credential) {
        return std::unexpected(credential.error().during(u"asking for the sudo password"_s));
    }
    m_number = credential->number;
    QByteArray line;
    line.reserve(credential->secret.bytes().size() + 1); // no smaller copy stays behind
    line.append(credential->secret.bytes());
    line.append('\n');
    return Secret(std::move(line));
}

Result<> Become::verdict(const Exit &exit)
{
    if (m_hasStarted) {
        return {};
    }
    if (exit.code == 127) {
        return fail(ErrorCode::ProgramMissing, m_command.argv.value(0), m_target);
    }
    if (m_number != 0) {
        m_credentials->refuse(SecretKind::SudoPassword, m_target, m_number);
    }
    return fail(ErrorCode::BecomeFailed, lastWords(m_words), m_target);
}

} // namespace kubemori::command
