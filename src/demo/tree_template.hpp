// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/releases.hpp"

#include <QByteArray>
#include <QMap>

namespace kubemori::demo {

/// Contents of files by their path from the top of a repository.
using Tree = QMap<QString, QByteArray>;

/// Adds to a tree the files that a template describes, as one release has them. The lines of a template:
///
///     @file PATH [FROM..TO]  begins a file
///     @FROM..TO| a line      that only these releases have
///     @in FROM..TO           begins lines that only these releases have; @end ends them
///
/// FROM is the first release, TO the first that is not meant any more; either may be missing ("2.25.0..", "..2.28.0").
/// In all other lines %name% becomes a value of the release: see valueOf().
void grow(Tree &tree, QLatin1StringView text, const Release &release);

/// What a %name% in a template becomes; the name with its signs when there is none of it.
[[nodiscard]] QString valueOf(const QString &name, const Release &release);

} // namespace kubemori::demo
