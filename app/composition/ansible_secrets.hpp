// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/prompt_claims.hpp"

#include "ansible/live_run.hpp"
#include "command/credential_cache.hpp"

#include <memory>
#include <optional>

namespace kubemori::composition {

/// Answers what ansible asks for out of the session's memory, the keyring, or a person. A vault's password belongs to
/// the cluster; sudo's and ssh's to the nodes' user, whichever node asks, as ansible knows only one of each.
class AnsibleSecrets final : public ansible::RunSecrets
{
public:
    /// Which run it is for, and who else may answer it.
    struct Claims
    {
        std::shared_ptr<PromptClaims> claims;
        QString run;
    };

    /// `cluster`: the profile's id; `nodesUser`: who logs in to the nodes, may be empty.
    AnsibleSecrets(std::shared_ptr<command::CredentialCache> credentials, QString cluster, QString nodesUser,
                   Claims claims);

    [[nodiscard]] Result<Secret> answer(const ansible::RunPrompt &prompt, std::stop_token stop) override;
    void judge(bool isRight) override;

private:
    struct Given
    {
        command::SecretKey key;
        quint64 number = 0;
    };

    [[nodiscard]] command::SecretKey keyOf(const ansible::RunPrompt &prompt) const;

    std::shared_ptr<command::CredentialCache> m_credentials;
    QString m_cluster;
    QString m_nodesUser;
    Claims m_claims;
    std::mutex m_mutex;
    std::vector<Given> m_given; ///< and not judged yet
};

} // namespace kubemori::composition
