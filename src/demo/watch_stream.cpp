// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/watch_stream.hpp"

#include "demo/api_objects.hpp"

#include <QJsonDocument>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr Milliseconds bookmarkInterval = seconds{60};

QByteArray eventOf(const QString &type, const QJsonObject &object)
{
    return QJsonDocument(QJsonObject{{u"type"_s, type}, {u"object"_s, object}}).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray bookmark(quint64 version)
{
    return eventOf(u"BOOKMARK"_s, {{u"kind"_s, u"Node"_s},
                                   {u"apiVersion"_s, u"v1"_s},
                                   {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, QString::number(version)}}}});
}

QByteArray tooOld(quint64 version, quint64 oldest)
{
    return eventOf(u"ERROR"_s, {{u"kind"_s, u"Status"_s},
                                {u"apiVersion"_s, u"v1"_s},
                                {u"status"_s, u"Failure"_s},
                                {u"message"_s, u"too old resource version: %1 (%2)"_s.arg(version).arg(oldest)},
                                {u"reason"_s, u"Expired"_s},
                                {u"code"_s, 410}});
}

/// Each changed node once, as it is now, and the version that is reached with that.
QByteArray changesOf(const ClusterModel &model, quint64 &version)
{
    const ApiObjects objects(model);
    QByteArray events;
    for (const ClusterModel::Change &change : model.changesSince(version)) {
        if (model.node(change.node).version == change.version) {
            events += eventOf(u"MODIFIED"_s, objects.node(model.node(change.node)));
        }
    }
    version = model.version();
    return events;
}

} // namespace

int streamNodes(Call &call, const QUrlQuery &query)
{
    quint64 version = query.queryItemValue(u"resourceVersion"_s).toULongLong();
    const Milliseconds length = seconds{std::max(1, query.queryItemValue(u"timeoutSeconds"_s).toInt())};
    const Instant end = call.cluster().look([length](const ClusterModel &model) { return model.now() + length; });
    while (true) {
        const Milliseconds left = call.cluster().look([end](const ClusterModel &model) { return end - model.now(); });
        const bool changed = call.waitFor([version](const ClusterModel &model) { return model.version() > version; },
                                          std::min(bookmarkInterval, left));
        if (call.isOver()) {
            return 0;
        }
        bool isOver = false;
        const QByteArray events = call.cluster().look([&](const ClusterModel &model) {
            isOver = model.now() >= end;
            if (version < model.oldestVersion()) {
                isOver = true;
                return tooOld(version, model.oldestVersion());
            }
            return changed ? changesOf(model, version) : bookmark(model.version());
        });
        call.out(events);
        if (isOver) {
            return 0;
        }
    }
}

} // namespace kubemori::demo
