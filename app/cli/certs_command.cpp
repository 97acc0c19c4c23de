// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certs_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/certificate_printer.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/certificate_work.hpp"
#include "ui/text/error_text.hpp"

#include <QCommandLineParser>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using maintenance::CertificateFinding;
using maintenance::CertificateProblem;
using maintenance::CertificateSeverity;

namespace {

constexpr int mostWarnDays = 36500;

QStringList nodesOption(const QCommandLineParser &parser)
{
    QStringList nodes;
    for (const QString &name : parser.value(u"nodes"_s).split(u',', Qt::SkipEmptyParts)) {
        nodes.append(name.trimmed());
    }
    return nodes;
}

int exitCodeOf(const maintenance::CertificateReport &report)
{
    if (std::ranges::contains(report.findings, CertificateSeverity::Block, &CertificateFinding::severity)) {
        return Findings;
    }
    return std::ranges::contains(report.findings, CertificateProblem::NotSeen, &CertificateFinding::problem) ? Failed
                                                                                                             : Done;
}

int show(const composition::CertificateWork &work, const QCommandLineParser &parser, const Context &context)
{
    bool isNumber = false;
    const int warnDays = parser.value(u"warn-days"_s).toInt(&isNumber);
    if (!isNumber || warnDays < 0 || warnDays > mostWarnDays) {
        say(CliText::tr("--warn-days needs a number of days."));
        return WrongUsage;
    }
    const auto report = work.survey(nodesOption(parser), warnDays, {}, context.stop);
    if (!report) {
        return failWith(report.error());
    }
    if (report->api) {
        say(CliText::tr("The API does not answer: only the control planes of clusters.yaml were asked, over ssh."));
        sayError(*report->api);
    }
    const bool written =
        context.json ? writeJson(certificatesJson(*report)) : writeOut(certificatesText(*report).toUtf8());
    return written ? exitCodeOf(*report) : static_cast<int>(Failed);
}

} // namespace

QString CertsCommand::name() const
{
    return u"certs"_s;
}

QString CertsCommand::summary() const
{
    return CliText::tr("Shows every certificate of a cluster and how long it lasts: on the nodes, in kubeconfigs, and "
                       "what the servers really show. With --renew those of the control planes are renewed, one after "
                       "the other, with a backup that is put back when something fails.");
}

void CertsCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"nodes"_s, CliText::tr("Only these nodes, separated by commas."), u"a,b"_s});
    parser.addOption({u"warn-days"_s, CliText::tr("Mark what ends within so many days."), u"days"_s,
                      QString::number(maintenance::certificateWarnDays)});
    parser.addOption({u"renew"_s, CliText::tr("Renew what kubeadm manages on the control planes.")});
    parser.addOption({u"dry-run"_s, CliText::tr("Show the plan, and change nothing.")});
    RunOptions::add(parser, CliText::tr("Do not ask: run the plan. Any question ends the operation safely."));
}

int CertsCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const auto options = RunOptions::read(parser);
    if (!options) {
        return WrongUsage;
    }
    const bool renews = parser.isSet(u"renew"_s);
    if (!renews && (parser.isSet(u"dry-run"_s) || options->yes || !options->acceptGates.isEmpty())) {
        say(CliText::tr("--dry-run, --yes and --accept-gates go together with --renew."));
        return WrongUsage;
    }
    AttendedRun run(*options, context);
    const composition::CertificateWork work(run.world(), *profile, run.world().kubectl(*profile));
    if (!renews) {
        return show(work, parser, context);
    }
    const auto plan = work.plan(nodesOption(parser), context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    return run.showOrCarryOut(parser, *profile, *plan, *options, context);
}

} // namespace kubemori::cli
