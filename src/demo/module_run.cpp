// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/module_run.hpp"

#include "demo/programs.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

ModuleRun::ModuleRun(Call &call, const PlaybookHooks &hooks, const PlaybookWords &words)
    : m_call(call)
    , m_hooks(hooks)
    , m_words(words)
{
}

void ModuleRun::tell(QJsonObject event) const
{
    if (m_hooks.event) {
        m_hooks.event(std::move(event));
    }
}

void ModuleRun::tellResult(const QString &host, const QString &status, const QString &line) const
{
    m_call.outLine(line);
    tell({{u"e"_s, u"host_result"_s}, {u"id"_s, u"task-1"_s}, {u"host"_s, host}, {u"status"_s, status}});
}

ModuleRun::Answer ModuleRun::ask(int node) const
{
    command::Command command;
    command.argv = m_words.moduleArguments.split(u' ', Qt::SkipEmptyParts);
    command.become = m_words.becomes;
    Answer answer;
    const command::OutputSink sink = [&answer](command::Stream, QByteArrayView bytes) { answer.output += bytes; };
    if (command.argv.isEmpty()) {
        return {.code = 1, .output = "no command given"};
    }
    Call call = m_call.callingOn(node, command, sink);
    answer.code = runProgram(call);
    answer.output = answer.output.trimmed();
    return answer;
}

int ModuleRun::run(const QStringList &hosts)
{
    tell({{u"e"_s, u"play_start"_s}, {u"id"_s, u"play-1"_s}, {u"name"_s, u"Ansible Ad-Hoc"_s}});
    tell({{u"e"_s, u"task_start"_s},
          {u"id"_s, u"task-1"_s},
          {u"name"_s, m_words.module},
          {u"action"_s, m_words.module}});
    if (!m_call.sleep(seconds{3})) {
        return 1;
    }
    constexpr int failed = 2;
    constexpr int unreachable = 4;
    int code = 0;
    for (const QString &host : hosts) {
        const int node = m_call.cluster().look([&host](const ClusterModel &model) {
            const int index = model.indexOf(host);
            return model.node(index).answers ? index : -1;
        });
        if (node < 0) {
            code = unreachable;
            tellResult(host, u"unreachable"_s,
                       u"%1 | UNREACHABLE! => {\n    \"changed\": false,\n    \"msg\": \"Failed to connect to the host "
                       "via ssh: Connection timed out\",\n    \"unreachable\": true\n}"_s.arg(host));
            continue;
        }
        if (m_words.module == "ping"_L1) {
            tellResult(host, u"ok"_s,
                       u"%1 | SUCCESS => {\n    \"changed\": false,\n    \"ping\": \"pong\"\n}"_s.arg(host));
            continue;
        }
        const Answer answer = ask(node);
        const bool isGood = answer.code == 0;
        code = isGood || code == unreachable ? code : failed;
        tellResult(host, isGood ? u"changed"_s : u"failed"_s,
                   u"%1 | %2 | rc=%3 >>\n%4"_s.arg(host, isGood ? u"CHANGED"_s : u"FAILED"_s)
                       .arg(answer.code)
                       .arg(QString::fromUtf8(answer.output)));
    }
    return code;
}

} // namespace kubemori::demo
