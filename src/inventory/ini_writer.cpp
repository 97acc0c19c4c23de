// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/ini_writer.hpp"

#include "inventory/python_writer.hpp"

#include "base/shell_quote.hpp"

#include <QSet>

#include <array>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

/// Kubespray's own groups as its sample inventories order them; others follow.
constexpr std::array<QLatin1StringView, 5> kubesprayOrder{
    QLatin1StringView("kube_control_plane"), QLatin1StringView("etcd"), QLatin1StringView("kube_node"),
    QLatin1StringView("calico_rr"), QLatin1StringView("k8s_cluster")};

class IniText
{
public:
    explicit IniText(const QStringList &header)
    {
        for (const QString &line : header) {
            m_text += line.isEmpty() ? u"#\n"_s : QString(u"# "_s + line + u'\n');
        }
    }

    [[nodiscard]] QByteArray bytes() const { return m_text.toUtf8(); }
    [[nodiscard]] const std::optional<QString> &fault() const { return m_fault; }

    void section(const QString &name) { m_text += u"\n["_s + name + u"]\n"_s; }
    void line(const QString &line) { m_text += line + u'\n'; }

    /// In a line of a host, where words are quoted as in a shell.
    void host(const Host &host)
    {
        QString words = shellQuote(host.name);
        for (const auto &[name, value] : host.variables) {
            const QString literal = written(host.name, name, value);
            words += u' ' + shellQuote(name) + u'=' + (literal.isEmpty() ? literal : shellQuote(literal));
        }
        line(words);
    }

    void variables(const Group &group)
    {
        if (group.variables.isEmpty() && group.priority == 1) {
            return;
        }
        section(group.name + u":vars"_s);
        for (const auto &[name, value] : group.variables) {
            line(name + u'=' + written(group.name, name, value));
        }
        if (group.priority != 1) {
            line(u"ansible_group_priority=%1"_s.arg(group.priority));
        }
    }

private:
    QString written(const QString &owner, const QString &name, const Value &value)
    {
        const auto literal = writePythonLiteral(value);
        if (!literal && !m_fault) {
            m_fault = owner + u": "_s + name + u": "_s + literal.error();
        }
        return literal.value_or(QString());
    }

    QString m_text;
    std::optional<QString> m_fault;
};

/// `all` and `ungrouped` are there of themselves.
QStringList groupOrder(const Inventory &inventory)
{
    QStringList names;
    for (const QLatin1StringView name : kubesprayOrder) {
        if (inventory.group(name) != nullptr) {
            names.append(name);
        }
    }
    for (const Group &group : inventory.groups()) {
        if (group.name != "all"_L1 && group.name != "ungrouped"_L1 && !names.contains(group.name)) {
            names.append(group.name);
        }
    }
    return names;
}

} // namespace

Checked<QByteArray> writeIni(const Inventory &inventory, const QStringList &header)
{
    IniText text(header);
    text.section(u"all"_s);
    for (const QString &name : inventory.hostsOf(u"all"_s)) {
        text.host(*inventory.host(name));
    }
    const QStringList order = groupOrder(inventory);
    for (const QString &name : order) {
        const Group &group = *inventory.group(name);
        if (!group.hosts.isEmpty() || group.children.isEmpty()) {
            text.section(name);
            for (const QString &host : group.hosts) {
                text.line(shellQuote(host));
            }
        }
        if (!group.children.isEmpty()) {
            text.section(name + u":children"_s);
            for (const QString &child : group.children) {
                text.line(child);
            }
        }
    }
    for (const QString &name : QStringList{u"all"_s, u"ungrouped"_s} + order) {
        text.variables(*inventory.group(name));
    }
    return text.fault() ? Checked<QByteArray>(std::unexpected(*text.fault())) : text.bytes();
}

} // namespace kubemori::inventory
