// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/deployer_work.hpp"

#include "base/shell_quote.hpp"

#include <QDir>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWords = 2000;

Error failureOf(const command::Exit &exit, const QByteArray &errors, const QString &program)
{
    const QString said = QString::fromUtf8(errors).trimmed().right(mostWords);
    const ErrorCode code = said.contains("Permission denied"_L1) ? ErrorCode::PermissionDenied : ErrorCode::Io;
    const QString how = exit.signal != 0 ? u"ended by signal %1"_s.arg(exit.signal) : u"exit code %1"_s.arg(exit.code);
    return {
        .code = code, .detail = said.isEmpty() ? QString(program + u": "_s + how) : said, .subject = {}, .context = {}};
}

} // namespace

QString pathOn(const cluster::Deployer &deployer, const QString &named)
{
    if (named.isEmpty() || named.startsWith(u'/')) {
        return named;
    }
    const bool isHome = named == "~"_L1 || named.startsWith("~/"_L1);
    if (!isHome) {
        return deployer.checkout.isEmpty() ? named : QString(deployer.checkout + u'/' + named);
    }
    const QString rest = named.sliced(1); // "/…"
    if (deployer.host.isEmpty()) {
        return QDir::cleanPath(QDir::homePath() + rest);
    }
    return rest.size() < 2 ? u"."_s : rest.sliced(1); // commands start in the home there
}

DeployerWork::DeployerWork(cluster::Deployer deployer)
    : m_deployer(std::move(deployer))
{
}

command::Command DeployerWork::commandOf(const QStringList &argv, Milliseconds timeout)
{
    command::Command command;
    command.argv = argv;
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.timeout = timeout;
    return command;
}

Result<command::Captured> DeployerWork::ask(const QStringList &argv, Milliseconds timeout, std::stop_token stop) const
{
    return command::capture(*m_deployer.runner, commandOf(argv, timeout), std::move(stop));
}

Result<QByteArray> DeployerWork::run(const QStringList &argv, Milliseconds timeout, std::stop_token stop) const
{
    auto captured = ask(argv, timeout, std::move(stop));
    if (!captured) {
        return std::unexpected(captured.error());
    }
    if (!captured->exit.isSuccess()) {
        return std::unexpected(
            failureOf(captured->exit, captured->errors, argv.constFirst()).on(m_deployer.runner->location()));
    }
    return std::move(captured->output);
}

Result<> DeployerWork::change(const QStringList &argv, Milliseconds timeout, const StageWork::OutputSink &sink,
                              std::stop_token stop) const
{
    tellCommand(sink, shellJoin(argv));
    QByteArray errors;
    const auto exit = m_deployer.runner->run(
        commandOf(argv, timeout),
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                errors.append(bytes);
                errors = errors.right(mostWords);
            }
            if (sink) {
                sink(bytes.toByteArray());
            }
        },
        std::move(stop));
    if (!exit) {
        return std::unexpected(exit.error().during(shellJoin(argv)));
    }
    if (!exit->isSuccess()) {
        return std::unexpected(
            failureOf(*exit, errors, argv.constFirst()).on(m_deployer.runner->location()).during(shellJoin(argv)));
    }
    return {};
}

Result<> DeployerWork::runAll(const QList<QStringList> &commands, Milliseconds timeout,
                              const StageWork::OutputSink &sink, std::stop_token stop) const
{
    for (const QStringList &argv : commands) {
        if (auto done = change(argv, timeout, sink, stop); !done) {
            return done;
        }
    }
    return {};
}

PlannedCommand DeployerWork::planned(const QStringList &argv) const
{
    return {.place = m_deployer.runner->location(), .text = shellJoin(argv)};
}

PlannedCommand DeployerWork::plannedGit(const QStringList &arguments) const
{
    return planned(QStringList{u"git"_s, u"-C"_s, m_deployer.checkout} + arguments);
}

command::OutputSink sinkOf(const StageWork::OutputSink &sink)
{
    return [sink](command::Stream, QByteArrayView bytes) {
        if (sink) {
            sink(bytes.toByteArray());
        }
    };
}

void tellCommand(const StageWork::OutputSink &sink, const QString &text)
{
    if (sink) {
        sink("$ " + text.toUtf8() + '\n');
    }
}

} // namespace kubemori::upgrade
