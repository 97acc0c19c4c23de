// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/etcd_members.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &text : value.toArray()) {
        list.append(text.toString());
    }
    return list;
}

std::optional<QList<EtcdMember>> membersOfJson(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QJsonValue members = document.object().value("members"_L1);
    if (!members.isArray()) {
        return std::nullopt;
    }
    QList<EtcdMember> list;
    for (const QJsonValue &value : members.toArray()) {
        const QJsonObject member = value.toObject();
        list.append({.name = member.value("name"_L1).toString(),
                     .peerUrls = texts(member.value("peerURLs"_L1)),
                     .clientUrls = texts(member.value("clientURLs"_L1)),
                     .line = 0});
    }
    return list;
}

QStringList urls(const QString &cell)
{
    return cell.split(u',', Qt::SkipEmptyParts);
}

/// The cells of a table or of a plain line are the same.
std::optional<EtcdMember> memberOfCells(const QStringList &cells)
{
    static const QRegularExpression id(uR"(\A[0-9a-f]{1,16}\z)"_s);
    if (cells.size() < 5 || !id.match(cells.at(0).trimmed()).hasMatch()) {
        return std::nullopt;
    }
    return EtcdMember{.name = cells.at(2).trimmed(),
                      .peerUrls = urls(cells.at(3).trimmed()),
                      .clientUrls = urls(cells.at(4).trimmed()),
                      .line = 0};
}

std::optional<EtcdMember> memberOfOldLine(const QString &line)
{
    static const QRegularExpression form(
        uR"(\A[0-9a-f]{1,16}(?:\[unstarted\])?:(?: name=(\S*))? peerURLs=(\S*)(?: clientURLs=(\S*))?)"_s);
    const auto match = form.match(line);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return EtcdMember{.name = match.captured(1),
                      .peerUrls = urls(match.captured(2)),
                      .clientUrls = urls(match.captured(3)),
                      .line = 0};
}

std::optional<EtcdMember> memberOfLine(const QString &line)
{
    if (line.startsWith(u'|')) {
        return memberOfCells(line.split(u'|').sliced(1));
    }
    const auto member = memberOfCells(line.split(u", "_s));
    return member ? member : memberOfOldLine(line);
}

bool isDecoration(const QString &line)
{
    return line.isEmpty() || line.startsWith(u'#') || line.startsWith(u'+') ||
           (line.startsWith(u'|') && line.contains("PEER ADDRS"_L1));
}

} // namespace

QStringList EtcdMember::addresses() const
{
    QStringList hosts;
    for (const QString &url : peerUrls + clientUrls) {
        const QString host = QUrl(url.trimmed()).host();
        if (!host.isEmpty() && !hosts.contains(host)) {
            hosts.append(host);
        }
    }
    return hosts;
}

std::expected<QList<EtcdMember>, Problem> readEtcdMembers(const QByteArray &text, const QString &file)
{
    const auto refused = [&file](int line, const QString &detail) {
        return std::unexpected(
            Problem{.severity = Problem::Severity::Error, .file = file, .line = line, .column = 0, .detail = detail});
    };
    QList<EtcdMember> members;
    if (const auto found = membersOfJson(text)) {
        members = *found;
    } else {
        for (int number = 0; const QByteArray &bytes : text.split('\n')) {
            ++number;
            const QString line = QString::fromUtf8(bytes).trimmed();
            if (isDecoration(line)) {
                continue;
            }
            auto member = memberOfLine(line);
            if (!member) {
                return refused(number, u"this is no line of \"etcdctl member list\""_s);
            }
            member->line = number;
            members.append(*member);
        }
    }
    if (members.isEmpty()) {
        return refused(0, u"no member of etcd is listed"_s);
    }
    for (const EtcdMember &member : std::as_const(members)) {
        if (member.name.isEmpty()) {
            return refused(member.line, u"a member has never started and so has no name yet"_s);
        }
        if (std::ranges::count(members, member.name, &EtcdMember::name) > 1) {
            return refused(member.line, u"two members have the name %1"_s.arg(member.name));
        }
    }
    return members;
}

} // namespace kubemori::inventory
