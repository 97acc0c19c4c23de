// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace kubemori::demo {

/// Whether the labels meet a selector: "a=b,c!=d,e in (f,g),h notin (i),j,!k".
[[nodiscard]] bool meetsLabels(const QString &selector, const QMap<QString, QString> &labels);

/// The same for field selectors: "spec.nodeName=n,status.phase!=Failed".
[[nodiscard]] bool meetsFields(const QString &selector, const QMap<QString, QString> &fields);

} // namespace kubemori::demo
