// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_keys.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// Every text with its length in front: no text can imitate two.
class Key
{
public:
    Key &operator<<(const QString &text)
    {
        m_key += QString::number(text.size()) + u':' + text;
        return *this;
    }
    Key &operator<<(qint64 number)
    {
        m_key += QString::number(number) + u';';
        return *this;
    }
    Key &operator<<(const QStringList &texts)
    {
        *this << texts.size();
        for (const QString &text : texts) {
            *this << text;
        }
        return *this;
    }
    Key &operator<<(const QMap<QString, QString> &labels)
    {
        return *this << QStringList(labels.keys()) << QStringList(labels.values());
    }
    Key &operator<<(const QList<kube::LabelRequirement> &requirements)
    {
        *this << requirements.size();
        for (const kube::LabelRequirement &requirement : requirements) {
            *this << requirement.key << static_cast<qint64>(requirement.op) << requirement.values;
        }
        return *this;
    }
    Key &operator<<(const QList<kube::NodeSelectorTerm> &terms)
    {
        *this << terms.size();
        for (const kube::NodeSelectorTerm &term : terms) {
            *this << term.expressions << term.fields;
        }
        return *this;
    }
    [[nodiscard]] const QString &text() const { return m_key; }

private:
    QString m_key;
};

} // namespace

QString keyOf(const kube::PodAffinityTerm &rule, const QString &ownNamespace)
{
    Key key;
    key << rule.selector.matchLabels << rule.selector.matchExpressions << static_cast<qint64>(rule.selector.given)
        << (rule.namespaces.isEmpty() ? QStringList{ownNamespace} : rule.namespaces)
        << static_cast<qint64>(rule.allNamespaces) << rule.topologyKey;
    return key.text();
}

QString keyOf(const kube::PodNeeds &needs, const QList<QList<kube::NodeSelectorTerm>> &volumes)
{
    if (needs.nodeSelector.isEmpty() && needs.nodeTerms.isEmpty() && needs.tolerations.isEmpty() && volumes.isEmpty()) {
        return {};
    }
    Key key;
    key << needs.nodeSelector << needs.nodeTerms << needs.tolerations.size();
    for (const kube::Toleration &toleration : needs.tolerations) {
        key << toleration.key << toleration.value << toleration.effect << static_cast<qint64>(toleration.anyValue);
    }
    key << volumes.size();
    for (const QList<kube::NodeSelectorTerm> &volume : volumes) {
        key << volume;
    }
    return key.text();
}

} // namespace kubemori::maintenance
