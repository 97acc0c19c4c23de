// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/json_output.hpp"

#include "kube/timestamp.hpp"

#include <variant>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

/// Writes JSON into a byte array; commas are put where they belong.
class JsonWriter
{
public:
    explicit JsonWriter(QByteArray &out)
        : m_out(out)
    {
    }

    void open(char bracket)
    {
        comma();
        m_out.append(bracket);
        m_first = true;
    }
    void close(char bracket)
    {
        m_out.append(bracket);
        m_first = false;
    }
    void key(QByteArrayView name)
    {
        comma();
        m_out.append('"').append(name).append("\":");
        m_first = true;
    }
    void plain(QByteArrayView value)
    {
        comma();
        m_out.append(value);
    }
    void text(const QString &value)
    {
        comma();
        quoted(value.toUtf8());
    }
    void member(QByteArrayView name, const QString &value)
    {
        key(name);
        text(value);
    }
    void member(QByteArrayView name, const QDateTime &value)
    {
        key(name);
        const QByteArray formatted = formatTimestamp(value);
        formatted.isEmpty() ? plain("null") : plain(QByteArray('"' + formatted + '"'));
    }
    void member(QByteArrayView name, bool value)
    {
        key(name);
        plain(value ? "true" : "false");
    }

private:
    void comma()
    {
        if (!m_first) {
            m_out.append(',');
        }
        m_first = false;
    }

    void quoted(const QByteArray &utf8)
    {
        static constexpr char hex[] = "0123456789abcdef";
        m_out.append('"');
        for (const char c : utf8) {
            const auto code = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                m_out.append('\\').append(c);
            } else if (c == '\n') {
                m_out.append("\\n");
            } else if (code < 0x20 || code == 0x7f) {
                m_out.append("\\u00").append(hex[code >> 4U]).append(hex[code & 0xfU]);
            } else {
                m_out.append(c);
            }
        }
        m_out.append('"');
    }

    QByteArray &m_out;
    bool m_first = true;
};

void write(JsonWriter &json, const NodeCondition &condition)
{
    json.open('{');
    json.member("type", condition.type);
    json.member("status", toString(condition.status));
    json.member("reason", condition.reason);
    json.member("message", condition.message);
    json.member("lastHeartbeat", condition.lastHeartbeat);
    json.member("lastTransition", condition.lastTransition);
    json.close('}');
}

void write(JsonWriter &json, const Node &node)
{
    json.open('{');
    json.member("name", node.name);
    json.key("roles");
    json.open('[');
    for (const QString &role : node.roles) {
        json.text(role);
    }
    json.close(']');
    json.member("ready", toString(node.ready()));
    json.member("schedulable", node.schedulable);
    json.member("version", node.version);
    json.member("internalIp", node.internalIp);
    json.member("osImage", node.osImage);
    json.member("kernel", node.kernel);
    json.member("runtime", node.runtime);
    json.member("bootId", node.bootId);
    json.member("createdAt", node.createdAt);
    json.key("conditions");
    json.open('[');
    for (const NodeCondition &condition : node.conditions) {
        write(json, condition);
    }
    json.close(']');
    json.close('}');
}

void writeNodeLine(QByteArray &out, const QString &event, const Node &node)
{
    JsonWriter json(out);
    json.open('{');
    json.member("event", event);
    json.key("node");
    write(json, node);
    json.close('}');
    out.append('\n');
}

QString stateName(FeedState::Kind kind)
{
    switch (kind) {
    case FeedState::Kind::Connecting:
        return u"connecting"_s;
    case FeedState::Kind::Listing:
        return u"listing"_s;
    case FeedState::Kind::Watching:
        return u"watching"_s;
    case FeedState::Kind::Waiting:
        break;
    }
    return u"waiting"_s;
}

struct LineWriter
{
    QByteArray &out;

    void operator()(const NodesListed &listed) const
    {
        for (const Node &node : listed.nodes) {
            writeNodeLine(out, u"listed"_s, node);
        }
    }
    void operator()(const NodeChanged &changed) const
    {
        writeNodeLine(out, changed.added ? u"added"_s : u"modified"_s, changed.node);
    }
    void operator()(const NodeRemoved &removed) const
    {
        JsonWriter json(out);
        json.open('{');
        json.member("event", u"deleted"_s);
        json.key("node");
        json.open('{');
        json.member("name", removed.name);
        json.close('}');
        json.close('}');
        out.append('\n');
    }
    void operator()(const FeedState &state) const
    {
        JsonWriter json(out);
        json.open('{');
        json.member("event", u"state"_s);
        json.member("state", stateName(state.kind));
        json.member("host", state.host);
        if (state.kind == FeedState::Kind::Waiting) {
            json.member("error", toLogLine(state.error));
            json.key("retryInSeconds");
            json.plain(QByteArray::number(state.retryInSeconds));
        }
        json.close('}');
        out.append('\n');
    }
};

} // namespace

QByteArray nodesToJson(const QList<Node> &nodes)
{
    constexpr qsizetype usualSize = 1600;
    QByteArray out;
    out.reserve(nodes.size() * usualSize + 64);
    JsonWriter json(out);
    json.open('{');
    json.key("nodes");
    json.open('[');
    for (const Node &node : nodes) {
        write(json, node);
    }
    json.close(']');
    json.close('}');
    out.append('\n');
    return out;
}

QByteArray eventToJsonLines(const NodeFeedEvent &event)
{
    QByteArray out;
    std::visit(LineWriter{out}, event);
    return out;
}

} // namespace kubemori::kube
