// SPDX-License-Identifier: GPL-3.0-or-later
#include "issues.hpp"

using namespace Qt::StringLiterals;
using namespace kubemori::advice;

KnownIssue issueOf(const QString &id, const QString &pattern, int sure, LogSources from, const QString &task)
{
    KnownIssue issue;
    issue.id = id;
    issue.clues.append({.pattern = QRegularExpression(pattern),
                        .from = from,
                        .task = task.isEmpty() ? QRegularExpression() : QRegularExpression(task),
                        .sure = sure});
    return issue;
}

QList<KnownIssue> sampleIssues()
{
    return {issueOf(u"disk-full"_s, u"[Nn]o space left on device"_s, 80),
            issueOf(u"apt-lock"_s, u"Could not get lock /var/lib/(dpkg|apt)/"_s, 80),
            issueOf(u"drain-refused"_s,
                    u"error when evicting pods?/\"(?<name>[^\"]+)\" -n \"(?<namespace>[^\"]+)\".*disruption budget"_s,
                    90),
            issueOf(u"unreachable"_s, u"Failed to connect to the host via ssh"_s, 50),
            issueOf(u"no-hosts"_s, u"Could not match supplied host pattern"_s, 60, LogSource::Ansible),
            issueOf(u"undefined"_s, u"'(?<name>\\w+)' is undefined"_s, 70, LogSource::Ansible),
            issueOf(u"not-ready"_s, u"container runtime network not ready"_s, 70, LogSource::Kubelet),
            issueOf(u"slow-disk"_s, u"apply request took too long"_s, 60, LogSource::Etcd),
            issueOf(u"felix"_s, u"Failed to connect to syncserver"_s, 60, LogSource::Calico),
            issueOf(u"pull"_s, u"failed to pull and unpack image"_s, 60, LogSource::Containerd)};
}

QStringList causes(const Diagnosis &diagnosis)
{
    QStringList result;
    for (const Cause &cause : diagnosis.causes) {
        result.append(u"%1 %2 %3"_s.arg(cause.issue).arg(cause.line).arg(cause.host).trimmed());
    }
    return result;
}

QStringList failures(const Diagnosis &diagnosis)
{
    QStringList result;
    for (const FailedTask &failure : diagnosis.failures) {
        result.append(u"%1 %2 %3 %4"_s.arg(failure.line)
                          .arg(failure.task, failure.host, kubemori::ansible::toString(failure.status)));
    }
    return result;
}

QString sampleRun()
{
    return QString::fromUtf8(R"(PLAY [Upgrade] *****************************************************************

TASK [Gather] ******************************************************************
ok: [n1]
ok: [n2]

TASK [etcd : Look at the disk] *************************************************
fatal: [n1]: FAILED! => {"changed": false, "msg": "write /x: no space left on device"}
...ignoring
changed: [n2] => {"changed": true, "stdout": "no space left on device, it says"}

TASK [bootstrap : Install] *****************************************************
ok: [n1]
fatal: [n2]: FAILED! => {"changed": false, "msg": "Could not get lock /var/lib/dpkg/lock-frontend"}

TASK [bootstrap : Install again] ***********************************************
ok: [n2]

TASK [Wait for it] *************************************************************
FAILED - RETRYING: [n1]: Wait for it: no space left on device (3 retries left).
ok: [n1]
ok: [n2]

TASK [pre-upgrade : Drain node] ************************************************
changed: [n1]
fatal: [n2]: FAILED! => {"changed": true, "cmd": ["kubectl", "drain"], "msg": "non-zero return code", "rc": 1, "stderr": "error when evicting pods/\"db-0\" -n \"shop\" (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.\nnothing more"}

TASK [Then] ********************************************************************
ok: [n1]

PLAY RECAP *********************************************************************
n1                         : ok=6    changed=1    unreachable=0    failed=0    skipped=0    rescued=0    ignored=1   
n2                         : ok=4    changed=1    unreachable=0    failed=1    skipped=0    rescued=1    ignored=0   

)");
}
