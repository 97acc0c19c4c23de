// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

#include <QMap>

namespace kubemori::demo {

/// A command line of kubectl: plain words, and options without their dashes.
struct KubectlWords
{
    QStringList plain;
    QMap<QString, QString> options;

    /// "--raw", "--namespace" and "-o" may have their value as the next word.
    [[nodiscard]] static KubectlWords of(const QStringList &arguments);
};

/// The node's index; -1 after kubectl's complaint was said.
[[nodiscard]] int nodeNamed(const Call &call, const QString &name);

} // namespace kubemori::demo
