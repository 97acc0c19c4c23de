// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/line_origin.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kubemori::advice {

namespace {

using Sources = std::optional<LogSources>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether a text has the form of a sample, in which 0 stands for any digit, A for a capital, a for a small letter.
bool hasForm(QByteArrayView text, QByteArrayView form)
{
    if (text.size() < form.size()) {
        return false;
    }
    for (qsizetype i = 0; i < form.size(); ++i) {
        const char c = text.at(i);
        const char wanted = form.at(i);
        const bool fits = wanted == '0'   ? isDigit(c)
                          : wanted == 'A' ? c >= 'A' && c <= 'Z'
                          : wanted == 'a' ? c >= 'a' && c <= 'z'
                                          : c == wanted;
        if (!fits) {
            return false;
        }
    }
    return true;
}

QByteArrayView behindWord(QByteArrayView text)
{
    const qsizetype blank = text.indexOf(' ');
    if (blank < 0) {
        return {};
    }
    qsizetype at = blank;
    while (at < text.size() && text.at(at) == ' ') {
        ++at;
    }
    return text.sliced(at);
}

/// "kubelet[812]:", "calico-node:", "bird" by the name of the program.
LogSources byName(QByteArrayView name)
{
    static constexpr std::array<std::pair<std::string_view, LogSource>, 14> known{
        {{"kubelet", LogSource::Kubelet},
         {"etcd", LogSource::Etcd},
         {"etcdctl", LogSource::Etcd},
         {"calico", LogSource::Calico},
         {"calico-node", LogSource::Calico},
         {"calico-kube-controllers", LogSource::Calico},
         {"felix", LogSource::Calico},
         {"bird", LogSource::Calico},
         {"bird6", LogSource::Calico},
         {"confd", LogSource::Calico},
         {"containerd", LogSource::Containerd},
         {"kubectl", LogSource::Kubectl},
         {"ansible-playbook", LogSource::Ansible},
         {"ansible", LogSource::Ansible}}};
    const std::string_view text(name.data(), static_cast<std::size_t>(name.size()));
    const auto *const found = std::ranges::find(known, text, &std::pair<std::string_view, LogSource>::first);
    return found == known.end() ? LogSources() : LogSources(found->second);
}

/// klog: "E1128 01:00:00.123456   812 kubelet.go:2347] …".
Sources ofKlog(QByteArrayView text)
{
    if (!hasForm(text, "A0000 00:00:00.0") || !QByteArrayView("IWEF").contains(text.front())) {
        return {};
    }
    const qsizetype end = text.indexOf("] ");
    if (end < 0) {
        return {};
    }
    const QByteArrayView head = text.first(end);
    return head.contains("memcache.go") || head.contains("kubectl") ? LogSource::Kubectl : LogSource::Kubelet;
}

Sources ofJson(QByteArrayView text)
{
    if (!text.startsWith("{\"")) {
        return {};
    }
    const bool isEtcd = text.contains("\"caller\":\"") && text.contains("\"level\":\"");
    return isEtcd ? Sources(LogSource::Etcd) : Sources();
}

Sources ofKubectl(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 8> beginnings{
        "error when evicting ",  "evicting pod ",
        "Error from server",     "error: ",
        "The connection to ",    "There are pending nodes to be drained",
        "Unable to connect to ", "Warning: ignoring DaemonSet-managed"};
    return std::ranges::any_of(beginnings, [text](QByteArrayView start) { return text.startsWith(start); })
               ? Sources(LogSource::Kubectl)
               : Sources();
}

Sources ofText(QByteArrayView text)
{
    if (hasForm(text, "0000-00-00T00:00:00") || hasForm(text, "0000-00-00 00:00:00")) {
        // calico and older etcd have a time of their own, container logs have one in front
        const QByteArrayView rest = behindWord(text.at(10) == ' ' ? behindWord(text) : text);
        if (rest.startsWith("stderr ") || rest.startsWith("stdout ")) {
            return ofText(behindWord(behindWord(rest)));
        }
        if (rest.startsWith('[') && rest.contains("][")) {
            return LogSource::Calico; // "[INFO][1] felix/…", "[ERROR][9] cni-plugin/…"
        }
        if (hasForm(rest, "A | ")) {
            return LogSource::Etcd; // "… E | etcdserver: …", before 3.4
        }
        return ofText(rest);
    }
    if (text.startsWith("time=\"") && text.contains("\" level=") && text.contains(" msg=")) {
        return LogSource::Containerd;
    }
    if (text.startsWith("bird: ") || text.startsWith("bird6: ")) {
        return LogSource::Calico;
    }
    if (text.startsWith("kubelet ") || text.startsWith("kubelet: ")) {
        return LogSource::Kubelet;
    }
    Sources sources = ofKlog(text);
    sources = sources ? sources : ofJson(text);
    return sources ? sources : ofKubectl(text);
}

/// Behind the time of a line of syslog or journald; empty: it has none.
QByteArrayView behindSyslogTime(QByteArrayView line)
{
    if (hasForm(line, "Aaa 00 00:00:00 ") || hasForm(line, "Aaa  0 00:00:00 ")) {
        return line.sliced(16);
    }
    if (hasForm(line, "0000-00-00T00:00:00")) {
        return behindWord(line);
    }
    return {};
}

} // namespace

LineOrigin originOf(QByteArrayView line)
{
    const QByteArrayView rest = behindSyslogTime(line);
    const qsizetype blank = rest.indexOf(' ');
    const qsizetype colon = rest.indexOf(": ");
    if (blank > 0 && colon > blank) {
        QByteArrayView name = rest.sliced(blank + 1, colon - blank - 1);
        if (name.endsWith(']') && name.lastIndexOf('[') > 0) {
            name = name.first(name.lastIndexOf('['));
        }
        const bool isProgram = !name.isEmpty() && std::ranges::all_of(name, [](char c) {
            return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   QByteArrayView("-_.@/()").contains(c);
        });
        if (isProgram) {
            const LogSources named = byName(name.sliced(name.lastIndexOf('/') + 1));
            const Sources said = named ? Sources() : ofText(rest.sliced(colon + 2));
            return {.sources = said ? said : Sources(named), .host = rest.first(blank)};
        }
    }
    return {.sources = ofText(line), .host = {}};
}

} // namespace kubemori::advice
