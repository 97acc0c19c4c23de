// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/authenticator.hpp"

#include "ssh/password_prompt.hpp"

#include <cstring>
#include <functional>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;
using command::Credential;
using command::SecretKind;
using command::SecretRequest;

namespace {

constexpr int mostTries = 3;
/// PAM takes its time to refuse, and some directories theirs to look a user up.
constexpr std::chrono::seconds longestSilence{20};

bool opensKey(const QString &file, const Secret &passphrase)
{
    ssh_key key = nullptr;
    const bool opens = ::ssh_pki_import_privkey_file(file.toUtf8().constData(), passphrase.bytes().constData(), nullptr,
                                                     nullptr, &key) == SSH_OK;
    ::ssh_key_free(key);
    return opens;
}

QStringList methodNames(int methods)
{
    QStringList names;
    for (const auto &[bit, name] :
         {std::pair{SSH_AUTH_METHOD_PUBLICKEY, "publickey"},
          std::pair{SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive"},
          std::pair{SSH_AUTH_METHOD_PASSWORD, "password"}, std::pair{SSH_AUTH_METHOD_HOSTBASED, "hostbased"},
          std::pair{SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic"}}) {
        if ((static_cast<unsigned int>(methods) & bit) != 0) {
            names += QString::fromLatin1(name);
        }
    }
    return names;
}

} // namespace

Authenticator::Authenticator(SshSession &session, std::shared_ptr<command::CredentialCache> credentials,
                             command::Asking asking, const Limits &limits)
    : m_session(session)
    , m_credentials(std::move(credentials))
    , m_asking(asking)
    , m_limits(limits)
{
}

Result<int> Authenticator::call(const std::function<int()> &function)
{
    // After the server has hung up, libssh may go on to the next key and then ask to be called again for ever.
    const auto unlessHungUp = [&] {
        const int answer = function();
        return answer == SSH_AUTH_AGAIN && !m_session.isConnected() ? static_cast<int>(SSH_AUTH_ERROR) : answer;
    };
    auto answer = m_session.repeat(unlessHungUp, SSH_AUTH_AGAIN, m_limits, longestSilence);
    if (answer && *answer == SSH_AUTH_ERROR && !m_session.isConnected()) {
        return std::unexpected(m_session.error(ErrorCode::Disconnected).during(u"logging in"_s));
    }
    return answer;
}

Result<> Authenticator::run()
{
    auto answer = tryNone();
    unsigned int done = 0; // methods that brought us as far as they can
    for (int round = 0; round < 4 && answer && *answer != SSH_AUTH_SUCCESS; ++round) {
        const auto open = static_cast<unsigned int>(::ssh_userauth_list(m_session.raw(), nullptr)) & ~done;
        bool isPartial = false;
        for (const unsigned int method :
             {SSH_AUTH_METHOD_PUBLICKEY, SSH_AUTH_METHOD_INTERACTIVE, SSH_AUTH_METHOD_PASSWORD}) {
            if ((open & method) == 0) {
                continue;
            }
            done |= method;
            answer = method == SSH_AUTH_METHOD_PUBLICKEY     ? tryKeys()
                     : method == SSH_AUTH_METHOD_INTERACTIVE ? tryInteractive()
                                                             : tryPassword();
            isPartial = answer && *answer == SSH_AUTH_PARTIAL;
            if (!answer || *answer == SSH_AUTH_SUCCESS || isPartial) {
                break;
            }
        }
        if (answer && !isPartial) {
            break;
        }
    }
    if (!answer) {
        return std::unexpected(answer.error().on(m_session.userAtHost));
    }
    if (*answer != SSH_AUTH_SUCCESS) {
        return std::unexpected(m_stoppedBy.value_or(failure()));
    }
    return {};
}

Error Authenticator::failure() const
{
    const QString offered = methodNames(::ssh_userauth_list(m_session.raw(), nullptr)).join(u',');
    return Error{.code = ErrorCode::AuthenticationFailed,
                 .detail =
                     u"the server takes %1; tried %2"_s.arg(offered.isEmpty() ? u"nothing we know"_s : offered,
                                                            m_tried.isEmpty() ? u"nothing"_s : m_tried.join(u',')),
                 .subject = m_session.userAtHost,
                 .context = {}};
}

Result<int> Authenticator::tryNone()
{
    return call([this] { return ::ssh_userauth_none(m_session.raw(), nullptr); });
}

Result<int> Authenticator::tryKeys()
{
    m_tried += u"publickey"_s;
    ssh_callbacks_struct callbacks{};
    callbacks.userdata = this;
    callbacks.auth_function = &Authenticator::passphraseWanted;
    ssh_callbacks_init(&callbacks);
    ::ssh_set_callbacks(m_session.raw(), &callbacks);
    auto answer = call([this] {
        const int rc = ::ssh_userauth_publickey_auto(m_session.raw(), nullptr, nullptr);
        return m_stoppedBy && m_stoppedBy->code != ErrorCode::Declined ? static_cast<int>(SSH_AUTH_ERROR) : rc;
    });
    ::ssh_set_callbacks(m_session.raw(), nullptr);
    if (m_stoppedBy && m_stoppedBy->code != ErrorCode::Declined) {
        return std::unexpected(*m_stoppedBy);
    }
    return answer;
}

int Authenticator::passphraseWanted(const char * /*prompt*/, char *buffer, std::size_t size, int /*echo*/,
                                    int /*verify*/, void *self)
{
    auto *authenticator = static_cast<Authenticator *>(self);
    char *name = nullptr;
    if (::ssh_userauth_publickey_auto_get_current_identity(authenticator->m_session.raw(), &name) != SSH_OK) {
        return -1;
    }
    const QString file = QString::fromUtf8(name);
    ::ssh_string_free_char(name);
    const auto secret = authenticator->passphrase(file);
    if (!secret) {
        if (!authenticator->m_stoppedBy) {
            authenticator->m_stoppedBy = secret.error();
        }
        return -1;
    }
    const auto length = static_cast<std::size_t>(secret->bytes().size());
    if (length >= size) {
        return -1;
    }
    std::memcpy(buffer, secret->bytes().constData(), length);
    buffer[length] = '\0';
    return 0;
}

Result<Secret> Authenticator::passphrase(const QString &file)
{
    if (!m_credentials) {
        return fail(ErrorCode::Declined, u"the key has a passphrase and nobody can be asked"_s, file);
    }
    m_hasAsked = m_asking == command::Asking::Allowed;
    quint64 refused = 0;
    for (int i = 0; i < mostTries; ++i) {
        const SecretRequest request{.kind = SecretKind::KeyPassphrase, .target = file, .serverPrompt = {}};
        const SteadyTime asked = std::chrono::steady_clock::now();
        auto credential = m_credentials->get(request, refused, m_limits.stop, m_asking);
        m_limits.forgive(asked);
        if (!credential) {
            return std::unexpected(credential.error());
        }
        if (opensKey(file, credential->secret)) {
            m_credentials->accept(request.kind, file, credential->number);
            return std::move(credential->secret);
        }
        refused = credential->number;
    }
    m_credentials->refuse(SecretKind::KeyPassphrase, file, refused);
    return fail(ErrorCode::Declined, u"the passphrase was wrong three times"_s, file);
}

Result<Credential> Authenticator::password()
{
    if (!m_credentials) {
        return fail(ErrorCode::Declined, u"the server wants a password and nobody can be asked"_s,
                    m_session.userAtHost);
    }
    m_hasAsked = m_asking == command::Asking::Allowed;
    ++m_passwordTries;
    const SecretRequest request{.kind = SecretKind::SshPassword, .target = m_session.userAtHost, .serverPrompt = {}};
    const SteadyTime asked = std::chrono::steady_clock::now();
    auto credential = m_credentials->get(request, std::exchange(m_passwordNumber, 0), m_limits.stop, m_asking);
    m_limits.forgive(asked);
    if (credential) {
        m_passwordNumber = credential->number;
        m_isPasswordGiven = true;
    }
    return credential;
}

/// Tells the cache what became of the password that was just given.
void Authenticator::judge(int answer)
{
    if (!std::exchange(m_isPasswordGiven, false)) {
        return;
    }
    if (answer == SSH_AUTH_SUCCESS || answer == SSH_AUTH_PARTIAL) {
        m_credentials->accept(SecretKind::SshPassword, m_session.userAtHost, m_passwordNumber);
    } else {
        m_credentials->refuse(SecretKind::SshPassword, m_session.userAtHost, m_passwordNumber);
    }
}

Result<int> Authenticator::tryPassword()
{
    m_tried += u"password"_s;
    Result<int> answer = SSH_AUTH_DENIED;
    while (m_passwordTries < mostTries && answer && *answer == SSH_AUTH_DENIED) {
        const auto credential = password();
        if (!credential) {
            return std::unexpected(credential.error());
        }
        answer = call(
            [&] { return ::ssh_userauth_password(m_session.raw(), nullptr, credential->secret.bytes().constData()); });
        judge(answer.value_or(SSH_AUTH_ERROR));
    }
    return answer;
}

Result<int> Authenticator::tryInteractive()
{
    m_tried += u"keyboard-interactive"_s;
    Result<int> answer = SSH_AUTH_DENIED;
    for (int i = 0; i < mostTries && m_passwordTries < mostTries && answer && *answer == SSH_AUTH_DENIED; ++i) {
        answer = answerPrompts();
        if (answer && *answer == SSH_AUTH_DENIED && !m_hasAsked) {
            break; // it asked for nothing, so another try would end the same
        }
    }
    return answer;
}

Result<int> Authenticator::answerPrompts()
{
    const auto next = [this] { return ::ssh_userauth_kbdint(m_session.raw(), nullptr, nullptr); };
    auto answer = call(next);
    while (answer && *answer == SSH_AUTH_INFO) {
        const int prompts = ::ssh_userauth_kbdint_getnprompts(m_session.raw());
        for (int i = 0; i < prompts; ++i) {
            if (auto given = answerPrompt(static_cast<unsigned int>(i)); !given) {
                return std::unexpected(given.error());
            }
        }
        answer = call(next);
    }
    judge(answer.value_or(SSH_AUTH_ERROR));
    return answer;
}

Result<> Authenticator::answerPrompt(unsigned int index)
{
    char echo = 0;
    const QString prompt = QString::fromUtf8(::ssh_userauth_kbdint_getprompt(m_session.raw(), index, &echo));
    Secret secret;
    if (echo == 0 && !m_isPasswordGiven && isPasswordPrompt(prompt)) {
        // The usual PAM question for the login password, which may be remembered, unlike a one-time code.
        auto credential = password();
        if (!credential) {
            return std::unexpected(credential.error());
        }
        secret = std::move(credential->secret);
    } else {
        if (!m_credentials || m_asking == command::Asking::OnlyRemembered) {
            return fail(ErrorCode::Declined, u"the server asks: "_s + prompt.simplified(), m_session.userAtHost);
        }
        m_hasAsked = m_asking == command::Asking::Allowed;
        const SteadyTime asked = std::chrono::steady_clock::now();
        auto answer = m_credentials->askOnce({.kind = SecretKind::KeyboardInteractive,
                                              .target = m_session.userAtHost,
                                              .serverPrompt = prompt,
                                              .echo = echo != 0},
                                             m_limits.stop);
        m_limits.forgive(asked);
        if (!answer) {
            return std::unexpected(answer.error());
        }
        secret = std::move(*answer);
    }
    ::ssh_userauth_kbdint_setanswer(m_session.raw(), index, secret.bytes().constData());
    return {};
}

} // namespace kubemori::ssh
