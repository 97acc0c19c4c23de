// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/limits.hpp"
#include "inventory/yaml_node.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace kubemori::inventory {

/// A place in a YAML document and what is to be said about it.
struct YamlFinding
{
    QString detail;
    int line = 0;   ///< from 1
    int column = 0; ///< from 1
};

/// Makes nodes of the events of yaml-cpp's parser. After a fault, what comes is ignored.
class YamlBuilder final : public YAML::EventHandler
{
public:
    /// `json`: unquoted scalars are those of JSON.
    YamlBuilder(const Limits &limits, bool json);

    /// The document; nullptr when there was none.
    [[nodiscard]] const YamlPointer &root() const { return m_root; }
    [[nodiscard]] const std::optional<YamlFinding> &fault() const { return m_fault; }
    [[nodiscard]] const QList<YamlFinding> &repeatedKeys() const { return m_repeatedKeys; }

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    /// A list or mapping that is not closed yet; of a mapping keys and values in turn.
    struct Open
    {
        YamlNode::Kind kind = YamlNode::Kind::List;
        YAML::Mark mark;
        YAML::anchor_t anchor = 0;
        bool unsafe = false; ///< texts in it are not templates
        std::vector<YamlPointer> parts;
    };
    using Entries = std::vector<std::pair<YamlPointer, YamlPointer>>;

    [[nodiscard]] bool expectsKey() const;
    [[nodiscard]] bool isUnsafe(const std::string &tag) const;
    void open(YamlNode::Kind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor);
    void close();
    void add(YamlPointer node, YAML::anchor_t anchor);
    void fail(const YAML::Mark &mark, const QString &detail);
    void fail(const YamlNode &node, const QString &detail);
    [[nodiscard]] std::optional<Entries> entriesOf(const std::vector<YamlPointer> &parts);
    [[nodiscard]] bool mergeInto(Entries &merged, const YamlNode &value);
    [[nodiscard]] Entries withoutRepeated(const Entries &merged, const Entries &own);

    Limits m_limits;
    bool m_json;
    std::vector<Open> m_open;
    QHash<YAML::anchor_t, YamlPointer> m_anchors;
    qsizetype m_nodes = 0;
    qsizetype m_aliased = 0;
    YamlPointer m_root;
    std::optional<YamlFinding> m_fault;
    QList<YamlFinding> m_repeatedKeys;
};

} // namespace kubemori::inventory
