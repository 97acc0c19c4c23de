// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/task_thread.hpp"
#include "app/composition/world.hpp"

#include <QString>

namespace kubemori::telling {

/// Tells those who are not in front of the program: writes the report when an operation has ended, and tells the chat
/// of the profile when a person is needed or it is over, and nothing else. Must outlive the operations it is told of.
class OperationTeller
{
public:
    /// `environment` is what curl gets besides that of this program.
    explicit OperationTeller(std::shared_ptr<const command::LocalEnvironment> environment = {});
    ~OperationTeller();

    /// For World::observe(). Called on operations' threads; returns at once, but for the report.
    [[nodiscard]] composition::OperationObserver observer();
    /// Returns when everything that was to be told has been tried.
    void wait();

private:
    void tell(const cluster::Profile &profile, const QString &text);

    std::shared_ptr<command::Runner> m_local;
    composition::TaskThread m_tasks;
};

/// What the chat is told; empty: nothing.
[[nodiscard]] QString newsOf(const cluster::Profile &profile, const operation::Event &event);

} // namespace kubemori::telling
