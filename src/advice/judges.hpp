// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "advice/picture.hpp"
#include "advice/verdict.hpp"

namespace kubemori::advice::judges {

/// One function per subject, for judge(). A verdict No may have sightings: they are what stands there instead, for a
/// `not` above.
[[nodiscard]] Verdict setting(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict settings(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict inventoryFile(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict checkout(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict group(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict hostVariable(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict options(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict cluster(const Condition &condition, const Picture &picture);
[[nodiscard]] Verdict node(const Condition &condition, const Picture &picture);

[[nodiscard]] Verdict yes(QList<Sighting> sightings);
[[nodiscard]] Verdict no();
[[nodiscard]] Verdict unknown(const QString &missing);
/// Yes where there are sightings, else unknown where something is missing, else no.
[[nodiscard]] Verdict told(QList<Sighting> sightings, QStringList missing);

} // namespace kubemori::advice::judges
