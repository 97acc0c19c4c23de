// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/look_at_site.hpp"

namespace kubemori::advice {

Result<SiteView> lookAtSite(const Site & /*site*/, const SiteScope & /*scope*/, const Questions & /*questions*/,
                            const std::function<void(const QString &)> & /*say*/, std::stop_token /*stop*/)
{
    return SiteView();
}

} // namespace kubemori::advice
