// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_plan.hpp"
#include "kubespray/inventory_settings.hpp"

#include <QList>
#include <QString>

#include <optional>

namespace kubemori::kubespray {

/// An upgrade run that succeeded, for estimates.
struct PastHop
{
    QString from;
    QString to;
    Milliseconds duration{0};
};

struct HopRequest
{
    QString from; ///< the tag that the cluster runs
    QString to;
    /// Absent: rules that depend on settings are shown as "applies if …" and never block.
    std::optional<InventorySettings> settings;
    QList<PastHop> history; ///< of this cluster; may be empty
};

/// Plans the way from one release to another: one hop for each minor line, the highest patch of each that no rule
/// forbids (patches may be skipped, minor lines must not), and the last one as asked for. A pure function.
///
/// `releases` are those of the checkout in the order of their versions, at least from `from` to `to` (see
/// tagsBetween()). Findings, also blocking ones, are part of the plan. Errors: NotFound when the checkout has no
/// such tag, InvalidInput when `to` is older than `from` or the same; Error::subject is the tag (of an older `to`:
/// "FROM → TO").
[[nodiscard]] Result<HopPlan> planHops(const QList<Release> &releases, const QList<HopRule> &rules,
                                       const HopRequest &request);

/// The tags that planHops() looks at: the lines from that of `from` to that of `to`, whole.
[[nodiscard]] QList<ReleaseTag> tagsBetween(const QList<ReleaseTag> &tags, const QString &from, const QString &to);

} // namespace kubemori::kubespray
