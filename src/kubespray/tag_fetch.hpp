// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "kubespray/git.hpp"

#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::kubespray {

/// What a fetch brought.
struct TagFetch
{
    QString remote;      ///< a name ("origin") or an address; without a password that was part of it
    QStringList newTags; ///< release tags and others, in the order of their names
    /// Tags that are another commit there: git leaves ours as they are, and so do we.
    QStringList movedTags;

    bool operator==(const TagFetch &) const = default;
};

/// Brings the tags of new releases into a checkout; branches and files stay as they are. Blocks; thread-safe.
class TagFetcher
{
public:
    /// `url`: where releases come from; empty: the remote "upstream", else "origin", else the first one.
    TagFetcher(std::shared_ptr<command::Runner> runner, QString folder, QString url = {});

    /// git's progress goes to `sink`. A network that stalls ends it after half a minute without data. In a shallow
    /// clone only the tagged commits themselves are fetched. Errors: NotFound when there is no remote at all,
    /// Unreachable, AuthenticationFailed, HostKeyUnknown, and those of Git; what is there stays usable after each.
    [[nodiscard]] Result<TagFetch> fetch(const command::OutputSink &sink, std::stop_token stop) const;

private:
    [[nodiscard]] Result<QString> remote(const std::stop_token &stop) const;
    [[nodiscard]] Result<QStringList> tags(const std::stop_token &stop) const;

    Git m_git;
    QString m_url;
};

} // namespace kubemori::kubespray
