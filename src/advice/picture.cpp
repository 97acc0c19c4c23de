// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/picture.hpp"

namespace kubemori::advice {

const SettingFact *SettingLayers::effective(const QString &key) const
{
    for (const SettingFacts *layer : {&own, &sample, &roles}) {
        if (const auto found = layer->constFind(key); found != layer->cend()) {
            return &*found;
        }
    }
    return nullptr;
}

} // namespace kubemori::advice
