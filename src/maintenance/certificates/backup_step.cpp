// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/backup_step.hpp"

#include "maintenance/certificates/renew_scripts.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

namespace {

constexpr QLatin1StringView yes("true");

} // namespace

BackupStep::BackupStep(std::shared_ptr<const RenewShared> shared, QString restart)
    : RenewStep(std::move(shared))
    , m_restart(std::move(restart))
{
}

QString BackupStep::folder() const
{
    return backupFolder(shared().operation);
}

Result<Check> BackupStep::check(operation::StepContext &context)
{
    if (context.fact(renewFacts::before).isEmpty()) {
        return Check::NeedsRun;
    }
    const auto there = compare(context);
    if (!there) {
        return std::unexpected(there.error());
    }
    // One that differs was made before something was renewed: it is what the old state was.
    const bool isBegun = context.fact(renewFacts::renewing) == yes;
    return *there == u"same" || (*there == u"other" && isBegun) ? Check::AlreadyDone : Check::NeedsRun;
}

Result<> BackupStep::run(operation::StepContext &context)
{
    const auto seen = look(context);
    if (!seen) {
        return std::unexpected(seen.error());
    }
    QStringList before;
    bool expired = false;
    const bool localEtcd = seen->kubeadm.pods.contains(u"etcd"_s);
    for (const Certificate &certificate : seen->certificates) {
        if (isRenewedByKubeadm(certificate, localEtcd) && certificate.isRead()) {
            before.append(certificate.path + u'=' + certificate.fingerprint);
            expired = expired || certificate.notAfter <= context.utcNow();
        }
    }
    if (before.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no certificate that kubeadm renews is on this node"_s, context.node());
    }
    const auto saved = context.act(context.step().command, [&] { return ask(context, context.step().command); });
    if (!saved) {
        return std::unexpected(saved.error());
    }
    context.setFact(renewFacts::expired, expired ? QString(yes) : QString());
    context.setFact(renewFacts::before, before.join(u'\n'));
    return {};
}

Result<Proof> BackupStep::verify(operation::StepContext &context)
{
    const auto there = compare(context);
    if (!there) {
        return std::unexpected(there.error());
    }
    if (*there != u"same") {
        return fail(ErrorCode::NotProved, u"the backup is not what is in use: "_s + *there, folder());
    }
    context.observe(u"backup in "_s + folder());
    return Proof::Seen;
}

Result<QString> BackupStep::compare(operation::StepContext &context) const
{
    const auto said = ask(context, compareScript(folder()));
    if (!said) {
        return std::unexpected(said.error());
    }
    return QString::fromLatin1(said->trimmed().left(20));
}

void BackupStep::cleanup(operation::StepContext &context)
{
    if (context.fact(renewFacts::renewing) != yes || context.fact(renewFacts::serving) == yes) {
        return; // nothing was begun, or all of it is done
    }
    if (context.fact(renewFacts::filesProved) == yes && context.fact(renewFacts::expired) == yes) {
        context.observe(
            u"the new certificates stay in place, as the old ones had expired; the files of before are in "_s +
            folder());
        return;
    }
    if (const auto done = putBack(context); !done) {
        context.observe(
            u"could not be put back: %1; the files of before are in %2"_s.arg(toLogLine(done.error()), folder()));
        return;
    }
    for (const QLatin1StringView fact : {renewFacts::renewing, renewFacts::filesProved, renewFacts::restarting}) {
        context.setFact(fact, {});
    }
    context.observe(u"the certificates of before were put back from "_s + folder());
}

Result<> BackupStep::putBack(operation::StepContext &context)
{
    const QString script = restoreScript(folder());
    if (const auto restored = context.act(script, [&] { return ask(context, script); }); !restored) {
        return std::unexpected(restored.error());
    }
    const auto there = compare(context);
    if (!there) {
        return std::unexpected(there.error());
    }
    if (*there != u"same") {
        return fail(ErrorCode::NotProved, u"the files differ from the backup"_s);
    }
    if (context.fact(renewFacts::restarting) == yes) {
        const auto restarted = context.act(m_restart, [&] { return ask(context, m_restart); });
        if (!restarted) {
            return std::unexpected(restarted.error().during(u"starting the control plane anew"_s));
        }
    }
    return {};
}

} // namespace kubemori::maintenance
