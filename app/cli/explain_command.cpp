// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/explanation_printer.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/composition/advice_work.hpp"
#include "app/composition/world.hpp"

#include "advice/issue_base.hpp"
#include "base/stop_event.hpp"
#include "kube/kubectl.hpp"

#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <unistd.h>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int lookEveryMs = 1000; // only where the system has no event for the stop
constexpr std::size_t pieceSize = std::size_t{1} << 16;

/// All of standard input, as long as nobody stops it.
Result<QByteArray> readStandardInput(const std::stop_token &stop)
{
    const StopEvent stopped(stop);
    QByteArray bytes;
    std::array<char, pieceSize> piece{};
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> waiting{pollfd{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = stopped.fd(), .events = POLLIN, .revents = 0}};
        if (::poll(waiting.data(), waiting.size(), lookEveryMs) <= 0 || waiting[0].revents == 0) {
            continue;
        }
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got == 0) {
            return bytes;
        }
        if (got < 0 && errno != EINTR && errno != EAGAIN) {
            return fail(ErrorCode::Io, QString::fromLocal8Bit(std::strerror(errno)), u"-"_s);
        }
        bytes.append(piece.data(), std::max<ssize_t>(got, 0));
    }
    return fail(ErrorCode::Cancelled, {}, u"-"_s);
}

Result<advice::Diagnosis> diagnose(const QString &file, const QList<advice::KnownIssue> &issues,
                                   const std::stop_token &stop)
{
    if (file != "-"_L1) {
        return advice::explainFile(file, issues, stop);
    }
    const auto bytes = readStandardInput(stop);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return advice::explain(*bytes, issues, {}, QDate::currentDate(), stop);
}

/// What is wrong with files of a person's own is said; the other issues count all the same.
QList<advice::KnownIssue> allIssues()
{
    const advice::IssueBase base = composition::knownIssues();
    for (const Error &problem : base.problems) {
        sayError(problem);
    }
    return base.issues;
}

} // namespace

QString ExplainCommand::name() const
{
    return u"explain"_s;
}

QString ExplainCommand::summary() const
{
    return CliText::tr(
        "Explains a log of ansible, kubelet, etcd, calico, containerd or kubectl: what failed, the probable "
        "causes with the lines that tell of them, and what helps.");
}

void ExplainCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"logfile"_s,
                                 CliText::tr("The log; “-” reads standard input. With --cluster it is also said how "
                                             "the cluster is now."),
                                 u"LOGFILE|-"_s);
}

int ExplainCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() != 1) {
        say(CliText::tr("Use: kubemori explain LOGFILE, or “-” for standard input."));
        return WrongUsage;
    }
    std::optional<cluster::Profile> profile;
    if (parser.isSet(u"cluster"_s)) {
        profile = findProfile(parser.value(u"cluster"_s), context);
        if (!profile) {
            return WrongUsage;
        }
    }
    Explanation explanation;
    explanation.file = words.constFirst();
    explanation.issues = allIssues();
    auto told = diagnose(explanation.file, explanation.issues, context.stop);
    if (!told) {
        if (context.stop.stop_requested()) {
            return Interrupted;
        }
        sayError(told.error());
        return WrongUsage;
    }
    explanation.diagnosis = std::move(*told);
    if (profile) {
        const composition::World world(std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context)),
                                       context.surroundings());
        auto nodes = world.kubectl(*profile).allNodes(context.stop);
        explanation.cluster = profile->id;
        if (nodes) {
            explanation.nodes = std::move(*nodes);
        } else {
            sayError(nodes.error()); // what the log says can be told all the same
        }
    }
    const bool written =
        context.json ? writeJson(toJson(explanation)) : writeOut(printable(toText(explanation)).toUtf8());
    if (!written) {
        return Failed;
    }
    const bool isNothing = explanation.diagnosis.causes.isEmpty() && explanation.diagnosis.harmful().isEmpty();
    return isNothing ? Done : Findings;
}

} // namespace kubemori::cli
