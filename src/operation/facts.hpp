// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace kubemori::operation {

/// What steps remember about nodes for later steps and for a resume: the boot id from before, whether it was
/// schedulable. Everything set here is in the journal. What belongs to no node has an empty node's name. A plain value.
class Facts
{
public:
    /// Empty if it was never set.
    [[nodiscard]] QString value(const QString &node, const QString &key) const;
    void set(const QString &node, const QString &key, const QString &value);

    bool operator==(const Facts &) const = default;

private:
    QMap<QString, QMap<QString, QString>> m_values;
};

} // namespace kubemori::operation
