// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/settings_place.hpp"

#include "kubespray/checkout.hpp"
#include "kubespray/work_branch.hpp"
#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/old_inventory.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds compareTimeout = std::chrono::minutes{5};
constexpr QLatin1StringView asideEnd(".kubemori-old");

/// $1: the folder, $2: what it was moved to for the exchange.
constexpr const char *recoverScript = R"sh([ -e "$1" ] || [ ! -d "$2" ] || mv -T -- "$2" "$1")sh";
/// What runs of Kubespray put into the folder since, and git does not know: from $1 to $2.
constexpr const char *keepScript = R"sh(set -e
for name in artifacts credentials; do
  [ ! -d "$1/$name" ] || cp -a -n -- "$1/$name" "$2/"
done)sh";

/// Kubespray puts the cluster's own keys and passwords there; they are ignored by its .gitignore, which `git add -f`
/// passes over.
bool isSecretPlace(const QString &path)
{
    return path.startsWith("artifacts/"_L1) || path.startsWith("credentials/"_L1) || path.startsWith(u'.');
}

bool holdsKey(const QByteArray &bytes)
{
    const qsizetype begin = bytes.indexOf("-----BEGIN ");
    return begin >= 0 && bytes.indexOf("PRIVATE KEY-----", begin) >= 0;
}

} // namespace

SettingsPlace::SettingsPlace(const DeployerWork &where, const HopRecord &hop)
    : m_where(where)
    , m_hop(hop)
{
}

QString SettingsPlace::folder() const
{
    return m_where.path(m_hop.inventoryFolder);
}

QString SettingsPlace::old() const
{
    return m_where.path(oldFolderOf(m_hop));
}

QString SettingsPlace::fresh() const
{
    return folder() + u'.' + m_hop.to + u".new"_s;
}

QString SettingsPlace::message() const
{
    return u"Carry the settings of %1 over to %2"_s.arg(m_hop.inventoryFolder, m_hop.to);
}

Result<QStringList> SettingsPlace::differences(const QString &one, const QString &other, std::stop_token stop) const
{
    const auto captured =
        m_where.ask({u"diff"_s, u"-rq"_s, u"--no-dereference"_s, u"--"_s, one, other}, compareTimeout, std::move(stop));
    if (!captured) {
        return std::unexpected(captured.error());
    }
    if (captured->exit.signal != 0 || captured->exit.code > 1) {
        return fail(ErrorCode::Io, QString::fromUtf8(captured->errors).trimmed().right(1000), one);
    }
    QStringList lines = QString::fromUtf8(captured->output).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty() && captured->exit.code == 1) {
        lines.append(one + u" differs"_s);
    }
    return lines;
}

Result<PlaceState> SettingsPlace::state(std::stop_token stop) const
{
    const auto isThere = m_where.files().exists(folder(), stop);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    if (!*isThere) {
        return PlaceState::Free;
    }
    const auto different = differences(folder(), old(), stop);
    if (!different) {
        return std::unexpected(different.error());
    }
    // When git leaves the branch that has the folder, it takes along what it knows: the rest is in the copy, too.
    const QString onlyInOld = u"Only in "_s + old();
    const bool isOld = std::ranges::all_of(*different, [&onlyInOld](const QString &line) {
        return line.startsWith(onlyInOld + u':') || line.startsWith(onlyInOld + u'/');
    });
    if (isOld) {
        return PlaceState::Old;
    }
    return isCommittedByUs(stop) ? PlaceState::Ours : PlaceState::Others;
}

Result<std::optional<QString>> SettingsPlace::otherBranch(std::stop_token stop) const
{
    return kubespray::Checkout(m_where.deployer().runner, m_where.checkout())
        .state(std::move(stop))
        .transform([this](const kubespray::CheckoutState &state) {
            const bool isRight = state.branch == kubespray::workBranchName(m_hop.to);
            return isRight ? std::nullopt : std::optional(state.branch);
        });
}

/// Nothing is lost then: git has it.
bool SettingsPlace::isCommittedByUs(const std::stop_token &stop) const
{
    if (liesOutside(m_hop.inventoryFolder)) {
        return false;
    }
    const kubespray::Git git = m_where.git();
    const auto subject = git.read({u"log"_s, u"-1"_s, u"--format=%s"_s, u"--"_s, m_hop.inventoryFolder}, stop);
    const auto status =
        git.read({u"status"_s, u"--porcelain"_s, u"--untracked-files=all"_s, u"--"_s, m_hop.inventoryFolder}, stop);
    return subject && status && QString::fromUtf8(*subject).trimmed() == message() && status->trimmed().isEmpty();
}

QList<QStringList> SettingsPlace::recovery() const
{
    const QString aside = folder() + asideEnd;
    return {{u"sh"_s, u"-c"_s, QString::fromLatin1(recoverScript), u"sh"_s, folder(), aside},
            {u"rm"_s, u"-rf"_s, u"--"_s, fresh()}};
}

QList<QStringList> SettingsPlace::exchange(PlaceState state) const
{
    const QString aside = folder() + asideEnd;
    const QStringList drop{u"rm"_s, u"-rf"_s, u"--"_s, aside};
    const QStringList move{u"mv"_s, u"-T"_s, u"--"_s, fresh(), folder()};
    if (state == PlaceState::Free) {
        return {move};
    }
    QList<QStringList> commands;
    if (state == PlaceState::Ours) {
        commands.append({u"sh"_s, u"-c"_s, QString::fromLatin1(keepScript), u"sh"_s, folder(), fresh()});
    }
    return commands + QList<QStringList>{drop, {u"mv"_s, u"-T"_s, u"--"_s, folder(), aside}, move, drop};
}

SettingsPlace::Tracked SettingsPlace::tracked(const group_vars::FolderFiles &files) const
{
    Tracked tracked;
    for (const auto &[path, bytes] : files.asKeyValueRange()) {
        if (isSecretPlace(path) || holdsKey(bytes)) {
            tracked.left.append(path);
        } else {
            tracked.paths.append(m_hop.inventoryFolder + u'/' + path);
        }
    }
    return tracked;
}

QList<QStringList> SettingsPlace::commitCommands(const QStringList &paths, const QStringList &checkoutFiles) const
{
    // By the folder: what is in it no more goes from git as well.
    return {QStringList{u"--literal-pathspecs"_s, u"add"_s, u"-f"_s, u"--"_s} + paths + checkoutFiles,
            QStringList{u"--literal-pathspecs"_s, u"commit"_s, u"-q"_s, u"-m"_s, message(), u"--"_s,
                        m_hop.inventoryFolder} +
                checkoutFiles};
}

QStringList SettingsPlace::stagedArguments(const QStringList &checkoutFiles) const
{
    return QStringList{u"--literal-pathspecs"_s, u"diff"_s, u"--name-only"_s, u"HEAD"_s, u"--"_s,
                       m_hop.inventoryFolder} +
           checkoutFiles;
}

} // namespace kubemori::upgrade
