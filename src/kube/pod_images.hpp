// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// What a pod's containers are made from.
struct PodImages
{
    QString nameSpace;
    QString name;
    QString node;       ///< empty while it is not scheduled
    QStringList images; ///< as its spec names them, containers first, then init containers

    [[nodiscard]] QString qualifiedName() const { return nameSpace + u'/' + name; }
    bool operator==(const PodImages &) const = default;
};

struct PodImagesPage
{
    QList<PodImages> pods;
    QString next; ///< the continue token; empty on the last page
};

/// A page of a PodList. InvalidData says what is wrong and where. The bytes are left as they are, so that another
/// parser can read the same page.
[[nodiscard]] Result<PodImagesPage> parsePodImages(QByteArray &json);

} // namespace kubemori::kube
