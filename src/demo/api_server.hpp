// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "demo/cluster_model.hpp"

#include <QByteArray>
#include <QUrl>
#include <QUrlQuery>

namespace kubemori::demo {

/// Answers GET requests as the API server of the cluster would: lists in pages, single objects, selectors. Pure.
class ApiServer
{
public:
    explicit ApiServer(const ClusterModel &model)
        : m_model(model)
    {
    }

    /// The body. An error's detail is what kubectl would print after "Error from server ": "(NotFound): …".
    [[nodiscard]] Result<QByteArray> get(const QUrl &url) const;

private:
    [[nodiscard]] Result<QByteArray> core(const QStringList &path, const QUrlQuery &query) const;
    [[nodiscard]] Result<QByteArray> apps(const QStringList &path, const QUrlQuery &query) const;
    [[nodiscard]] Result<QByteArray> policy(const QStringList &path, const QUrlQuery &query) const;
    [[nodiscard]] Result<QByteArray> nodes(const QUrlQuery &query) const;
    [[nodiscard]] Result<QByteArray> pods(const QString &nameSpace, const QUrlQuery &query) const;
    [[nodiscard]] Result<QByteArray> workloads(const QString &kind, const QString &nameSpace, const QString &name,
                                               const QUrlQuery &query) const;
    /// One page; `make` gives the object of an index below `count`.
    [[nodiscard]] Result<QByteArray> page(const QString &kind, const QString &apiVersion, qsizetype count,
                                          const std::function<QJsonObject(qsizetype)> &make,
                                          const QUrlQuery &query) const;
    [[nodiscard]] Result<QByteArray> emptyList(const QString &kind, const QString &apiVersion) const;

    const ClusterModel &m_model;
};

} // namespace kubemori::demo
