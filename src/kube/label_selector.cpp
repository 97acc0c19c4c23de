// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/label_selector.hpp"

#include <algorithm>

namespace kubemori::kube {

namespace {

/// As the scheduler: both sides must be whole numbers.
bool compares(const QString &label, const QStringList &values, bool greater)
{
    bool labelIsNumber = false;
    bool valueIsNumber = false;
    const qint64 left = label.toLongLong(&labelIsNumber);
    const qint64 right = values.value(0).toLongLong(&valueIsNumber);
    return labelIsNumber && valueIsNumber && values.size() == 1 && (greater ? left > right : left < right);
}

} // namespace

bool meets(const LabelRequirement &requirement, const QMap<QString, QString> &labels)
{
    const auto label = labels.constFind(requirement.key);
    const bool present = label != labels.constEnd();
    switch (requirement.op) {
    case LabelRequirement::Operator::In:
        return present && requirement.values.contains(*label);
    case LabelRequirement::Operator::NotIn:
        return !present || !requirement.values.contains(*label);
    case LabelRequirement::Operator::Exists:
        return present;
    case LabelRequirement::Operator::DoesNotExist:
        return !present;
    case LabelRequirement::Operator::GreaterThan:
        return present && compares(*label, requirement.values, true);
    case LabelRequirement::Operator::LessThan:
        return present && compares(*label, requirement.values, false);
    }
    return false;
}

bool containsAll(const QMap<QString, QString> &labels, const QMap<QString, QString> &wanted)
{
    for (auto label = wanted.constBegin(); label != wanted.constEnd(); ++label) {
        const auto found = labels.constFind(label.key());
        if (found == labels.constEnd() || *found != label.value()) {
            return false;
        }
    }
    return true;
}

bool LabelSelector::selects(const QMap<QString, QString> &labels) const
{
    return given && containsAll(labels, matchLabels) &&
           std::ranges::all_of(matchExpressions,
                               [&](const LabelRequirement &requirement) { return meets(requirement, labels); });
}

} // namespace kubemori::kube
