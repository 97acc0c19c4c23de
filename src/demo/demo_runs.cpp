// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_runs.hpp"

#include "demo/demo_run.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

// python3 -c BOOTSTRAP LENGTH WORD ARGUMENTS…
constexpr qsizetype lengthAt = 3;
constexpr qsizetype wordAt = 4;

QByteArray dataOf(const command::Command &command)
{
    return command.input.sliced(std::min<qsizetype>(command.argv.value(lengthAt).toLongLong(), command.input.size()));
}

QJsonObject specOf(const command::Command &command)
{
    return QJsonDocument::fromJson(dataOf(command)).object();
}

QJsonObject failed(const QString &code, const QString &detail)
{
    return {{u"error"_s, code}, {u"detail"_s, detail}};
}

} // namespace

DemoRuns::DemoRuns(const DemoClock &clock)
    : m_clock(clock)
{
}

DemoRuns::~DemoRuns() = default;

bool DemoRuns::isMeant(const command::Command &command)
{
    const QStringList &words = command.argv;
    return words.size() > wordAt && words.at(0).section(u'/', -1) == "python3"_L1 && words.at(1) == "-c"_L1 &&
           words.at(2).contains("sys.stdin.buffer.read"_L1);
}

QString DemoRuns::placeOf(const command::Command &command)
{
    if (command.argv.at(wordAt) != "start"_L1) {
        return {};
    }
    return specOf(command).value("cwd"_L1).toString() + u'/';
}

std::shared_ptr<DemoRun> DemoRuns::find(const QString &folder) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_runs.find(folder);
    return found == m_runs.end() ? nullptr : found->second;
}

QJsonObject DemoRuns::start(SharedCluster *cluster, const QJsonObject &spec)
{
    if (cluster == nullptr) {
        return failed(u"no-folder"_s, spec.value("cwd"_L1).toString());
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto &[folder, run] : m_runs) {
        if (&run->cluster() == cluster && !run->isOver()) {
            QJsonObject said = failed(u"locked"_s, folder);
            said.insert(u"owner"_s, run->spec().value("owner"_L1));
            return said;
        }
    }
    const QString folder = u"/demo/ansible/"_s + spec.value("id"_L1).toString();
    if (m_runs.contains(folder)) {
        return failed(u"exists"_s, folder);
    }
    m_runs.emplace(folder, std::make_shared<DemoRun>(spec, folder, *cluster, m_clock));
    return {{u"ok"_s, true}, {u"folder"_s, folder}};
}

QByteArray DemoRuns::list() const
{
    const std::scoped_lock lock(m_mutex);
    QByteArray lines;
    for (const auto &[folder, run] : m_runs) {
        lines += QJsonDocument(run->listed()).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

Result<command::Exit> DemoRuns::serve(SharedCluster *cluster, const command::Command &command,
                                      const command::OutputSink &sink, const std::stop_token &stop)
{
    const QString word = command.argv.at(wordAt);
    const QString folder = command.argv.value(wordAt + 1);
    const auto say = [&sink](const QJsonObject &object) {
        sink(command::Stream::Output, QByteArray(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'));
        return command::Exit{.code = object.contains("error"_L1) ? 1 : 0};
    };
    if (word == "start"_L1) {
        return say(start(cluster, specOf(command)));
    }
    if (word == "list"_L1) {
        sink(command::Stream::Output, list());
        return command::Exit{};
    }
    const std::shared_ptr<DemoRun> run = find(folder);
    if (!run) {
        return say(failed(u"not-a-run"_s, folder));
    }
    if (word == "follow"_L1) {
        const bool ended = run->follow(command.argv.value(wordAt + 2).toLongLong(),
                                       command.argv.value(wordAt + 3).toLongLong(), sink, stop);
        return ended ? Result<command::Exit>(command::Exit{}) : fail(ErrorCode::Cancelled);
    }
    if (run->isOver() && (word == "send"_L1 || word == "stop"_L1)) {
        return say(failed(u"over"_s, folder));
    }
    if (word == "send"_L1) {
        run->type(dataOf(command));
    } else if (word == "stop"_L1) {
        run->end();
    } else if (word == "status"_L1) {
        return say(run->listed());
    } else if (word == "remove"_L1) {
        if (!run->isOver()) {
            return say(failed(u"running"_s, folder));
        }
        const std::scoped_lock lock(m_mutex);
        m_runs.erase(folder);
    }
    return say({{u"ok"_s, true}});
}

} // namespace kubemori::demo
