// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release.hpp"
#include "kubespray/revision_files.hpp"

namespace kubemori::kubespray {

/// What a checkout says of its releases, read from its objects at any tag, known or to come: there is no table of
/// releases in the program, and nothing is checked out. What is not understood is unknown, never guessed. Blocks for
/// about a second (all tags of Kubespray on this machine); thread-safe.
class ReleaseCatalogue
{
public:
    explicit ReleaseCatalogue(RevisionFiles files);

    /// All releases in the order of their versions (see releaseTags()). A release that cannot be read has
    /// Release::error set and spoils no other. Errors: those of Git::read() that concern the checkout as a whole.
    [[nodiscard]] Result<QList<Release>> releases(const std::stop_token &stop) const;
    /// Those of some tags, in their order; one git ls-tree for each and few git cat-file for all of them.
    [[nodiscard]] Result<QList<Release>> releases(const QList<ReleaseTag> &tags, const std::stop_token &stop) const;

private:
    RevisionFiles m_files;
};

/// Releases of which nothing but the tags is known.
[[nodiscard]] QList<Release> onlyTags(const QList<ReleaseTag> &tags);

} // namespace kubemori::kubespray
