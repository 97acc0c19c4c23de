// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSize>
#include <QString>

#include <functional>

class QPixmap;

namespace kubemori::test {

/// A picture to be taken: what is on it, in the language and colours set before.
struct Scene
{
    QString name;
    std::function<QPixmap(QSize)> take;
};

[[nodiscard]] QList<Scene> scenes();

} // namespace kubemori::test
