// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/step_reader.hpp"

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using inventory::YamlNode;

namespace {

constexpr int longestSeconds = 3600;

class StepReader
{
public:
    StepReader(const YamlNode &node, FaultReader &reader)
        : m_node(node)
        , m_reader(reader)
    {
    }

    RemedyStep read()
    {
        RemedyStep step;
        const auto &kinds = format::steps();
        const auto word = std::ranges::find_if(
            kinds, [this](const format::StepWord &kind) { return m_node.find(kind.word) != nullptr; });
        if (word == kinds.cend()) {
            m_reader.refuse(m_node, u"a step has one of setting, patch, command and kubectl"_s);
            return step;
        }
        if (!m_reader.checkKeys(m_node, format::Words(word->keys) << word->word)) {
            return step;
        }
        step.kind = word->kind;
        switch (step.kind) {
        case RemedyStep::Kind::Setting:
            readSetting(step);
            break;
        case RemedyStep::Kind::Patch:
            readPatch(step);
            break;
        case RemedyStep::Kind::Command:
            readCommand(step);
            break;
        case RemedyStep::Kind::Kubectl:
            readKubectl(step);
            break;
        }
        return step;
    }

private:
    void readSetting(RemedyStep &step)
    {
        step.key = m_reader.text(m_node, "setting"_L1, true);
        step.file = path("file"_L1);
        if (const YamlNode *value = m_node.find(u"value"_s)) {
            step.value = value->toValue();
        } else {
            m_reader.refuse(m_node, u"“value” is missing"_s);
        }
    }

    void readPatch(RemedyStep &step)
    {
        step.file = path("patch"_L1);
        step.find = m_reader.text(m_node, "find"_L1, true);
        const YamlNode *replace = m_node.find(u"replace"_s);
        if (replace == nullptr || replace->kind != YamlNode::Kind::Scalar || !replace->scalar.isText()) {
            m_reader.refuse(m_node, u"“replace” is missing, or no text"_s);
        } else {
            step.replace = *replace->scalar.text(); // may be empty: what was found goes
        }
        if (step.find == step.replace) {
            m_reader.refuse(m_node, u"“find” and “replace” are the same"_s);
        }
    }

    void readCommand(RemedyStep &step)
    {
        step.title = m_reader.localText(*m_node.find(u"command"_s), u"command"_s);
        step.check = m_reader.text(m_node, "check"_L1, false);
        step.run = m_reader.text(m_node, "run"_L1, true);
        step.verify = m_reader.text(m_node, "verify"_L1, false);
        step.undo = m_reader.text(m_node, "undo"_L1, false);
        readTimeout(step);
        if (const YamlNode *on = FaultReader::find(m_node, "on"_L1)) {
            readScope(*on, step);
        }
    }

    void readScope(const YamlNode &on, RemedyStep &step)
    {
        using enum NodeScope;
        const QString word = m_reader.text(on, u"on"_s);
        for (const NodeScope scope : {All, ControlPlane, FirstControlPlane, Etcd, Here, Deployer}) {
            if (word == toString(scope)) {
                step.scope = scope;
                return;
            }
        }
        m_reader.refuse(on, u"unknown place “%1”"_s.arg(word));
    }

    void readKubectl(RemedyStep &step)
    {
        step.title = m_reader.localText(*m_node.find(u"kubectl"_s), u"kubectl"_s);
        step.runArguments = arguments("run"_L1, true);
        step.checkArguments = arguments("check"_L1, false);
        step.verifyArguments = arguments("verify"_L1, false);
        step.undoArguments = arguments("undo"_L1, false);
        readTimeout(step);
    }

    QStringList arguments(QLatin1StringView key, bool isNeeded)
    {
        if (const YamlNode *list = m_node.find(key)) {
            return m_reader.texts(*list, key);
        }
        if (isNeeded) {
            m_reader.refuse(m_node, u"“%1” is missing"_s.arg(key));
        }
        return {};
    }

    void readTimeout(RemedyStep &step)
    {
        if (const YamlNode *timeout = m_node.find(u"timeout"_s)) {
            step.timeoutSeconds = m_reader.number(*timeout, u"timeout"_s, 1, longestSeconds);
        }
    }

    /// Below the inventory's or the checkout's folder.
    QString path(QLatin1StringView key) { return m_reader.inFolder(m_node, m_reader.text(m_node, key, true)); }

    const YamlNode &m_node;
    FaultReader &m_reader;
};

} // namespace

RemedyStep readStep(const YamlNode &node, FaultReader &reader)
{
    return StepReader(node, reader).read();
}

} // namespace kubemori::advice
