// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/known_hosts.hpp"

#include "base/unique_fd.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>

#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

namespace {

QByteArray hostField(const QString &host, int port)
{
    const QByteArray name = host.toLower().toUtf8();
    return port == 22 || port == 0 ? name : QByteArray('[' + name + "]:" + QByteArray::number(port));
}

/// Only * and ? are special in known_hosts; a bracket is part of [host]:port.
bool matchesPattern(QByteArrayView pattern, QByteArrayView name)
{
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (in < name.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            resume = in;
        } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == name[in])) {
            ++at;
            ++in;
        } else if (star >= 0) {
            at = star + 1;
            in = ++resume;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') {
        ++at;
    }
    return at == pattern.size();
}

/// |1|salt|hash of HashKnownHosts.
bool matchesHash(const QByteArray &field, const QByteArray &name)
{
    const auto parts = field.split('|');
    if (parts.size() != 4 || parts[1] != "1") {
        return false;
    }
    const QByteArray salt = QByteArray::fromBase64(parts[2]);
    return QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1) == QByteArray::fromBase64(parts[3]);
}

bool matchesHosts(const QByteArray &field, const QByteArray &name)
{
    if (field.startsWith('|')) {
        return matchesHash(field, name);
    }
    bool matches = false;
    for (const QByteArray &pattern : field.split(',')) {
        const bool negated = pattern.startsWith('!');
        const QByteArray plain = negated ? pattern.sliced(1) : pattern;
        if (matchesPattern(plain.toLower(), name)) {
            if (negated) {
                return false;
            }
            matches = true;
        }
    }
    return matches;
}

} // namespace

QString KnownHost::fingerprint() const
{
    return sha256Fingerprint(key);
}

QString sha256Fingerprint(const QByteArray &key)
{
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    return u"SHA256:"_s + QString::fromLatin1(hash.toBase64(QByteArray::OmitTrailingEquals));
}

QList<KnownHost> findKnownHosts(const QByteArray &content, const QString &file, const QString &host, int port)
{
    const QByteArray name = hostField(host, port);
    QList<KnownHost> found;
    int number = 0;
    for (const QByteArray &line : content.split('\n')) {
        ++number;
        auto words = line.simplified().split(' ');
        KnownHost entry{.file = file, .line = number, .marker = {}, .keyType = {}, .key = {}};
        if (words.first().startsWith('@')) {
            entry.marker = QString::fromUtf8(words.takeFirst());
        }
        if (words.size() < 3 || words.first().startsWith('#') || !matchesHosts(words[0], name)) {
            continue;
        }
        entry.keyType = QString::fromUtf8(words[1]);
        entry.key = QByteArray::fromBase64(words[2]);
        if (!entry.key.isEmpty()) {
            found.append(entry);
        }
    }
    return found;
}

QList<KnownHost> findKnownHosts(const QStringList &files, const QString &host, int port)
{
    constexpr qint64 longest = 16 << 20;
    QList<KnownHost> found;
    for (const QString &path : files) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) {
            found += findKnownHosts(file.read(longest), path, host, port);
        }
    }
    return found;
}

Result<> appendKnownHost(const QString &file, const QByteArray &line)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    const QString folder = QFileInfo(file).path();
    if (!QDir(folder).exists() && ::mkdir(QFile::encodeName(folder).constData(), 0700) != 0) {
        return fail(ErrorCode::Io, folder + u": "_s + qt_error_string(), file);
    }
    const UniqueFd fd(::open(QFile::encodeName(file).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    if (!fd.isOpen() || ::flock(fd.get(), LOCK_EX) != 0) {
        return fail(ErrorCode::Io, qt_error_string(), file);
    }
    QByteArray text = line.trimmed() + '\n';
    char last = '\n';
    if (const off_t size = ::lseek(fd.get(), 0, SEEK_END);
        size > 0 && ::pread(fd.get(), &last, 1, size - 1) == 1 && last != '\n') {
        text.prepend('\n'); // the last line was written without an end; ours must not become part of it
    }
    if (::write(fd.get(), text.constData(), static_cast<std::size_t>(text.size())) != text.size()) {
        return fail(ErrorCode::Io, qt_error_string(), file);
    }
    return {};
}

} // namespace kubemori::ssh
