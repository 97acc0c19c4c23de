// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kubectl_program.hpp"

#include "demo/api_server.hpp"
#include "demo/drain_program.hpp"
#include "demo/json_path.hpp"
#include "demo/kubectl_words.hpp"
#include "demo/watch_stream.hpp"

#include <QJsonArray>
#include <QJsonDocument>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// Where the API server has the objects of a kind; empty: nowhere.
QString pathOfKind(const QString &kind, const QString &nameSpace)
{
    static const QMap<QString, QString> groups{{u"nodes"_s, u"/api/v1"_s},
                                               {u"pods"_s, u"/api/v1"_s},
                                               {u"deployments"_s, u"/apis/apps/v1"_s},
                                               {u"daemonsets"_s, u"/apis/apps/v1"_s},
                                               {u"statefulsets"_s, u"/apis/apps/v1"_s},
                                               {u"replicasets"_s, u"/apis/apps/v1"_s},
                                               {u"poddisruptionbudgets"_s, u"/apis/policy/v1"_s}};
    const QString plain = kind.section(u'.', 0, 0);
    const auto group = groups.constFind(plain);
    if (group == groups.cend()) {
        return {};
    }
    const QString inside = nameSpace.isEmpty() || plain == u"nodes" ? QString() : u"/namespaces/"_s + nameSpace;
    return *group + inside + u'/' + plain;
}

/// Kinds that a cluster has though the demo has no objects of them.
bool isEmptyKind(const QString &kind)
{
    static const QStringList kinds{u"configmaps"_s,
                                   u"secrets"_s,
                                   u"services"_s,
                                   u"events"_s,
                                   u"persistentvolumes"_s,
                                   u"persistentvolumeclaims"_s,
                                   u"volumeattachments"_s,
                                   u"ingresses"_s,
                                   u"ingressclasses"_s,
                                   u"storageclasses"_s,
                                   u"jobs"_s,
                                   u"endpoints"_s};
    return kinds.contains(kind.section(u'.', 0, 0)) && !kind.contains(u".crd."_s);
}

/// `kubectl get KIND -o jsonpath=TEMPLATE`
int getText(Call &call, const KubectlWords &words)
{
    const QString kind = words.plain.value(1).section(u'/', 0, 0);
    const QString path = pathOfKind(kind, words.options.value(u"namespace"_s));
    if (path.isEmpty() && !isEmptyKind(kind)) {
        call.errLine(u"error: the server doesn't have a resource type \"%1\""_s.arg(kind));
        return 1;
    }
    Result<QByteArray> list = QByteArrayLiteral("{\"items\":[]}");
    if (!path.isEmpty()) {
        QUrl url(path);
        if (const QString selector = words.options.value(u"selector"_s); !selector.isEmpty()) {
            url.setQuery(QString(u"labelSelector="_s + QString::fromLatin1(QUrl::toPercentEncoding(selector))));
        }
        list = call.cluster().look([&url](const ClusterModel &model) { return ApiServer(model).get(url); });
    }
    if (!list) {
        call.errLine(u"Error from server "_s + list.error().detail);
        return 1;
    }
    const QString pattern = words.options.value(u"output"_s).section(u'=', 1);
    const auto text = jsonPathText(pattern, QJsonDocument::fromJson(*list).object());
    if (!text) {
        call.errLine(u"error: error parsing jsonpath %1, %2"_s.arg(pattern, text.error().detail));
        return 1;
    }
    call.out(text->toUtf8());
    return 0;
}

int get(Call &call, const KubectlWords &words)
{
    const QString path = words.options.value(u"raw"_s);
    if (path.isEmpty() && words.options.value(u"output"_s).startsWith(u"jsonpath=")) {
        return getText(call, words);
    }
    if (path.isEmpty()) {
        call.errLine(u"error: this kubectl is simulated and only knows get --raw and get -o jsonpath"_s);
        return 1;
    }
    const QUrl url(path);
    if (QUrlQuery(url).hasQueryItem(u"watch"_s)) {
        return streamNodes(call, QUrlQuery(url));
    }
    // Another API server than the host's own: it has to be up.
    if (const QString server = QUrl(words.options.value(u"server"_s)).host(); !server.isEmpty()) {
        const bool answers = call.cluster().look([&server](const ClusterModel &model) {
            const int node = model.indexOf(server);
            return server == u"127.0.0.1" || (node >= 0 && model.node(node).answers);
        });
        if (!answers) {
            call.errLine(u"Unable to connect to the server: dial tcp %1:6443: i/o timeout"_s.arg(server));
            return 1;
        }
    }
    const auto body = call.cluster().look([&url](const ClusterModel &model) { return ApiServer(model).get(url); });
    if (!body) {
        call.errLine(u"Error from server "_s + body.error().detail);
        return 1;
    }
    // In pieces, as it comes from a pipe.
    constexpr qsizetype piece = 65536;
    for (qsizetype start = 0; start < body->size(); start += piece) {
        call.out(QByteArrayView(*body).mid(start, piece));
    }
    return 0;
}

int setUnschedulable(Call &call, const KubectlWords &words, bool unschedulable)
{
    const QString name = words.plain.value(1);
    const int node = nodeNamed(call, name);
    if (node < 0) {
        return 1;
    }
    const QString verb = unschedulable ? u"cordoned"_s : u"uncordoned"_s;
    const bool changed = call.cluster().with([&](ClusterModel &model) {
        const bool differs = model.node(node).unschedulable != unschedulable;
        model.setUnschedulable(node, unschedulable);
        return differs;
    });
    call.outLine(u"node/%1 %2%3"_s.arg(name, changed ? QString() : u"already "_s, verb));
    return 0;
}

int annotate(Call &call, const KubectlWords &words)
{
    const int node = nodeNamed(call, words.plain.value(2));
    if (node < 0) {
        return 1;
    }
    return call.cluster().with([&](ClusterModel &model) {
        auto annotations = model.node(node).annotations;
        for (const QString &change : words.plain.mid(3)) {
            const QString key = change.section(u'=', 0, 0);
            if (change.endsWith(u'-') && !change.contains(u'=')) {
                annotations.remove(change.chopped(1));
            } else if (annotations.contains(key) && !words.options.contains(u"overwrite"_s)) {
                call.errLine(u"error: --overwrite is false but found the following declared annotation(s): '%1' "
                             "already has a value (%2)"_s.arg(key, annotations.value(key)));
                return 1;
            } else {
                annotations.insert(key, change.section(u'=', 1));
            }
        }
        model.node(node).annotations = annotations;
        model.touch(node);
        call.outLine(u"node/%1 annotated"_s.arg(words.plain.at(2)));
        return 0;
    });
}

int scale(Call &call, const KubectlWords &words)
{
    const QString kind = words.plain.value(1);
    const QString name = words.plain.value(2);
    return call.cluster().with([&](ClusterModel &model) {
        SimWorkload *workload = model.workload(kind, words.options.value(u"namespace"_s), name);
        if (workload == nullptr) {
            call.errLine(u"Error from server (NotFound): %1s.apps \"%2\" not found"_s.arg(kind, name));
            return 1;
        }
        const QString expected = words.options.value(u"current-replicas"_s);
        if (!expected.isEmpty() && expected.toInt() != workload->replicas) {
            call.errLine(u"error: Expected replicas to be %1, was %2"_s.arg(expected).arg(workload->replicas));
            return 1;
        }
        model.scale(*workload, words.options.value(u"replicas"_s).toInt());
        call.outLine(u"%1.apps/%2 scaled"_s.arg(kind, name));
        return 0;
    });
}

/// The patch that replaces a budget's spec after a test that it is as expected.
int patch(Call &call, const KubectlWords &words)
{
    const QString name = words.plain.value(2);
    const QJsonArray steps = QJsonDocument::fromJson(words.options.value(u"patch"_s).toUtf8()).array();
    return call.cluster().with([&](ClusterModel &model) {
        SimBudget *budget = model.budget(words.options.value(u"namespace"_s), name);
        if (budget == nullptr) {
            call.errLine(u"Error from server (NotFound): poddisruptionbudgets.policy \"%1\" not found"_s.arg(name));
            return 1;
        }
        QJsonObject spec = budget->spec;
        for (const auto &step : steps) {
            const QJsonObject value = step[u"value"].toObject();
            if (step[u"op"].toString() == u"test" && value != spec) {
                call.errLine(u"The request is invalid: the server rejected our request due to an error in our request: "
                             "testing value /spec failed"_s);
                return 1;
            }
            if (step[u"op"].toString() == u"replace") {
                spec = value;
            }
        }
        budget->spec = spec;
        call.outLine(u"poddisruptionbudget.policy/%1 patched"_s.arg(name));
        return 0;
    });
}

int deletePod(Call &call, const KubectlWords &words)
{
    const QString name = words.plain.value(2);
    const bool force = words.options.contains(u"force"_s);
    return call.cluster().with([&](ClusterModel &model) {
        const SimPod *pod = model.pod(words.options.value(u"namespace"_s), name);
        if (words.plain.value(1) != u"pod" || pod == nullptr) {
            call.errLine(u"Error from server (NotFound): pods \"%1\" not found"_s.arg(name));
            return 1;
        }
        if (force) {
            call.errLine(u"Warning: Immediate deletion does not wait for confirmation that the running resource has "
                         "been terminated. The resource may continue to run on the cluster indefinitely."_s);
        }
        model.removePod(QString(pod->uid), force ? std::optional(Milliseconds{0}) : std::nullopt);
        call.outLine(u"pod \"%1\" %2deleted"_s.arg(name, force ? u"force "_s : QString()));
        return 0;
    });
}

} // namespace

int runKubectl(Call &call)
{
    const KubectlWords words = KubectlWords::of(call.arguments());
    const QString verb = words.plain.value(0);
    if (verb == u"get") {
        return get(call, words);
    }
    if (verb == u"cordon" || verb == u"uncordon") {
        return setUnschedulable(call, words, verb == u"cordon");
    }
    if (verb == u"drain") {
        return drainNode(call, words);
    }
    if (verb == u"annotate") {
        return annotate(call, words);
    }
    if (verb == u"scale") {
        return scale(call, words);
    }
    if (verb == u"patch") {
        return patch(call, words);
    }
    if (verb == u"delete") {
        return deletePod(call, words);
    }
    if (verb == u"version") {
        const QString version =
            call.cluster().look([](const ClusterModel &model) { return model.nodes().front().kubelet; });
        call.outLine(u"Client Version: %1\nServer Version: %1"_s.arg(version));
        return 0;
    }
    call.errLine(u"error: unknown command \"%1\" for \"kubectl\""_s.arg(verb));
    return 1;
}

} // namespace kubemori::demo
