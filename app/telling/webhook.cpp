// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telling/webhook.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <utility>

namespace kubemori::telling {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestAddress = 4096;

Result<QByteArray> readAddress(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    const QByteArray address = file.read(longestAddress).split('\n').constFirst().trimmed();
    const QUrl url(QString::fromUtf8(address), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"https" && url.scheme() != u"http") || url.host().isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"its first line is no http address"_s, path);
    }
    return address;
}

/// The secret is the path, which curl may name alone (a .curlrc can make it talkative).
QString withoutAddress(QString words, const QByteArray &address)
{
    const QUrl url(QString::fromUtf8(address), QUrl::StrictMode);
    const QString path = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    words.replace(QString::fromUtf8(address), u"(address)"_s);
    return path.size() > 1 ? words.replace(path, u"(path)"_s) : words;
}

} // namespace

QByteArray curlQuoted(const QByteArray &value)
{
    QByteArray quoted = "\"";
    for (const char letter : value) {
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
        }
        quoted += letter;
    }
    return quoted + '"';
}

Result<> postToWebhook(command::Runner &runner, const QString &addressFile, const QString &text, Milliseconds longest,
                       std::stop_token stop)
{
    const auto address = readAddress(addressFile);
    if (!address) {
        return std::unexpected(address.error());
    }
    // One line: Qt writes line feeds within text as \n.
    const QByteArray body = QJsonDocument(QJsonObject{{u"text"_s, text}}).toJson(QJsonDocument::Compact);
    command::Command curl;
    curl.argv = {u"curl"_s, u"--config"_s, u"-"_s};
    const QByteArray seconds = QByteArray::number(static_cast<double>(longest.count()) / 1000.0, 'f', 3);
    curl.input = "silent\nshow-error\nfail\nmax-time = " + seconds +
                 "\nproto = \"=http,https\"\noutput = \"/dev/null\"\nwrite-out = \"%{response_code}\"\nurl = " +
                 curlQuoted(*address) +
                 "\nheader = \"Content-Type: application/json\"\ndata-raw = " + curlQuoted(body) + '\n';
    curl.timeout = longest + std::chrono::seconds{2}; // should curl not keep to its own
    const auto sent = command::captureChecked(runner, curl, std::move(stop));
    if (!sent) {
        Error error = sent.error();
        error.detail = withoutAddress(error.detail, *address);
        return std::unexpected(error.during(u"telling the webhook"_s));
    }
    // A redirection is no failure to curl, but it was not followed and nobody has read the message.
    if (!sent->output.trimmed().startsWith('2')) {
        return fail(ErrorCode::ServerError,
                    u"the webhook answered with HTTP status "_s + QString::fromUtf8(sent->output.trimmed().left(10)));
    }
    return {};
}

} // namespace kubemori::telling
