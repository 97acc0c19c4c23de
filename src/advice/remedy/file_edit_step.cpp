// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/file_edit_step.hpp"

#include "advice/remedy/setting_edit.hpp"
#include "operation/logged_runner.hpp"

#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

namespace {

constexpr qsizetype longestFile = qsizetype{4} << 20;

QString folderOf(const QString &file)
{
    return file.section(u'/', 0, -2);
}

} // namespace

QString backupOf(const QString &file)
{
    return file + u".kubemori-backup"_s;
}

Result<std::optional<QByteArray>> edited(const RemedyAction &action, const QByteArray &content,
                                         const std::optional<QByteArray> &backup)
{
    auto result = action.kind == RemedyAction::Kind::Setting ? withSetting(content, action.key, action.entry.toUtf8())
                  : action.kind == RemedyAction::Kind::Patch ? patched(content, action.patch)
                                                             : unpatched(content, action.patch, backup);
    return result ? result : std::unexpected(result.error().during(u"editing "_s + action.file));
}

FileEditStep::FileEditStep(RemedyAction action, std::shared_ptr<const RemedyShared> shared)
    : m_action(std::move(action))
    , m_shared(std::move(shared))
{
}

// Not told to the log of commands: what is read holds all settings of the cluster, and what is written is in the plan.
command::FileTransfer FileEditStep::files() const
{
    return command::FileTransfer(m_shared->access->deployer().runner);
}

Result<FileEditStep::Look> FileEditStep::look(operation::StepContext &context) const
{
    const command::FileTransfer transfer = files();
    Look look;
    const auto entry = transfer.stat(m_action.file, context.stop());
    if (!entry && entry.error().code == ErrorCode::NotFound && m_action.kind == RemedyAction::Kind::Setting) {
        look.isNew = true;
        look.content = "---\n";
    } else if (!entry) {
        return std::unexpected(entry.error());
    } else {
        auto content = transfer.read(m_action.file, context.stop(), longestFile);
        if (!content) {
            return std::unexpected(content.error());
        }
        look.content = std::move(*content);
        look.mode = entry->mode;
    }
    if (m_action.kind == RemedyAction::Kind::Unpatch) {
        auto backup = transfer.read(backupOf(m_action.file), context.stop(), longestFile);
        if (!backup && backup.error().code != ErrorCode::NotFound) {
            return std::unexpected(backup.error());
        }
        look.backup = backup ? std::optional(std::move(*backup)) : std::nullopt;
    }
    auto wanted = edited(m_action, look.content, look.backup);
    if (!wanted) {
        return std::unexpected(wanted.error().on(m_action.file));
    }
    look.wanted = std::move(*wanted);
    return look;
}

Result<Check> FileEditStep::check(operation::StepContext &context)
{
    return look(context).transform([](const Look &look) { return look.wanted ? Check::NeedsRun : Check::AlreadyDone; });
}

Result<> FileEditStep::run(operation::StepContext &context)
{
    const auto found = look(context);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (!found->wanted) {
        return {};
    }
    const auto written = context.act(m_action.title, [&] { return write(*found, context); });
    if (!written &&
        (written.error().code == ErrorCode::Disconnected || written.error().code == ErrorCode::Unreachable)) {
        context.observe(
            u"the connection was lost (%1): looking whether it was written"_s.arg(toLogLine(written.error())));
        return {};
    }
    return written;
}

Result<> FileEditStep::write(const Look &look, operation::StepContext &context) const
{
    const command::FileTransfer transfer = files();
    const std::stop_token stop = context.stop();
    if (look.isNew) {
        if (const auto made = transfer.makeFolder(folderOf(m_action.file), 0755, stop); !made) {
            return made;
        }
    }
    const QString backup = backupOf(m_action.file);
    if (m_action.kind == RemedyAction::Kind::Patch) {
        // The oldest one stays: another patch of the same file may have been first.
        const auto isThere = transfer.exists(backup, stop);
        if (!isThere) {
            return std::unexpected(isThere.error());
        }
        const auto kept = *isThere ? Result<>() : transfer.write(backup, look.content, look.mode, stop);
        if (!kept) {
            return kept;
        }
    }
    return transfer.write(m_action.file, *look.wanted, look.mode, stop);
}

Result<Proof> FileEditStep::verify(operation::StepContext &context)
{
    const auto found = look(context);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (found->wanted) {
        return fail(ErrorCode::NotProved, u"the file does not say it"_s, m_action.file);
    }
    if (m_action.kind == RemedyAction::Kind::Unpatch && found->backup == found->content) {
        command::Command remove;
        remove.argv = {u"rm"_s, u"-f"_s, u"--"_s, backupOf(m_action.file)};
        remove.timeout = context.timeLeft();
        operation::LoggedRunner runner(m_shared->access->deployer().runner, m_shared->commands);
        if (const auto removed = command::captureChecked(runner, remove, context.stop()); !removed) {
            context.observe(u"the backup stays: "_s + toLogLine(removed.error()));
        }
    }
    return Proof::Seen;
}

} // namespace kubemori::advice
