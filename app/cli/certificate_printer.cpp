// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certificate_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "ui/text/certificate_text.hpp"

#include <QJsonArray>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using maintenance::Certificate;
using maintenance::CertificateFinding;
using maintenance::NodeCertificates;

namespace {

QJsonObject certificateJson(const Certificate &certificate)
{
    QJsonObject json{{u"node"_s, certificate.node},
                     {u"path"_s, certificate.path},
                     {u"family"_s, toString(certificate.family)},
                     {u"source"_s, toString(certificate.source)},
                     {u"position"_s, certificate.position},
                     {u"subject"_s, certificate.subject}};
    if (!certificate.isRead()) {
        json.insert(u"notAfter"_s, QJsonValue::Null);
        json.insert(u"daysLeft"_s, QJsonValue::Null);
        json.insert(u"error"_s, certificate.error);
        return json;
    }
    json.insert(u"issuer"_s, certificate.issuer);
    json.insert(u"serial"_s, certificate.serial);
    json.insert(u"names"_s, QJsonArray::fromStringList(certificate.names));
    json.insert(u"notBefore"_s, certificate.notBefore.toString(Qt::ISODate));
    json.insert(u"notAfter"_s, certificate.notAfter.toString(Qt::ISODate));
    json.insert(u"daysLeft"_s, certificate.daysLeft);
    json.insert(u"isCa"_s, certificate.isCa);
    json.insert(u"fingerprint"_s, certificate.fingerprint);
    json.insert(u"key"_s, toString(certificate.key));
    return json;
}

QJsonObject nodeJson(const NodeCertificates &seen)
{
    QJsonObject json{{u"name"_s, seen.node},
                     {u"controlPlane"_s, seen.controlPlane},
                     {u"renewTimer"_s, toString(seen.timer)},
                     {u"kubeadm"_s, seen.kubeadm.version}};
    json.insert(u"clockAhead"_s, seen.clockAhead ? QJsonValue(*seen.clockAhead) : QJsonValue::Null);
    if (seen.error) {
        json.insert(u"error"_s, toLogLine(*seen.error));
    }
    return json;
}

QJsonObject findingJson(const CertificateFinding &finding)
{
    return {{u"id"_s, toString(finding.problem)},
            {u"severity"_s, toString(finding.severity)},
            {u"node"_s, finding.node},
            {u"path"_s, finding.path},
            {u"daysLeft"_s, finding.daysLeft},
            {u"evidence"_s, finding.evidence},
            {u"title"_s, ui::CertificateText::problem(finding)},
            {u"remedy"_s, ui::CertificateText::remedy(finding)}};
}

QString whereOf(const QString &node)
{
    return node.isEmpty() ? CliText::tr("(here)", "this machine, in a table of nodes") : node;
}

} // namespace

QJsonObject certificatesJson(const maintenance::CertificateReport &report)
{
    QJsonArray certificates;
    for (const Certificate &certificate : report.sorted()) {
        certificates.append(certificateJson(certificate));
    }
    QJsonArray nodes;
    for (const NodeCertificates &seen : report.nodes) {
        nodes.append(nodeJson(seen));
    }
    QJsonArray settings;
    for (const maintenance::AutoRenewSetting &setting : report.autoRenew) {
        settings.append(QJsonObject{{u"key"_s, setting.key},
                                    {u"value"_s, setting.value},
                                    {u"file"_s, setting.file},
                                    {u"line"_s, setting.line}});
    }
    QJsonArray findings;
    for (const CertificateFinding &finding : report.findings) {
        findings.append(findingJson(finding));
    }
    QJsonObject json{
        {u"certificates"_s, certificates}, {u"nodes"_s, nodes}, {u"autoRenew"_s, settings}, {u"findings"_s, findings}};
    if (report.api) {
        json.insert(u"apiError"_s, toLogLine(*report.api));
    }
    return json;
}

QString certificatesText(const maintenance::CertificateReport &report)
{
    QList<QStringList> rows;
    for (const Certificate &certificate : report.sorted()) {
        rows.append({printable(whereOf(certificate.node)), ui::CertificateText::family(certificate),
                     printable(certificate.path), printable(certificate.subject),
                     certificate.isRead() ? certificate.notAfter.toString(u"yyyy-MM-dd"_s) : u"-"_s,
                     ui::CertificateText::days(certificate)});
    }
    QString text = table({CliText::tr("NODE"), CliText::tr("CERTIFICATE"), CliText::tr("PATH"), CliText::tr("SUBJECT"),
                          CliText::tr("UNTIL"), CliText::tr("DAYS")},
                         rows);
    if (!report.findings.isEmpty()) {
        text += u'\n';
    }
    QString lastRemedy;
    for (const CertificateFinding &finding : report.findings) {
        text += printable(ui::CertificateText::severity(finding.severity) + u"  "_s +
                          ui::CertificateText::problem(finding)) +
                u'\n';
        const QString remedy = ui::CertificateText::remedy(finding);
        if (!remedy.isEmpty() && remedy != lastRemedy) {
            text += u"    "_s + remedy + u'\n';
        }
        lastRemedy = remedy;
    }
    text += u'\n';
    for (const NodeCertificates &seen : report.nodes) {
        if (seen.controlPlane && !seen.error) {
            text += printable(seen.node) + u": "_s + ui::CertificateText::timer(seen.timer) + u'\n';
        }
    }
    if (!report.autoRenew.isEmpty()) {
        text += printable(ui::CertificateText::autoRenew(report.autoRenew)) + u'\n';
    }
    return text;
}

} // namespace kubemori::cli
