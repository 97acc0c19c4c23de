// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release.hpp"
#include "kubespray/release_source.hpp"

#include <QHash>

#include <memory>
#include <vector>

namespace kubemori::kubespray {

/// The variables that a release sets, as they count with its unmodified sample inventory: what the sample sets, then
/// the roles' defaults, those of Kubespray's own common role before those of single roles.
class ReleaseVariables
{
public:
    explicit ReleaseVariables(const ReleaseSource &source);

    /// What counts.
    [[nodiscard]] ReleaseFact fact(const QString &name) const;
    /// As the sample inventory sets it; unknown when it does not.
    [[nodiscard]] ReleaseFact sampleFact(const QString &name) const;
    /// What would count without the sample inventory.
    [[nodiscard]] ReleaseFact roleFact(const QString &name) const;
    /// The variable that counts; nullptr if nothing sets it.
    [[nodiscard]] const OutlineEntry *find(const QString &name) const;
    [[nodiscard]] Origin originOf(const QString &name) const;
    /// Where the roles set each variable, as it counts without the sample inventory.
    [[nodiscard]] QHash<QString, Origin> roleOrigins() const;
    /// Names of all variables that roles set, sorted.
    [[nodiscard]] QStringList roleNames() const;

private:
    struct Place
    {
        const OutlineEntry *entry = nullptr;
        QString file;
    };
    using Layer = QHash<QString, Place>;

    void addFiles(const ReleaseSource &source, const QStringList &paths, Layer &layer);
    [[nodiscard]] ReleaseFact factOf(const Place &place, bool withSample) const;

    Layer m_sample;
    Layer m_roles;
    std::vector<std::shared_ptr<const YamlOutline>> m_outlines; ///< the entries' owners
};

} // namespace kubemori::kubespray
