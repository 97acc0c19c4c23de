// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/cluster_picture.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

SettingValue settingOf(const ClusterPicture &picture, const QString &key)
{
    using State = SettingValue::State;
    if (!picture.settings) {
        return {};
    }
    const auto *values = picture.settings->find(key);
    if (values == nullptr) {
        return {.state = picture.settings->isIncomplete() ? State::Unclear : State::Unset, .text = {}};
    }
    const bool agree =
        !values->isOpaque && !values->texts.isEmpty() &&
        std::ranges::all_of(values->texts, [&](const QString &text) { return text == values->texts.constFirst(); });
    return agree ? SettingValue{.state = State::Set, .text = values->texts.constFirst()} : SettingValue{};
}

std::optional<bool> switchOf(const SettingValue &value)
{
    static const QStringList on{u"true"_s, u"yes"_s, u"on"_s};
    static const QStringList off{u"false"_s, u"no"_s, u"off"_s};
    const QString word = value.text.toLower();
    if (value.state != SettingValue::State::Set || (!on.contains(word) && !off.contains(word))) {
        return {};
    }
    return on.contains(word);
}

} // namespace kubemori::upgrade::health
