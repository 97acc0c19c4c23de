// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace kubemori::demo {

/// What works on files of the demo's checkouts on this machine.
struct FileWork
{
    QStringList argv;   ///< what is run
    QStringList places; ///< all paths in it, whole

    bool operator==(const FileWork &) const = default;
};

/// `cp -a`, `mv -T`, `rm -rf`, `diff -rq` and `mkdir -p` in the forms that stages of an upgrade use, and their scripts:
/// those are known by what they do, and a script of our own is run in their place. All paths have to lie in a checkout
/// by their words, and none may be the checkout itself or git's; the links in them are not looked at. None: nothing to
/// be run here.
[[nodiscard]] std::optional<FileWork> fileWorkOf(const QStringList &argv);

} // namespace kubemori::demo
