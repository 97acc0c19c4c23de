// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/node_parser.hpp"

#include "kube/json_reader.hpp"
#include "kube/string_pool.hpp"
#include "kube/timestamp.hpp"

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

constexpr std::string_view roleLabel = "node-role.kubernetes.io/";
constexpr std::string_view oldRoleLabel = "kubernetes.io/role";
constexpr std::string_view ownAnnotations = "kubemori.io/";
constexpr int goneCode = 410;

static_assert(NodeParser::padding >= simdjson::SIMDJSON_PADDING);

ConditionStatus conditionStatus(std::string_view text)
{
    if (text == "True") {
        return ConditionStatus::True;
    }
    return text == "False" ? ConditionStatus::False : ConditionStatus::Unknown;
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The members of a metav1.Status, and what a watch event's object has instead of a node.
struct ApiStatus
{
    int code = 0;
    QString reason;
    QString message;
};

} // namespace

class NodeParser::Reader
{
public:
    Result<NodePage> page(QByteArray &json);
    Result<Node> node(QByteArray &json);
    Result<WatchEvent> event(QByteArrayView line);

private:
    Status object(Value value, Node &node, ApiStatus *status);
    Status objectField(std::string_view key, Value value, Node &node, ApiStatus *status);
    Status metadata(std::string_view key, Value value, Node &node);
    Status label(std::string_view key, Value value, Node &node);
    Status annotation(std::string_view key, Value value, Node &node);
    Status spec(std::string_view key, Value value, Node &node);
    Status taint(Value value, Node &node);
    Status status(std::string_view key, Value value, Node &node);
    Status address(Value value, Node &node);
    Status nodeInfo(std::string_view key, Value value, Node &node);
    Status condition(Value value, Node &node);
    Status pooled(Value value, QString &out);
    static Status time(Value value, QDateTime &out);
    Result<> finished(Status status, bool complete, const QString &missing);

    JsonReader m_json;
    StringPool m_strings;
    QByteArray m_line;
};

Result<> NodeParser::Reader::finished(Status status, bool complete, const QString &missing)
{
    if (status == simdjson::SUCCESS) {
        status = m_json.atEnd();
    }
    if (status != simdjson::SUCCESS) {
        return std::unexpected(m_json.error(status));
    }
    if (!complete) {
        return fail(ErrorCode::InvalidData, missing);
    }
    return {};
}

Result<NodePage> NodeParser::Reader::page(QByteArray &json)
{
    NodePage page;
    bool hasItems = false;
    QString kind = u"NodeList"_s;
    const auto listMetadata = [&page](std::string_view key, Value value) {
        if (key == "continue") {
            return JsonReader::text(value, page.next);
        }
        return key == "resourceVersion" ? JsonReader::text(value, page.resourceVersion) : simdjson::SUCCESS;
    };
    const auto item = [this, &page](Value value) {
        Node node;
        const Status status = object(value, node, nullptr);
        if (status == simdjson::SUCCESS && node.name.isEmpty()) {
            return simdjson::NO_SUCH_FIELD;
        }
        page.nodes.append(std::move(node));
        return status;
    };
    Status status = m_json.open(json);
    if (status == simdjson::SUCCESS) {
        status = m_json.eachRootField([&](std::string_view key, Value value) {
            if (key == "kind") {
                return JsonReader::text(value, kind);
            }
            if (key == "metadata") {
                return m_json.eachField(value, listMetadata);
            }
            if (key != "items") {
                return simdjson::SUCCESS;
            }
            hasItems = true;
            return m_json.eachElement(value, item);
        });
    }
    const bool complete = hasItems && kind == u"NodeList";
    if (const auto done =
            finished(status, complete, u"a NodeList with items was expected, this is a \"%1\""_s.arg(kind));
        !done) {
        return std::unexpected(done.error());
    }
    return page;
}

Result<Node> NodeParser::Reader::node(QByteArray &json)
{
    Node node;
    Status status = m_json.open(json);
    if (status == simdjson::SUCCESS) {
        status = m_json.eachRootField(
            [&](std::string_view key, Value value) { return objectField(key, value, node, nullptr); });
    }
    if (const auto done = finished(status, !node.name.isEmpty(), u"metadata.name: the field is missing"_s); !done) {
        return std::unexpected(done.error());
    }
    return node;
}

Result<WatchEvent> NodeParser::Reader::event(QByteArrayView line)
{
    m_line.reserve(line.size() + padding);
    m_line.resize(0);
    m_line.append(line);
    WatchEvent event;
    ApiStatus apiStatus;
    QString type;
    Status status = m_json.open(m_line);
    if (status == simdjson::SUCCESS) {
        status = m_json.eachRootField([&](std::string_view key, Value value) {
            if (key == "type") {
                return JsonReader::text(value, type);
            }
            return key == "object" ? object(value, event.node, &apiStatus) : simdjson::SUCCESS;
        });
    }
    if (const auto done = finished(status, true, {}); !done) {
        return std::unexpected(done.error());
    }
    event.resourceVersion = event.node.resourceVersion;
    if (type == u"ERROR") {
        const bool gone = apiStatus.code == goneCode || apiStatus.reason == u"Expired" || apiStatus.reason == u"Gone";
        event.kind = WatchEvent::Kind::Failed;
        event.error = {.code = gone ? ErrorCode::Expired : ErrorCode::ServerError,
                       .detail = apiStatus.message.isEmpty() ? apiStatus.reason : apiStatus.message,
                       .subject = {},
                       .context = {}};
        return event;
    }
    if (type == u"BOOKMARK") {
        return event;
    }
    if (event.node.name.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"object.metadata.name: the field is missing"_s);
    }
    if (type == u"ADDED") {
        event.kind = WatchEvent::Kind::Added;
    } else if (type == u"MODIFIED") {
        event.kind = WatchEvent::Kind::Modified;
    } else if (type == u"DELETED") {
        event.kind = WatchEvent::Kind::Deleted;
    } else {
        return fail(ErrorCode::InvalidData, u"type: unknown event \"%1\""_s.arg(type.left(40)));
    }
    return event;
}

Status NodeParser::Reader::object(Value value, Node &node, ApiStatus *status)
{
    return m_json.eachField(value,
                            [&](std::string_view key, Value field) { return objectField(key, field, node, status); });
}

Status NodeParser::Reader::objectField(std::string_view key, Value value, Node &node, ApiStatus *apiStatus)
{
    if (key == "metadata") {
        return m_json.eachField(value, [&](std::string_view name, Value field) { return metadata(name, field, node); });
    }
    if (key == "spec") {
        return m_json.eachField(value, [&](std::string_view name, Value field) { return spec(name, field, node); });
    }
    if (key == "status") {
        // In a metav1.Status it is the word "Failure".
        simdjson::ondemand::json_type type{};
        if (const Status failed = value.type().get(type); failed != simdjson::SUCCESS) {
            return failed;
        }
        if (apiStatus != nullptr && type == simdjson::ondemand::json_type::string) {
            return simdjson::SUCCESS;
        }
        return m_json.eachField(value, [&](std::string_view name, Value field) { return status(name, field, node); });
    }
    if (apiStatus == nullptr) {
        return simdjson::SUCCESS;
    }
    if (key == "code") {
        return JsonReader::number(value, apiStatus->code);
    }
    if (key == "reason") {
        return JsonReader::text(value, apiStatus->reason);
    }
    return key == "message" ? JsonReader::text(value, apiStatus->message) : simdjson::SUCCESS;
}

Status NodeParser::Reader::metadata(std::string_view key, Value value, Node &node)
{
    if (key == "name") {
        return JsonReader::text(value, node.name);
    }
    if (key == "uid") {
        return JsonReader::text(value, node.uid);
    }
    if (key == "resourceVersion") {
        return JsonReader::text(value, node.resourceVersion);
    }
    if (key == "creationTimestamp") {
        return time(value, node.createdAt);
    }
    if (key == "labels") {
        const Status status =
            m_json.eachField(value, [&](std::string_view name, Value field) { return label(name, field, node); });
        node.roles.sort();
        node.roles.removeDuplicates();
        return status;
    }
    if (key == "annotations") {
        return m_json.eachField(value,
                                [&](std::string_view name, Value field) { return annotation(name, field, node); });
    }
    return simdjson::SUCCESS;
}

Status NodeParser::Reader::label(std::string_view key, Value value, Node &node)
{
    if (key.starts_with(roleLabel) && key.size() > roleLabel.size()) {
        node.roles.append(m_strings.get(key.substr(roleLabel.size())));
    } else if (key == oldRoleLabel) {
        QString role;
        if (const Status status = pooled(value, role); status != simdjson::SUCCESS) {
            return status;
        }
        if (!role.isEmpty()) {
            node.roles.append(role);
        }
    }
    return simdjson::SUCCESS;
}

Status NodeParser::Reader::annotation(std::string_view key, Value value, Node &node)
{
    return key.starts_with(ownAnnotations) ? JsonReader::text(value, node.annotations[fromView(key)])
                                           : simdjson::SUCCESS;
}

Status NodeParser::Reader::spec(std::string_view key, Value value, Node &node)
{
    if (key == "unschedulable") {
        bool unschedulable = false;
        const Status status = JsonReader::boolean(value, unschedulable);
        node.schedulable = !unschedulable;
        return status;
    }
    return key == "taints" ? m_json.eachElement(value, [&](Value taintValue) { return taint(taintValue, node); })
                           : simdjson::SUCCESS;
}

Status NodeParser::Reader::taint(Value value, Node &node)
{
    QString key;
    QString text;
    QString effect;
    const Status status = m_json.eachField(value, [&](std::string_view name, Value field) {
        if (name == "key") {
            return JsonReader::text(field, key);
        }
        if (name == "value") {
            return JsonReader::text(field, text);
        }
        return name == "effect" ? JsonReader::text(field, effect) : simdjson::SUCCESS;
    });
    const QString whole = key + (text.isEmpty() ? QString() : QString(u'=' + text)) + u':' + effect;
    node.taints.append(m_strings.get(whole.toStdString()));
    return status;
}

Status NodeParser::Reader::status(std::string_view key, Value value, Node &node)
{
    if (key == "conditions") {
        return m_json.eachElement(value, [&](Value item) { return condition(item, node); });
    }
    if (key == "addresses") {
        return m_json.eachElement(value, [&](Value item) { return address(item, node); });
    }
    if (key == "nodeInfo") {
        return m_json.eachField(value, [&](std::string_view name, Value field) { return nodeInfo(name, field, node); });
    }
    return simdjson::SUCCESS;
}

Status NodeParser::Reader::address(Value value, Node &node)
{
    std::string_view type;
    std::string_view text;
    const Status status = m_json.eachField(value, [&](std::string_view name, Value field) {
        if (name == "type") {
            return JsonReader::text(field, type);
        }
        return name == "address" ? JsonReader::text(field, text) : simdjson::SUCCESS;
    });
    if (type == "InternalIP" && node.internalIp.isEmpty()) {
        node.internalIp = fromView(text);
    } else if (type == "Hostname") {
        node.hostname = fromView(text);
    }
    return status;
}

Status NodeParser::Reader::nodeInfo(std::string_view key, Value value, Node &node)
{
    if (key == "kubeletVersion") {
        return pooled(value, node.version);
    }
    if (key == "osImage") {
        return pooled(value, node.osImage);
    }
    if (key == "kernelVersion") {
        return pooled(value, node.kernel);
    }
    if (key == "containerRuntimeVersion") {
        return pooled(value, node.runtime);
    }
    return key == "bootID" ? JsonReader::text(value, node.bootId) : simdjson::SUCCESS;
}

Status NodeParser::Reader::condition(Value value, Node &node)
{
    NodeCondition condition;
    const Status status = m_json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "type") {
            return pooled(field, condition.type);
        }
        if (key == "status") {
            std::string_view text;
            const Status failed = JsonReader::text(field, text);
            condition.status = conditionStatus(text);
            return failed;
        }
        if (key == "reason") {
            return pooled(field, condition.reason);
        }
        if (key == "message") {
            return pooled(field, condition.message);
        }
        if (key == "lastHeartbeatTime") {
            return time(field, condition.lastHeartbeat);
        }
        return key == "lastTransitionTime" ? time(field, condition.lastTransition) : simdjson::SUCCESS;
    });
    node.conditions.append(std::move(condition));
    return status;
}

Status NodeParser::Reader::pooled(Value value, QString &out)
{
    std::string_view bytes;
    const Status status = JsonReader::text(value, bytes);
    out = m_strings.get(bytes);
    return status;
}

Status NodeParser::Reader::time(Value value, QDateTime &out)
{
    std::string_view bytes;
    const Status status = JsonReader::text(value, bytes);
    out = parseTimestamp(bytes);
    return status == simdjson::SUCCESS && !bytes.empty() && !out.isValid() ? simdjson::INCORRECT_TYPE : status;
}

NodeParser::NodeParser()
    : m_reader(std::make_unique<Reader>())
{
}

NodeParser::~NodeParser() = default;

Result<NodePage> NodeParser::page(QByteArray &json)
{
    return m_reader->page(json);
}

Result<Node> NodeParser::node(QByteArray &json)
{
    return m_reader->node(json);
}

Result<WatchEvent> NodeParser::event(QByteArrayView line)
{
    return m_reader->event(line);
}

} // namespace kubemori::kube
