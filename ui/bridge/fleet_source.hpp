// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "command/credential_cache.hpp"
#include "fleet/cluster_record.hpp"

#include <QList>

#include <functional>

namespace kubemori::ui {

/// Where the fleet page gets what it shows. No call blocks; records come on worker threads and are carried to the GUI
/// thread by GuiMailbox. Destroying the source stops what is under way and waits for its threads.
class FleetSource
{
public:
    using Sink = std::function<void(const fleet::ClusterRecord &)>;

    virtual ~FleetSource() = default;
    /// Who gets the records. Once, before the first look.
    virtual void follow(Sink sink) = 0;
    /// Looks at these clusters, a few at a time: for each the sink gets first what was known before, then what is seen,
    /// part by part, and at last a record that is not looking any more. OnlyRemembered asks nobody for anything.
    virtual void look(const QList<cluster::Profile> &clusters, command::Asking asking) = 0;
};

} // namespace kubemori::ui
