// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile.hpp"

#include <QByteArray>
#include <QList>

namespace kubemori::cluster {

/// A change to the list of clusters.
struct ProfileEdit
{
    enum class Kind {
        Add,       ///< `profile`, at the end
        Replace,   ///< the entry `id` says `profile` from now on
        Duplicate, ///< a copy of the entry `id` with all it has, which says `profile`, is put behind it
        Remove,    ///< the entry `id`
    };
    Kind kind = Kind::Add;
    QString id;
    Profile profile;

    bool operator==(const ProfileEdit &) const = default;
};

/// The text of clusters.yaml with the changes made. Whatever is not touched stays byte for byte; in a touched entry
/// only the settings that differ are written, so that its comments, unknown keys and order stay. The result is read
/// back: it says exactly what was wanted, and every other cluster as before. `defaults` are those of the reader.
/// InvalidInput: a value is refused (the detail names the key), the text is broken, or it is written in a way that
/// cannot be edited; NotFound and AlreadyExists for ids.
[[nodiscard]] Result<QByteArray> editProfiles(const QByteArray &text, const QList<ProfileEdit> &edits,
                                              const QString &file, const Timeouts &defaults = {});

/// The text of a new file with these clusters.
[[nodiscard]] QByteArray listOfProfiles(const QList<Profile> &profiles, const Timeouts &defaults = {});

/// The same to be given to somebody else: without secrets.
[[nodiscard]] QByteArray exportProfiles(const QList<Profile> &profiles);

} // namespace kubemori::cluster
