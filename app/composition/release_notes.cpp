// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/release_notes.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QRegularExpression>

#include <chrono>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

constexpr auto longestAnswer = std::chrono::seconds{15};
/// The longest notes so far have about 60 kB.
constexpr qint64 mostBytes = qint64{4} << 20;

QString pathOf(const QString &repository)
{
    if (repository.isEmpty()) {
        return u"kubernetes-sigs/kubespray"_s;
    }
    static const QRegularExpression github(u"github\\.com[/:]([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+?)(\\.git)?/?$"_s);
    return github.match(repository).captured(1);
}

Result<QString> notesIn(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString url = reply.url().toString();
    if (status == 404) {
        return fail(ErrorCode::NotFound, u"the repository has no notes of this release"_s, url);
    }
    if (reply.error() != QNetworkReply::NoError) {
        return fail(ErrorCode::Unreachable, reply.errorString(), url);
    }
    const QJsonDocument document = QJsonDocument::fromJson(reply.read(mostBytes));
    if (!document.object().value("body"_L1).isString()) {
        return fail(ErrorCode::InvalidData, u"the answer holds no notes"_s, url);
    }
    return document.object().value("body"_L1).toString();
}

} // namespace

ReleaseNotes::ReleaseNotes(const QString &repository)
    : m_path(pathOf(repository))
{
}

QString ReleaseNotes::page(const QString &tag) const
{
    return m_path.isEmpty() ? QString() : u"https://github.com/%1/releases/tag/%2"_s.arg(m_path, tag);
}

void ReleaseNotes::ask(const QString &tag, Done done)
{
    if (m_path.isEmpty()) {
        done(fail(ErrorCode::NotFound, u"notes are known of repositories on GitHub only"_s, tag));
        return;
    }
    QNetworkRequest request(QUrl(u"https://api.github.com/repos/%1/releases/tags/%2"_s.arg(
        m_path, QString::fromLatin1(QUrl::toPercentEncoding(tag)))));
    request.setTransferTimeout(longestAnswer);
    request.setRawHeader("Accept", "application/vnd.github+json");
    QNetworkReply *reply = m_network.get(request);
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done = std::move(done)] {
        reply->deleteLater();
        done(notesIn(*reply));
    });
}

} // namespace kubemori::composition
