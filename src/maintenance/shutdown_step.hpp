// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Reads who is there (boot id over ssh and from the API server) and sends `shutdown -r now`. Whether the node obeyed
/// is proved by the wait that reads a new boot id: a connection that drops is the usual end of this command and says
/// nothing.
class ShutdownStep : public RebootStep
{
public:
    using RebootStep::RebootStep;

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
    /// The cordon, when somebody undid it.
    [[nodiscard]] QString retryFrom() const override { return m_retryFrom; }

protected:
    /// Makes sure that the machine which is told is the node, and that it may be told now.
    [[nodiscard]] virtual Result<> identify(operation::StepContext &context);
    [[nodiscard]] virtual Result<command::Exit> command(const NodeRef &node, std::stop_token stop) const;

private:
    /// True: an earlier command of ours seems to be at work.
    [[nodiscard]] Result<bool> isGoingDown(operation::StepContext &context) const;
    [[nodiscard]] bool isFresh(const operation::StepContext &context) const;
    [[nodiscard]] Result<> send(operation::StepContext &context) const;

    QString m_retryFrom;
};

} // namespace kubemori::maintenance
