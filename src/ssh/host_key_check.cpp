// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/host_key_check.hpp"

#include "ssh/host_key_policy.hpp"
#include "ssh/known_hosts.hpp"

#include <libssh/libssh.h>
#include <mutex>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

namespace {

HostKeyState stateOf(ssh_known_hosts_e state)
{
    switch (state) {
    case SSH_KNOWN_HOSTS_OK:
        return HostKeyState::Known;
    case SSH_KNOWN_HOSTS_UNKNOWN:
        return HostKeyState::Unknown;
    case SSH_KNOWN_HOSTS_NOT_FOUND:
        return HostKeyState::NoFile;
    case SSH_KNOWN_HOSTS_CHANGED:
        return HostKeyState::Changed;
    case SSH_KNOWN_HOSTS_OTHER:
        return HostKeyState::OtherType;
    case SSH_KNOWN_HOSTS_ERROR:
        break;
    }
    return HostKeyState::Unreadable;
}

struct ServerKey
{
    QString type;
    QByteArray blob;
};

ServerKey serverKey(const SshSession &session)
{
    ssh_key key = nullptr;
    if (::ssh_get_server_publickey(session.raw(), &key) != SSH_OK) {
        return {};
    }
    const std::unique_ptr<ssh_key_struct, decltype(&::ssh_key_free)> owner(key, &::ssh_key_free);
    char *text = nullptr;
    if (::ssh_pki_export_pubkey_base64(key, &text) != SSH_OK) {
        return {};
    }
    ServerKey result{.type = QString::fromUtf8(::ssh_key_type_to_char(::ssh_key_type(key))),
                     .blob = QByteArray::fromBase64(text)};
    ::ssh_string_free_char(text);
    return result;
}

Error refusal(const SshSession &session, const ServerKey &key, const QList<KnownHost> &known)
{
    QStringList lines;
    for (const KnownHost &line : known) {
        lines += u"%1:%2: %3 %4 %5"_s.arg(line.file)
                     .arg(line.line)
                     .arg(line.marker, line.keyType, line.fingerprint())
                     .simplified();
    }
    return Error{.code = ErrorCode::HostKeyChanged,
                 .detail = u"the server offers %1 %2; known_hosts has %3"_s.arg(key.type, sha256Fingerprint(key.blob),
                                                                                lines.isEmpty() ? u"nothing readable"_s
                                                                                                : lines.join(u", "_s)),
                 .subject = session.userAtHost,
                 .context = {}};
}

/// Several first connections to one host ask once; the others wait and look again.
std::mutex &questionMutex()
{
    static std::mutex mutex;
    return mutex;
}

Result<> ask(SshSession &session, command::Prompter *prompter, const ServerKey &key, const Limits &limits)
{
    const QString host = session.option(SSH_OPTIONS_HOST);
    const command::HostKeyQuestion question{
        .host = host, .port = session.port(), .keyType = key.type, .fingerprintSha256 = sha256Fingerprint(key.blob)};
    const QString described = u"%1 %2"_s.arg(key.type, question.fingerprintSha256);
    if (prompter == nullptr) {
        return fail(ErrorCode::HostKeyUnknown, described, session.userAtHost);
    }
    const SteadyTime asked = std::chrono::steady_clock::now();
    const auto answer = prompter->confirmHostKey(question, limits.stop);
    limits.forgive(asked);
    if (!answer && answer.error().code != ErrorCode::Declined) {
        return std::unexpected(answer.error().on(session.userAtHost).during(u"asking about the host key"_s));
    }
    if (!answer || !*answer) {
        return fail(ErrorCode::HostKeyUnknown, described, session.userAtHost);
    }
    char *line = nullptr;
    if (::ssh_session_export_known_hosts_entry(session.raw(), &line) != SSH_OK) {
        return std::unexpected(session.error(ErrorCode::Internal).during(u"writing known_hosts"_s));
    }
    const QByteArray entry(line);
    ::ssh_string_free_char(line);
    return appendKnownHost(session.option(SSH_OPTIONS_KNOWNHOSTS), entry);
}

} // namespace

Result<> checkHostKey(SshSession &session, command::Prompter *prompter, const Limits &limits)
{
    const auto look = [&session] { return stateOf(::ssh_session_is_known_server(session.raw())); };
    const ServerKey key = serverKey(session);
    const QStringList files{session.option(SSH_OPTIONS_KNOWNHOSTS), session.option(SSH_OPTIONS_GLOBAL_KNOWNHOSTS)};
    const auto known = findKnownHosts(files, session.option(SSH_OPTIONS_HOST), session.port());
    HostKeyVerdict verdict = judgeHostKey(look(), key.blob, known);
    if (verdict == HostKeyVerdict::Ask && prompter == nullptr) {
        return ask(session, nullptr, key, limits); // refuses, and waits for nobody's answer
    }
    if (verdict == HostKeyVerdict::Ask) {
        std::unique_lock lock(questionMutex(), std::defer_lock);
        while (!lock.try_lock()) {
            if (auto within = limits.check(); !within) {
                return within;
            }
            SystemClock().sleepFor(Milliseconds{20}, limits.stop);
        }
        verdict = judgeHostKey(look(), key.blob, known); // somebody may have accepted it meanwhile
        if (verdict == HostKeyVerdict::Ask) {
            return ask(session, prompter, key, limits);
        }
    }
    if (verdict == HostKeyVerdict::Refuse) {
        return std::unexpected(refusal(session, key, known));
    }
    return {};
}

} // namespace kubemori::ssh
