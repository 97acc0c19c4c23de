// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kubespray/git.hpp"

#include <QStringList>

#include <stop_token>

namespace kubemori::diff {

/// The names that a person may choose from to compare.
struct RepositoryNames
{
    QStringList tags;     ///< newest version first
    QStringList branches; ///< local ones, then remote ones
    QString head;         ///< the tag at HEAD, else its branch, else its commit; empty: no commit yet

    bool operator==(const RepositoryNames &) const = default;
};

/// Two short calls of git. Blocks.
[[nodiscard]] Result<RepositoryNames> readRepositoryNames(const kubespray::Git &git, const std::stop_token &stop);

} // namespace kubemori::diff
