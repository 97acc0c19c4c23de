// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod.hpp"

namespace kubemori::kube {

bool Pod::isFinished() const
{
    return phase == u"Succeeded" || phase == u"Failed";
}

} // namespace kubemori::kube
