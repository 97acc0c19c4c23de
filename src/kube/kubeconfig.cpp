// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubeconfig.hpp"

#include "kube/kubectl_error.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

Result<QList<KubeContext>> listContexts(command::Runner &runner, const QString &kubectl, const QString &kubeconfig,
                                        std::stop_token stop)
{
    constexpr qsizetype longestAnswer = qsizetype{16} << 20;
    command::Command command;
    command.argv = {kubectl, u"config"_s, u"view"_s, u"-o"_s, u"json"_s, u"--kubeconfig="_s + kubeconfig};
    command.timeout = std::chrono::seconds{20};
    const auto told = command::capture(runner, command, std::move(stop), longestAnswer);
    if (!told) {
        return std::unexpected(told.error().during(u"reading the contexts"_s));
    }
    if (!told->exit.isSuccess()) {
        return std::unexpected(kubectlError(told->exit, told->errors).on(kubeconfig));
    }
    QJsonParseError fault;
    const QJsonObject root = QJsonDocument::fromJson(told->output, &fault).object();
    if (fault.error != QJsonParseError::NoError) {
        return fail(ErrorCode::InvalidData, fault.errorString(), kubeconfig);
    }
    QMap<QString, QString> servers;
    for (const QJsonValue &each : root[u"clusters"].toArray()) {
        servers.insert(each[u"name"].toString(), each[u"cluster"][u"server"].toString());
    }
    QList<KubeContext> contexts;
    for (const QJsonValue &each : root[u"contexts"].toArray()) {
        const QString cluster = each[u"context"][u"cluster"].toString();
        contexts.append({.name = each[u"name"].toString(),
                         .cluster = cluster,
                         .server = servers.value(cluster),
                         .user = each[u"context"][u"user"].toString(),
                         .isCurrent = each[u"name"] == root[u"current-context"]});
    }
    if (contexts.isEmpty()) {
        return fail(ErrorCode::NotFound, u"the file has no contexts"_s, kubeconfig);
    }
    return contexts;
}

} // namespace kubemori::kube
