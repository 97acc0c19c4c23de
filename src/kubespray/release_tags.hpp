// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"
#include "kubespray/git.hpp"

#include <QDateTime>
#include <QList>

#include <optional>

namespace kubemori::kubespray {

/// A tag of the form vMAJOR.MINOR.PATCH or vMAJOR.MINOR.PATCH-PRE.
struct ReleaseTag
{
    QString name; ///< "v2.27.0"
    Version version;
    QString commit; ///< full id, that of the commit also for an annotated tag
    QDateTime date; ///< of the commit, in the zone it was made in

    [[nodiscard]] bool isPreRelease() const { return !version.pre.isEmpty(); }
    bool operator==(const ReleaseTag &) const = default;
};

/// The version that a tag is of; nothing for tags of other forms ("test-tag-1", "1.5.0", "v1.0").
[[nodiscard]] std::optional<Version> releaseVersion(const QString &tag);

/// All release tags, pre-releases too, in the order of their versions, which is not the order of time: a late patch of
/// an old line comes before the next line. Tags of other forms, and of anything but a commit, are passed over. One call
/// of git. Errors: those of Git::read(), InvalidData.
[[nodiscard]] Result<QList<ReleaseTag>> releaseTags(const Git &git, const std::stop_token &stop);

} // namespace kubemori::kubespray
