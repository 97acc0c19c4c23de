// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/single_instance.hpp"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace kubemori {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestRequest = 4096;
constexpr auto longestSilence = 3s; ///< of one who connected
const QByteArray answer = "shown\n"_ba;

/// The same file is the same configuration, however it is written; a file that is not there yet too.
QString identity(const QString &configuration)
{
    if (!configuration.contains(u'/')) {
        return configuration;
    }
    const QFileInfo file(configuration);
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

struct Place
{
    QString lock;
    QString socket;
};

Result<Place> placeOf(const QString &configuration, const QString &folder)
{
    const QString base =
        folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/kubemori"_s : folder;
    if (!QDir().mkpath(base)) {
        return fail(ErrorCode::Io, u"the folder cannot be made"_s, base);
    }
    QFile::setPermissions(base, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // A hash, as the path of a socket may have 107 bytes only.
    const QByteArray hash = QCryptographicHash::hash(identity(configuration).toUtf8(), QCryptographicHash::Sha1);
    const QString name = base + u"/window-"_s + QString::fromLatin1(hash.toHex().left(16));
    return Place{.lock = name + u".lock"_s, .socket = name + u".sock"_s};
}

std::optional<InstanceRequest> readRequest(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject()) {
        return std::nullopt;
    }
    return InstanceRequest{.cluster = document[u"cluster"].toString(),
                           .activationToken = document[u"activationToken"].toString().toUtf8()};
}

} // namespace

SingleInstance::SingleInstance(std::unique_ptr<operation::FileLock> lock)
    : m_lock(std::move(lock))
{
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

Result<std::unique_ptr<SingleInstance>> SingleInstance::take(const QString &configuration, const QString &folder)
{
    const auto place = placeOf(configuration, folder);
    if (!place) {
        return std::unexpected(place.error());
    }
    auto lock = operation::FileLock::take(place->lock,
                                          operation::LockOwner::here(u"window"_s, QDateTime::currentDateTimeUtc()));
    if (!lock) {
        return std::unexpected(lock.error());
    }
    std::unique_ptr<SingleInstance> instance(new SingleInstance(std::move(*lock)));
    if (const auto listening = instance->listen(place->socket); !listening) {
        return std::unexpected(listening.error());
    }
    return instance;
}

Result<> SingleInstance::listen(const QString &path)
{
    QLocalServer::removeServer(path); // whoever made it is gone: the lock is ours
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(path)) {
        return fail(ErrorCode::Io, m_server.errorString(), path);
    }
    return {};
}

void SingleInstance::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(longestSilence, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > longestRequest) {
                    socket->abort();
                }
                return;
            }
            const auto request = readRequest(socket->readLine(longestRequest));
            if (!request) {
                socket->abort();
                return;
            }
            socket->write(answer);
            socket->disconnectFromServer();
            Q_EMIT requested(*request);
        });
    }
}

Result<> SingleInstance::handOver(const QString &configuration, const InstanceRequest &request, Milliseconds longest,
                                  const QString &folder)
{
    const auto place = placeOf(configuration, folder);
    if (!place) {
        return std::unexpected(place.error());
    }
    const QJsonObject json{{u"cluster"_s, request.cluster},
                           {u"activationToken"_s, QString::fromUtf8(request.activationToken)}};
    const QByteArray line = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    constexpr int step = 200;
    SystemClock clock;
    const QDeadlineTimer until(longest);
    while (!until.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(place->socket);
        if (!socket.waitForConnected(step)) {
            clock.sleepFor(50ms, {}); // it holds the lock and does not listen yet
            continue;
        }
        socket.write(line);
        while (!socket.canReadLine() && socket.waitForReadyRead(static_cast<int>(until.remainingTime()))) {
            // more of the line
        }
        if (socket.readLine() == answer) {
            return {};
        }
    }
    const auto owner = operation::FileLock::ownerOf(place->lock);
    return fail(ErrorCode::TimedOut, owner ? owner->toString() : QString(), place->socket);
}

} // namespace kubemori
