// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ansible_secrets.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

AnsibleSecrets::AnsibleSecrets(std::shared_ptr<command::CredentialCache> credentials, QString cluster,
                               QString nodesUser, Claims claims)
    : m_credentials(std::move(credentials))
    , m_cluster(std::move(cluster))
    , m_nodesUser(std::move(nodesUser))
    , m_claims(std::move(claims))
{
}

command::SecretKey AnsibleSecrets::keyOf(const ansible::RunPrompt &prompt) const
{
    const QString nodes = (m_nodesUser.isEmpty() ? u"ansible"_s : m_nodesUser) + u"@nodes of "_s + m_cluster;
    switch (prompt.kind) {
    case ansible::RunPrompt::Kind::SshPassword:
        return {.kind = command::SecretKind::SshPassword, .target = prompt.target.isEmpty() ? nodes : prompt.target};
    case ansible::RunPrompt::Kind::KeyPassphrase:
        return {.kind = command::SecretKind::KeyPassphrase, .target = prompt.target};
    case ansible::RunPrompt::Kind::VaultPassword:
        return {.kind = command::SecretKind::VaultPassword,
                .target = prompt.target.isEmpty() || prompt.target == "default"_L1
                              ? m_cluster
                              : QString(m_cluster + u'/' + prompt.target)};
    default:
        return {.kind = command::SecretKind::SudoPassword, .target = nodes};
    }
}

Result<Secret> AnsibleSecrets::answer(const ansible::RunPrompt &prompt, std::stop_token stop)
{
    if (!m_claims.claims->take(m_claims.run, prompt.number)) {
        return fail(ErrorCode::Cancelled, u"answered by another who follows the run"_s, m_claims.run);
    }
    const command::SecretKey key = keyOf(prompt);
    command::SecretRequest request;
    request.kind = key.kind;
    request.target = key.target;
    quint64 refused = 0;
    {
        const std::scoped_lock lock(m_mutex);
        // Asked for the same again before anything was done with it: it was wrong.
        std::erase_if(m_given, [&](const Given &given) {
            const bool isSame = given.key == key;
            refused = isSame ? given.number : refused;
            return isSame;
        });
    }
    request.retry = refused != 0;
    auto credential = m_credentials->get(std::move(request), refused, std::move(stop));
    if (!credential) {
        return std::unexpected(credential.error());
    }
    const std::scoped_lock lock(m_mutex);
    m_given.push_back({.key = key, .number = credential->number});
    return std::move(credential->secret);
}

void AnsibleSecrets::judge(bool isRight)
{
    const std::scoped_lock lock(m_mutex);
    for (const Given &given : std::exchange(m_given, {})) {
        if (isRight) {
            m_credentials->accept(given.key.kind, given.key.target, given.number);
        } else {
            m_credentials->refuse(given.key.kind, given.key.target, given.number);
        }
    }
}

} // namespace kubemori::composition
