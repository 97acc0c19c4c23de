// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile.hpp"

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

QString toString(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Production:
        return u"production"_s;
    case Purpose::Staging:
        return u"staging"_s;
    case Purpose::Test:
        return u"test"_s;
    case Purpose::Education:
        break;
    }
    return u"education"_s;
}

} // namespace kubemori::cluster
