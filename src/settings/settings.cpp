// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.hpp"

namespace kubemori::settings {

using namespace Qt::StringLiterals;

QString toString(ColourScheme scheme)
{
    switch (scheme) {
    case ColourScheme::Light:
        return u"light"_s;
    case ColourScheme::Dark:
        return u"dark"_s;
    case ColourScheme::System:
        break;
    }
    return u"system"_s;
}

} // namespace kubemori::settings
