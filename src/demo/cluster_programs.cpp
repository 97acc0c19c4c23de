// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/certificate_programs.hpp"
#include "demo/etcd_programs.hpp"
#include "demo/kubectl_program.hpp"
#include "demo/programs.hpp"

#include <QHash>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

Program clusterProgram(const QString &name)
{
    static const QHash<QString, Program> programs{
        {u"kubectl"_s, runKubectl}, {u"etcdctl"_s, runEtcdctl}, {u"etcdutl"_s, runEtcdctl},
        {u"openssl"_s, runOpenssl}, {u"kubeadm"_s, runKubeadm},
    };
    return programs.value(name);
}

} // namespace kubemori::demo
