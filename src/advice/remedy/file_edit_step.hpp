// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/remedy_action.hpp"
#include "advice/remedy/remedy_shared.hpp"
#include "command/file_transfer.hpp"
#include "operation/step.hpp"

#include <QByteArray>

#include <optional>

namespace kubemori::advice {

/// Where a patched file is kept as it was, beside it.
[[nodiscard]] QString backupOf(const QString &file);
/// What an action makes of its file; none: it is so already. `backup`: for the way back of a patch.
[[nodiscard]] Result<std::optional<QByteArray>> edited(const RemedyAction &action, const QByteArray &content,
                                                       const std::optional<QByteArray> &backup);

/// Edits a file on the deployer: whole or not at all, with its mode. A patch keeps the file as it was beside it, its
/// way back takes that away again. There is nothing to put back when it fails: then nothing was changed.
class FileEditStep final : public operation::Step
{
public:
    FileEditStep(RemedyAction action, std::shared_ptr<const RemedyShared> shared);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;

private:
    /// The file and what it is to become.
    struct Look
    {
        QByteArray content;
        int mode = 0644;
        std::optional<QByteArray> wanted;
        std::optional<QByteArray> backup;
        bool isNew = false;
    };
    [[nodiscard]] Result<Look> look(operation::StepContext &context) const;
    [[nodiscard]] command::FileTransfer files() const;
    [[nodiscard]] Result<> write(const Look &look, operation::StepContext &context) const;

    RemedyAction m_action;
    std::shared_ptr<const RemedyShared> m_shared;
};

} // namespace kubemori::advice
