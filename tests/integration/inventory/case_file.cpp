// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_file.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kubemori::test {

using namespace Qt::StringLiterals;

QString InventoryCase::write(const QString &root) const
{
    const QString place = root + u'/' + name;
    for (const File &file : files) {
        const QString path = place + u'/' + file.path;
        QDir().mkpath(QFileInfo(path).path());
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(file.text) != file.text.size()) {
            qFatal("cannot write %s", qPrintable(path));
        }
    }
    return folder ? place : QString(place + u'/' + files.constFirst().path);
}

QList<InventoryCase> readCases(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    QList<InventoryCase> cases;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("=== ")) {
            const QStringList words = QString::fromUtf8(line).split(u' ');
            cases.append({.name = words.value(1), .folder = words.contains("folder"_L1), .files = {}});
        } else if (line.startsWith("--- ") && !cases.isEmpty()) {
            cases.last().files.append({.path = QString::fromUtf8(line.mid(4)), .text = {}});
        } else if (!cases.isEmpty() && !cases.constLast().files.isEmpty()) {
            cases.last().files.last().text += QByteArray(line).replace("→", "\t") + '\n';
        }
    }
    return cases;
}

QList<InventoryCase> madeCases()
{
    const auto single = [](const QString &name, const QString &file, const QByteArray &text) {
        return InventoryCase{.name = name, .folder = false, .files = {{.path = file, .text = text}}};
    };
    QByteArray many = "[kube_node]\n";
    for (int i = 0; i < 3000; ++i) {
        many += "node" + QByteArray::number(i) + " ansible_host=10.0." + QByteArray::number(i / 250) + '.' +
                QByteArray::number(i % 250) + '\n';
    }
    QByteArray deep = "a0\n";
    for (int i = 0; i < 150; ++i) {
        deep += "[g" + QByteArray::number(i) + ":children]\ng" + QByteArray::number(i + 1) + '\n';
    }
    return {
        single(u"made-latin1-comment"_s, u"hosts.ini"_s, "# caf\xe9\n[web]\na x=1 # \xe9\n"),
        single(u"made-shift-jis-comment"_s, u"hosts.ini"_s, "; \x83\x65\x83\x58\x83\x67\n[web]\na\n"),
        single(u"made-mark-before-section"_s, u"hosts.ini"_s, "\xef\xbb\xbf[web]\na\n"),
        single(u"made-mark-before-yaml"_s, u"hosts.yaml"_s,
               "\xef\xbb\xbf"
               "all: {hosts: {a: {x: 1}}}\n"),
        single(u"made-carriage-returns"_s, u"hosts.ini"_s, "[web]\r\na x=1\r\nb\r\n[web:vars]\r\nv=2\r\n"),
        single(u"made-carriage-returns-yaml"_s, u"hosts.yaml"_s, "all:\r\n  hosts:\r\n    a:\r\n      x: 1\r\n"),
        single(u"made-nothing"_s, u"hosts.ini"_s, ""),
        single(u"made-nothing-yaml"_s, u"hosts.yaml"_s, ""),
        single(u"made-no-line-end"_s, u"hosts.ini"_s, "[web]\na x=1"),
        single(u"made-control-in-yaml"_s, u"hosts.yaml"_s, "all: {hosts: {\"a\x01\": {}}}\n"),
        single(u"made-latin1-yaml"_s, u"hosts.yaml"_s, "all: {hosts: {caf\xe9: {}}}\n"),
        single(u"made-deep-brackets"_s, u"hosts.yaml"_s,
               "all: {vars: {x: " + QByteArray(60, '[') + QByteArray(60, ']') + "}}\n"),
        single(u"made-never-closed"_s, u"hosts.yaml"_s, QByteArray(3000, '[')),
        single(u"made-literal-deep"_s, u"hosts.ini"_s, "[g]\nh\n[g:vars]\nx=" + QByteArray(5000, '[') + '\n'),
        single(u"made-many-hosts"_s, u"hosts.ini"_s, many),
        single(u"made-deep-groups"_s, u"hosts.ini"_s, deep + "[g150]\nh x=1\n[g75:vars]\nx=2\ny=3\n"),
        single(u"made-long-line"_s, u"hosts.ini"_s, "a x=" + QByteArray(200'000, 'x') + '\n'),
    };
}

} // namespace kubemori::test
