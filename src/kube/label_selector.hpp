// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// One entry of matchExpressions. GreaterThan and LessThan exist for labels of nodes only.
struct LabelRequirement
{
    enum class Operator { In, NotIn, Exists, DoesNotExist, GreaterThan, LessThan };
    QString key;
    Operator op = Operator::In;
    QStringList values;

    bool operator==(const LabelRequirement &) const = default;
};

/// A metav1.LabelSelector: empty it selects everything; one that was not given selects nothing.
struct LabelSelector
{
    QMap<QString, QString> matchLabels;
    QList<LabelRequirement> matchExpressions;
    bool given = false;

    [[nodiscard]] bool selects(const QMap<QString, QString> &labels) const;
    bool operator==(const LabelSelector &) const = default;
};

[[nodiscard]] bool meets(const LabelRequirement &requirement, const QMap<QString, QString> &labels);
/// Whether all labels wanted are there with these values.
[[nodiscard]] bool containsAll(const QMap<QString, QString> &labels, const QMap<QString, QString> &wanted);

} // namespace kubemori::kube
