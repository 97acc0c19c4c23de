// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/old_inventory.hpp"

#include "kubespray/work_branch.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using Source = OldInventoryPlan::Source;

namespace {

constexpr Milliseconds lookTimeout = std::chrono::seconds{60};
constexpr Milliseconds copyTimeout = std::chrono::minutes{10};
constexpr int mostNames = 100;

/// $1: the checkout, $2: a revision with a path, $3: the copy, $4: what lies in its place. The archive goes through a
/// file: a pipe would hide that git failed.
constexpr const char *archiveScript = R"sh(set -e
trap 'rm -f -- "$3.tar"' EXIT
git -C "$1" archive --format=tar "$2" > "$3.tar"
mkdir -p -- "$3"
tar -C "$3" -xf "$3.tar"
[ ! -d "$4" ] || cp -a -n -- "$4/." "$3")sh";

} // namespace

bool liesOutside(const QString &named)
{
    return named.startsWith(u'/') || named.startsWith(u'~') || named.startsWith("../"_L1);
}

OldInventory::OldInventory(const DeployerWork &where, const HopRecord &hop)
    : m_where(where)
    , m_folder(hop.inventoryFolder)
    , m_old(hop.oldInventory)
    , m_from(hop.from)
    , m_to(hop.to)
{
    while (m_folder.size() > 1 && m_folder.endsWith(u'/')) {
        m_folder.chop(1);
    }
}

Result<bool> OldInventory::exists(const QString &named, const std::stop_token &stop) const
{
    return m_where.files().exists(m_where.path(named), stop);
}

Result<QString> OldInventory::differences(const QString &one, const QString &other, const std::stop_token &stop) const
{
    const auto captured =
        m_where.ask({u"diff"_s, u"-rq"_s, u"--no-dereference"_s, u"--"_s, m_where.path(one), m_where.path(other)},
                    copyTimeout, stop);
    if (!captured) {
        return std::unexpected(captured.error());
    }
    if (captured->exit.signal != 0 || captured->exit.code > 1) {
        return fail(ErrorCode::Io, QString::fromUtf8(captured->errors).trimmed().right(1000), one);
    }
    const QString said = QString::fromUtf8(captured->output).trimmed();
    return captured->exit.code == 1 && said.isEmpty() ? one + u" differs"_s : said;
}

/// The branch of the release before is where an admin's inventory is tracked.
Result<QString> OldInventory::revisionWith(const QString &folder, const std::stop_token &stop) const
{
    const QString revision = u"refs/heads/"_s + kubespray::workBranchName(m_from);
    const auto found = m_where.git().read({u"cat-file"_s, u"-e"_s, QString(revision + u':' + folder)}, stop);
    if (found) {
        return revision;
    }
    return found.error().code == ErrorCode::ExitedNonZero || found.error().code == ErrorCode::NotFound
               ? Result<QString>(QString())
               : std::unexpected(found.error());
}

Result<bool> OldInventory::findName(OldInventoryPlan &plan, const std::stop_token &stop) const
{
    const QString wanted = m_folder + u'.' + m_from;
    for (int number = 1; number <= mostNames; ++number) {
        const QString name = number == 1 ? wanted : wanted + u'-' + QString::number(number);
        const auto taken = exists(name, stop);
        if (!taken) {
            return std::unexpected(taken.error());
        }
        plan.copy = name;
        if (!*taken) {
            return false;
        }
        if (plan.source == Source::Folder) {
            const auto different = differences(m_folder, name, stop);
            if (!different) {
                return std::unexpected(different.error());
            }
            if (different->isEmpty()) {
                return true;
            }
        }
        plan.inTheWay.append(name);
    }
    return fail(ErrorCode::AlreadyExists, u"there are too many copies of it"_s, wanted);
}

void OldInventory::writeCommands(OldInventoryPlan &plan) const
{
    const QString copy = m_where.path(plan.copy);
    const QString part = copy + u".kubemori-part"_s;
    plan.commands.append({u"rm"_s, u"-rf"_s, u"--"_s, part}); // one that was left behind is ours
    if (plan.source == Source::Folder) {
        plan.commands.append({u"cp"_s, u"-a"_s, u"--"_s, m_where.path(m_folder), part});
    } else {
        plan.commands.append({u"sh"_s, u"-c"_s, QString::fromLatin1(archiveScript), u"sh"_s, m_where.checkout(),
                              plan.revision + u':' + m_folder, part, m_where.path(m_folder)});
    }
    plan.commands.append({u"mv"_s, u"-T"_s, u"--"_s, part, copy});
}

Result<OldInventoryPlan> OldInventory::plan(const QString &branch, std::stop_token stop) const
{
    OldInventoryPlan plan;
    if (m_folder.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"no inventory is configured"_s);
    }
    if (!m_old.isEmpty()) {
        const auto there = exists(m_old, stop);
        if (!there) {
            return std::unexpected(there.error());
        }
        if (*there) {
            plan.source = Source::Kept;
            plan.copy = m_old;
            return plan;
        }
    }
    const bool isMoved = branch == kubespray::workBranchName(m_to);
    const auto isThere = exists(m_folder, stop);
    const auto isCopied = exists(m_folder + u'.' + m_from, stop);
    const auto revision = liesOutside(m_folder) ? Result<QString>(QString()) : revisionWith(m_folder, stop);
    if (!isThere || !isCopied || !revision) {
        return std::unexpected(!isThere ? isThere.error() : !isCopied ? isCopied.error() : revision.error());
    }
    if (isMoved && *isCopied) { // what lies in the folder may be the new release's already
        plan.source = Source::Kept;
        plan.copy = m_folder + u'.' + m_from;
        return plan;
    }
    // A folder that git took away may be there still, with what git does not know in it.
    const auto isWhole = *isThere ? exists(m_folder + u"/group_vars"_s, stop) : Result<bool>(false);
    if (!isWhole) {
        return std::unexpected(isWhole.error());
    }
    const bool takesRevision = !revision->isEmpty() && (isMoved || !*isWhole);
    if (!takesRevision && !*isThere) {
        return plan;
    }
    plan.source = takesRevision ? Source::Revision : Source::Folder;
    plan.revision = takesRevision ? *revision : QString();
    plan.isAsChanged = isMoved && !takesRevision;
    const auto isSame = findName(plan, stop);
    if (!isSame) {
        return std::unexpected(isSame.error());
    }
    if (*isSame) {
        plan.source = Source::Kept;
    } else {
        writeCommands(plan);
    }
    return plan;
}

Result<> OldInventory::carryOut(const OldInventoryPlan &plan, const StageWork::OutputSink &sink,
                                std::stop_token stop) const
{
    const auto done = m_where.runAll(plan.commands, copyTimeout, sink, stop);
    if (!done) {
        if (!plan.commands.isEmpty()) {
            (void)m_where.run(plan.commands.constFirst(), lookTimeout, {}); // also after a stop
        }
        return std::unexpected(done.error().on(plan.copy).during(u"copying the inventory; nothing else was changed"_s));
    }
    if (plan.source != Source::Folder) {
        return {};
    }
    const auto different = differences(m_folder, plan.copy, stop);
    if (!different) {
        return std::unexpected(different.error());
    }
    return different->isEmpty() ? Result<>() : fail(ErrorCode::NotProved, different->left(1000), plan.copy);
}

} // namespace kubemori::upgrade
