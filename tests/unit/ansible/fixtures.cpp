// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.hpp"

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

QString sampleLog()
{
    return uR"~(
PLAY [Prepare] *****************************************************************

TASK [Gathering Facts] *********************************************************
[WARNING]: Host 'n1' was asked twice.
ok: [n1]
ok: [n2]
fatal: [n3]: UNREACHABLE! => {"changed": false, "msg": "no route to host", "unreachable": true}

TASK [base : command] **********************************************************
changed: [n2 -> n1]
skipping: [n1]

TASK [base : Copy files] *******************************************************
changed: [n1] => (item=a)
ok: [n2] => (item=a)
failed: [n1] (item=b (old)) => {"ansible_loop_var": "item", "item": "b (old)", "msg": "no space left", "rc": 28}
...ignoring
skipping: [n2] => (item=b (old)) 

TASK [base : Only some] ********************************************************
skipping: [n1] => (item=x) 
skipping: [n1] => (item=y) 
skipping: [n1]
skipping: [n2] => (item=x) 
changed: [n2] => (item=y)

TASK [Check] *******************************************************************
fatal: [n1]: FAILED! => {"changed": true, "msg": "non-zero return code", "rc": 3, "stderr": "", "stdout": "it said so"}
...ignoring
ok: [n2] => {
    "msg": "all is well"
}

TASK [base : Include more] *****************************************************
included: /srv/more.yml for n1, n2

TASK [base : Wait for it] ******************************************************
FAILED - RETRYING: [n1]: base : Wait for it (2 retries left).
FAILED - RETRYING: [n1]: base : Wait for it (1 retries left).
ok: [n1]
ok: [n2]

TASK [base : Try] **************************************************************
[ERROR]: Task failed: Module failed: no
Origin: /srv/base.yml:7:3

fatal: [n2]: FAILED! => {"changed": false, "msg": "no"}
ok: [n1]

TASK [base : Try otherwise] ****************************************************
ok: [n2]

TASK [Secret] ******************************************************************
changed: [n1]
fatal: [n2]: FAILED! => {"censored": "the output has been hidden due to the fact that 'no_log: true' was specified for this result", "changed": false}

RUNNING HANDLER [base : Restart] ***********************************************
changed: [n1]

PLAY [Roll, one by one] ********************************************************

TASK [roll : Do] ***************************************************************
ok: [n1]

PLAY [Roll, one by one] ********************************************************

TASK [roll : Do] ***************************************************************
changed: [n4]

PLAY [Roll, one by one] ********************************************************

TASK [roll : Do] ***************************************************************
changed: [n1]

PLAY RECAP *********************************************************************
n1                         : ok=9    changed=5    unreachable=0    failed=0    skipped=2    rescued=0    ignored=2   
n2                         : ok=5    changed=2    unreachable=0    failed=1    skipped=0    rescued=1    ignored=0   
n3                         : ok=0    changed=0    unreachable=1    failed=0    skipped=0    rescued=0    ignored=0   
n4                         : ok=1    changed=1    unreachable=0    failed=0    skipped=0    rescued=0    ignored=0   

)~"_s;
}

QByteArray sampleEvents()
{
    return R"~({"e":"playbook_start","name":"x.yml","ansible":"2.19.1"}
{"e":"play_start","id":"p","name":"Prepare","hosts":["n1","n2","n3"]}
{"e":"task_start","id":"t1","name":"Gathering Facts","action":"setup"}
{"e":"host_start","id":"t1","host":"n1"}
{"e":"host_start","id":"t1","host":"n2"}
{"e":"host_start","id":"t1","host":"n3"}
{"e":"host_result","id":"t1","host":"n1","status":"ok"}
{"e":"host_result","id":"t1","host":"n2","status":"ok"}
{"e":"host_result","id":"t1","host":"n3","status":"unreachable","message":"no route to host"}
{"e":"task_start","id":"t2","name":"command","role":"base","action":"command"}
{"e":"host_result","id":"t2","host":"n2","status":"changed","delegated":"n1"}
{"e":"host_result","id":"t2","host":"n1","status":"skipped"}
{"e":"task_start","id":"t3","name":"Copy files","role":"base","action":"copy"}
{"e":"item_result","id":"t3","host":"n1","status":"changed","item":"a"}
{"e":"item_result","id":"t3","host":"n2","status":"ok","item":"a"}
{"e":"item_result","id":"t3","host":"n1","status":"ignored","item":"b (old)","message":"no space left","rc":28}
{"e":"host_result","id":"t3","host":"n1","status":"ignored","message":"no space left","rc":28}
{"e":"item_result","id":"t3","host":"n2","status":"skipped","item":"b (old)"}
{"e":"host_result","id":"t3","host":"n2","status":"ok"}
{"e":"task_start","id":"t4","name":"Only some","role":"base","action":"debug"}
{"e":"item_result","id":"t4","host":"n1","status":"skipped","item":"x"}
{"e":"item_result","id":"t4","host":"n1","status":"skipped","item":"y"}
{"e":"host_result","id":"t4","host":"n1","status":"skipped"}
{"e":"item_result","id":"t4","host":"n2","status":"skipped","item":"x"}
{"e":"item_result","id":"t4","host":"n2","status":"changed","item":"y"}
{"e":"host_result","id":"t4","host":"n2","status":"changed"}
{"e":"task_start","id":"t5","name":"Check","action":"command"}
{"e":"host_result","id":"t5","host":"n1","status":"ignored","message":"non-zero return code\nit said so","rc":3}
{"e":"host_result","id":"t5","host":"n2","status":"ok"}
{"e":"task_start","id":"t6","name":"Include more","role":"base","action":"include_tasks"}
{"e":"host_result","id":"t6","host":"n1","status":"ok"}
{"e":"host_result","id":"t6","host":"n2","status":"ok"}
{"e":"include","id":"t6","name":"/srv/more.yml","hosts":["n1","n2"]}
{"e":"task_start","id":"t7","name":"Wait for it","role":"base","action":"command"}
{"e":"retry","id":"t7","host":"n1","attempts":1,"retries":3}
{"e":"retry","id":"t7","host":"n1","attempts":2,"retries":3}
{"e":"host_result","id":"t7","host":"n1","status":"ok","attempts":2}
{"e":"host_result","id":"t7","host":"n2","status":"ok","attempts":1}
{"e":"task_start","id":"t8","name":"Try","role":"base","action":"command"}
{"e":"host_result","id":"t8","host":"n2","status":"failed","message":"no"}
{"e":"host_result","id":"t8","host":"n1","status":"ok"}
{"e":"task_start","id":"t9","name":"Try otherwise","role":"base","action":"command"}
{"e":"host_result","id":"t9","host":"n2","status":"ok"}
{"e":"task_start","id":"t10","name":"Secret","action":"command"}
{"e":"host_result","id":"t10","host":"n1","status":"changed"}
{"e":"host_result","id":"t10","host":"n2","status":"failed","censored":true}
{"e":"task_start","id":"h1","name":"Restart","role":"base","action":"command","handler":true}
{"e":"host_result","id":"h1","host":"n1","status":"changed"}
{"e":"play_start","id":"q","name":"Roll, one by one","hosts":["n1"]}
{"e":"task_start","id":"t11","name":"Do","role":"roll","action":"command"}
{"e":"host_result","id":"t11","host":"n1","status":"ok"}
{"e":"play_start","id":"q","name":"Roll, one by one","hosts":["n4"]}
{"e":"task_start","id":"t11","name":"Do","role":"roll","action":"command"}
{"e":"host_result","id":"t11","host":"n4","status":"changed"}
{"e":"play_start","id":"r","name":"Roll, one by one","hosts":["n1"]}
{"e":"task_start","id":"t12","name":"Do","role":"roll","action":"command"}
{"e":"host_result","id":"t12","host":"n1","status":"changed"}
{"e":"stats","tallies":{"n1":{"ok":9,"changed":5,"skipped":2,"ignored":2},"n2":{"ok":5,"changed":2,"failed":1,"rescued":1},"n3":{"unreachable":1},"n4":{"ok":1,"changed":1}}}
)~";
}

QStringList outline(const RunTree &tree)
{
    QStringList lines;
    int number = 0;
    for (const PlayRun &play : tree.plays()) {
        ++number;
        for (std::size_t batch = 0; batch < play.batches.size(); ++batch) {
            for (const TaskRun &task : play.batches[batch].tasks) {
                QStringList hosts;
                for (const HostRun &host : task.hosts) {
                    QStringList items;
                    for (const ItemRun &item : host.items) {
                        items.append(item.item + u':' + toString(item.status));
                    }
                    hosts.append(
                        host.host + (host.delegatedTo.isEmpty() ? QString() : u"@"_s + host.delegatedTo) + u'=' +
                        toString(host.status) + (items.isEmpty() ? QString() : u"{"_s + items.join(u',') + u'}') +
                        (host.exitCode ? u" rc %1"_s.arg(*host.exitCode) : QString()) +
                        (host.isCensored ? u" censored"_s : QString()) + (host.message.isEmpty() ? u""_s : u" \""_s) +
                        host.message + (host.message.isEmpty() ? u""_s : u"\""_s));
                }
                hosts.sort(); // a host that has started is known earlier to the events
                lines.append(u"%1 %2/%3 %4[%5 : %6] %7"_s.arg(number).arg(play.name).arg(batch).arg(
                    task.isHandler ? u"handler "_s : QString(), task.role, task.name, hosts.join(u' ')));
            }
        }
    }
    const auto tallies = tree.tallies();
    for (const auto &[host, tally] : tallies.asKeyValueRange()) {
        lines.append(u"%1: %2 %3 %4 %5 %6 %7 %8"_s.arg(host)
                         .arg(tally.ok)
                         .arg(tally.changed)
                         .arg(tally.unreachable)
                         .arg(tally.failed)
                         .arg(tally.skipped)
                         .arg(tally.rescued)
                         .arg(tally.ignored));
    }
    lines.append(tree.isFinished() ? u"finished"_s : u"not finished"_s);
    return lines;
}

std::vector<RunTree> grow(const std::vector<LocatedEvent> &events)
{
    std::vector<RunTree> trees;
    for (const LocatedEvent &located : events) {
        if (located.event.kind == RunEvent::Kind::PlaybookStart || trees.empty()) {
            trees.emplace_back();
        }
        trees.back().apply(located.event);
    }
    return trees;
}

RunTree growFromEvents(const QByteArray &lines)
{
    RunTree tree;
    for (const QByteArray &line : lines.split('\n')) {
        if (const auto event = readEvent(line)) {
            tree.apply(*event);
        }
    }
    return tree;
}
