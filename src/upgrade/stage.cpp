// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stage.hpp"

#include "upgrade/names.hpp"

namespace kubemori::upgrade {

QList<Stage> allStages()
{
    QList<Stage> stages;
    for (const auto &[stage, name] : operation::EnumNames<Stage>::table) {
        stages.append(stage);
    }
    return stages;
}

QString toString(Stage stage)
{
    return operation::nameOf(stage);
}

std::optional<Stage> stageFrom(const QString &name)
{
    return operation::fromName<Stage>(name);
}

} // namespace kubemori::upgrade
