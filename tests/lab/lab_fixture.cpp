// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lab_fixture.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace kubemori::test {

using namespace Qt::StringLiterals;

bool LabFixture::isPresent()
{
    return qEnvironmentVariableIsSet("KUBEMORI_LAB");
}

QString LabFixture::reasonAbsent()
{
    return u"not inside a lab; run it with ./dev test or ./dev lab run -- …"_s;
}

QByteArray LabFixture::run(const QStringList &argv)
{
    command::Command command;
    command.argv = argv;
    command.timeout = std::chrono::minutes{2};
    const auto captured = command::captureChecked(m_runner, command, {});
    if (!captured) {
        QTest::qFail(qPrintable(toLogLine(captured.error())), __FILE__, __LINE__);
        return {};
    }
    return captured->output;
}

void LabFixture::control(const QStringList &arguments)
{
    run(QStringList{u"lab-ctl"_s} + arguments);
}

void LabFixture::reset()
{
    control({u"reset"_s});
}

QMap<QString, LabNode> LabFixture::nodes()
{
    QMap<QString, LabNode> result;
    const auto document = QJsonDocument::fromJson(run({u"kubectl"_s, u"get"_s, u"nodes"_s, u"-o"_s, u"json"_s}));
    for (const QJsonValue &item : document[u"items"].toArray()) {
        LabNode node{.bootId = item[u"status"][u"nodeInfo"][u"bootID"].toString(),
                     .cordoned = item[u"spec"][u"unschedulable"].toBool(),
                     .ready = false};
        for (const QJsonValue &condition : item[u"status"][u"conditions"].toArray()) {
            if (condition[u"type"].toString() == "Ready"_L1) {
                node.ready = condition[u"status"].toString() == "True"_L1;
            }
        }
        result.insert(item[u"metadata"][u"name"].toString(), node);
    }
    return result;
}

QStringList LabFixture::cordonedNodes()
{
    QStringList names;
    const auto all = nodes();
    for (const auto &[name, node] : all.asKeyValueRange()) {
        if (node.cordoned) {
            names.append(name);
        }
    }
    return names;
}

} // namespace kubemori::test
