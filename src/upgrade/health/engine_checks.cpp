// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/engine_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

/// As the kubelet says it: "containerd://1.7.24".
struct Engine
{
    QString name; ///< as container_manager is written
    QString version;
};

std::optional<Engine> engineOf(const kube::Node &node)
{
    const qsizetype sign = node.runtime.indexOf("://"_L1);
    if (sign <= 0) {
        return {};
    }
    const QString name = node.runtime.first(sign);
    return Engine{.name = name == "cri-o"_L1 ? u"crio"_s : name, .version = node.runtime.sliced(sign + 3)};
}

/// What the inventory says, or the release where it says nothing; Unclear: it cannot be read.
SettingValue wantedEngine(const ClusterPicture &picture, const HopVersions &hop)
{
    SettingValue wanted = settingOf(picture, u"container_manager"_s);
    if (wanted.state == SettingValue::State::Unset && hop.tag) {
        wanted = {.state = SettingValue::State::Set, .text = hop.isTagFrom(2, 18) ? u"containerd"_s : u"docker"_s};
    }
    return wanted;
}

/// The kubelet of Kubernetes 1.26 and later speaks CRI v1 only, which containerd knows from 1.6 on.
bool isTooOld(const Engine &engine, const HopVersions &hop)
{
    const Version least{.major = 1, .minor = 6, .patch = 0, .pre = {}};
    const auto version = leadingVersion(engine.version);
    return engine.name == "containerd"_L1 && hop.isKubeFrom(1, 26) && version && *version < least;
}

const HostFacts *factsOf(const ClusterPicture &picture, const QString &node)
{
    const auto host = std::ranges::find(picture.hosts, node, &HostLook::node);
    return host != picture.hosts.end() && host->facts && *host->facts ? &**host->facts : nullptr;
}

class EngineJudge
{
public:
    EngineJudge(const ClusterPicture &picture, const HopVersions &hop, CheckFindings &findings)
        : m_picture(picture)
        , m_hop(hop)
        , m_wanted(wantedEngine(picture, hop))
        , m_findings(findings)
    {
    }

    void judge(const kube::Node &node)
    {
        const auto engine = engineOf(node);
        if (!engine) {
            m_findings.unknown(node.name, u"its container engine is not known: \"%1\""_s.arg(node.runtime.left(80)));
        } else if (m_wanted.state != SettingValue::State::Set) {
            m_findings.unknown(node.name, node.runtime + u"; container_manager could not be read in the inventory"_s);
        } else if (engine->name != m_wanted.text) {
            m_findings.add(Severity::Block, node.name,
                           u"%1, but the target wants container_manager: %2"_s.arg(node.runtime, m_wanted.text));
        } else if (isTooOld(*engine, m_hop)) {
            m_findings.add(Severity::Warn, node.name,
                           node.runtime + u" has no CRI v1, without which the target's kubelet does not start"_s);
        } else {
            judgeDocker(node, *engine);
        }
    }

private:
    /// Beside another engine: the role validate-container-engine (v2.19.0 on) drains the node and removes it.
    void judgeDocker(const kube::Node &node, const Engine &engine)
    {
        const HostFacts *facts =
            engine.name != "docker"_L1 && m_hop.isTagFrom(2, 19) ? factsOf(m_picture, node.name) : nullptr;
        if (facts != nullptr && facts->dockerActive == true) {
            m_findings.add(
                Severity::Warn, node.name,
                u"docker.service runs beside %1: the target's roles drain the node and uninstall docker"_s.arg(
                    node.runtime));
        } else {
            m_findings.well(node.name + u' ' + node.runtime);
        }
    }

    const ClusterPicture &m_picture;
    const HopVersions &m_hop;
    SettingValue m_wanted;
    CheckFindings &m_findings;
};

} // namespace

QList<Finding> checkContainerEngine(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::containerEngine);
    if (!picture.nodes) {
        findings.unknown({}, picture.nodes.error());
        return findings.list();
    }
    const HopVersions versions = HopVersions::of(hop);
    EngineJudge judge(picture, versions, findings);
    for (const kube::Node &node : *picture.nodes) {
        judge.judge(node);
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
