// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release.hpp"

#include <QByteArray>
#include <QJsonObject>

namespace kubemori::cli {

/// `{"releases": […]}`.
[[nodiscard]] QByteArray releasesJson(const QList<kubespray::Release> &releases);
/// `{"min": …, "max": …}`; null where there is no such end.
[[nodiscard]] QJsonObject toJson(const kubespray::AnsibleRange &range);
/// One line for each release.
[[nodiscard]] QString releasesTable(const QList<kubespray::Release> &releases);
/// All that is known of a release, with file and line.
[[nodiscard]] QString releaseText(const kubespray::Release &release);
/// Names on standard error those that could not be read.
void sayUnreadable(const QList<kubespray::Release> &releases);

} // namespace kubemori::cli
