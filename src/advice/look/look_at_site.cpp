// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/look_at_site.hpp"

#include "advice/look/extra_variables.hpp"
#include "advice/look/node_look.hpp"
#include "advice/look/settings_layers.hpp"
#include "advice/look/site_inventory.hpp"
#include "advice/look/site_nodes.hpp"
#include "base/few_at_once.hpp"
#include "kubespray/checkout.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr int queriesAtOnce = 4;
constexpr int nodesAtOnce = 4;

class SiteLook
{
public:
    SiteLook(const Site &site, const SiteScope &scope, const Questions &questions,
             const std::function<void(const QString &)> &say, std::stop_token stop)
        : m_site(site)
        , m_scope(scope)
        , m_questions(questions)
        , m_say(say)
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] Result<SiteView> run()
    {
        const auto current = Version::parse(m_scope.current);
        const auto target = Version::parse(m_scope.target.isEmpty() ? m_scope.current : m_scope.target);
        m_view.picture.current = current.value_or(Version());
        m_view.picture.target = target.value_or(Version());
        if (!m_scope.options.isNull()) {
            m_view.picture.options = m_scope.options;
        }
        for (const auto part : {&SiteLook::lookAtInventory, &SiteLook::lookAtCheckout, &SiteLook::lookAtCluster,
                                &SiteLook::lookAtNodes}) {
            (this->*part)();
            if (m_stop.stop_requested()) {
                return fail(ErrorCode::Cancelled);
            }
        }
        return std::move(m_view);
    }

private:
    void say(const QString &line) const
    {
        if (m_say) {
            m_say(line);
        }
    }

    void lose(const Error &error, const QString &what) { m_view.gaps.append(error.on(what)); }

    void lookAtInventory()
    {
        if (!m_site.deployer || m_scope.inventory.isEmpty()) {
            return;
        }
        say(m_site.deployer->location() + u": "_s + m_scope.inventory);
        auto read = readSiteInventory(command::FileTransfer(m_site.deployer), m_scope.inventory, m_stop);
        if (!read) {
            lose(read.error(), m_scope.inventory);
            return;
        }
        m_view.gaps.append(read->gaps);
        m_view.picture.inventory = read->inventory;
        m_view.picture.inventoryFiles = read->files;
        m_own = std::move(read->own);
    }

    /// How the checkout stands; a fault of it is none of the release's.
    [[nodiscard]] std::optional<WorkingTree> treeAt(const QString &tag)
    {
        const auto state = kubespray::Checkout(m_site.deployer, m_site.checkout).state(m_stop);
        if (!state || state->baseRelease() != tag) {
            return std::nullopt;
        }
        return WorkingTree{.commit = state->commit, .changed = state->changed, .untracked = state->untracked};
    }

    void lookAtCheckout()
    {
        if (!m_site.deployer || m_site.checkout.isEmpty()) {
            return;
        }
        const QString tag = m_scope.target.isEmpty() ? m_scope.current : m_scope.target;
        say(m_site.deployer->location() + u": "_s + m_site.checkout + u' ' + m_scope.current + u' ' + tag);
        const ReleaseFiles target(m_site.deployer, m_site.checkout, tag, treeAt(tag));
        const ReleaseFiles current(m_site.deployer, m_site.checkout, m_scope.current, std::nullopt);
        lookAtSettings(current, target);
        if (!m_stop.stop_requested()) {
            lookAtFiles(target);
        }
    }

    void lookAtSettings(const ReleaseFiles &current, const ReleaseFiles &target)
    {
        auto read = readReleaseSettings(current, target, m_stop);
        if (!read) {
            lose(read.error(), m_site.checkout);
            return;
        }
        m_view.gaps.append(read->first.faults);
        for (const Error &fault : std::as_const(read->second.faults)) {
            if (!m_view.gaps.contains(fault)) {
                m_view.gaps.append(fault);
            }
        }
        OwnSettings own = m_own.value_or(OwnSettings());
        own.isIncomplete = own.isIncomplete || !m_own;
        if (!m_scope.options.isNull()) {
            if (const auto added = addExtraVariables(m_scope.options, own); !added) {
                lose(added.error(), u"-e"_s);
            }
        }
        auto [before, after] = makeLayers(std::move(read->first), std::move(read->second), own);
        m_view.picture.before = std::move(before);
        m_view.picture.after = std::move(after);
    }

    void lookAtFiles(const ReleaseFiles &target)
    {
        const auto contents = target.read(m_questions.checkoutPaths, m_stop);
        if (!contents) {
            lose(contents.error(), m_site.checkout);
            return;
        }
        QMap<QString, std::optional<QString>> files;
        for (const QString &path : m_questions.checkoutPaths) {
            const auto found = contents->constFind(path);
            files.insert(path, found == contents->cend() ? std::nullopt : std::optional(QString::fromUtf8(*found)));
        }
        m_view.picture.checkout = std::move(files);
    }

    void lookAtCluster()
    {
        if (m_site.kubectl == nullptr || !m_scope.withCluster) {
            return;
        }
        const QList<ClusterQuery> &queries = m_questions.cluster;
        std::vector<Answer> answers(static_cast<std::size_t>(queries.size()), fail(ErrorCode::Cancelled));
        doFewAtOnce(
            answers.size(), queriesAtOnce,
            [&](std::size_t place, const std::stop_token &stop) {
                const ClusterQuery &query = queries.at(static_cast<qsizetype>(place));
                answers[place] =
                    m_site.kubectl->getText(query.kind, query.nameSpace, query.selector, query.jsonPath, stop);
            },
            [&](std::size_t place) {
                const QString what = u"kubectl get "_s + queries.at(static_cast<qsizetype>(place)).kind;
                say(what);
                if (!answers[place]) {
                    loseOnce(answers[place].error().on(what));
                }
            },
            m_stop);
        for (std::size_t place = 0; place < answers.size(); ++place) {
            m_view.picture.cluster.append(
                {.query = queries.at(static_cast<qsizetype>(place)), .answer = std::move(answers[place])});
        }
    }

    void loseOnce(const Error &error)
    {
        const bool isKnown = std::ranges::any_of(m_view.gaps, [&error](const Error &gap) {
            return gap.code == error.code && gap.subject == error.subject && gap.detail == error.detail;
        });
        if (!isKnown) {
            m_view.gaps.append(error);
        }
    }

    void lookAtNodes()
    {
        if (m_site.access == nullptr || m_site.kubectl == nullptr || !m_scope.withNodes ||
            m_questions.nodes.isEmpty()) {
            return;
        }
        const auto nodes = m_site.kubectl->allNodes(m_stop);
        if (!nodes) {
            lose(nodes.error(), u"kubectl get nodes"_s);
            return;
        }
        const QList<SiteNode> all = siteNodes(*nodes, m_view.picture.inventory.get());
        std::vector<QList<Answer>> answers(static_cast<std::size_t>(all.size()));
        doFewAtOnce(
            answers.size(), nodesAtOnce,
            [&](std::size_t place, const std::stop_token &stop) {
                answers[place] = ask(all.at(static_cast<qsizetype>(place)), stop);
            },
            [&](std::size_t place) { hear(all.at(static_cast<qsizetype>(place)), answers[place]); }, m_stop);
        takeAnswers(all, answers);
    }

    [[nodiscard]] QStringList scriptsFor(const SiteNode &node) const
    {
        QStringList scripts;
        for (const NodeQuery &query : m_questions.nodes) {
            if (node.isIn(query.scope)) {
                scripts.append(query.script);
            }
        }
        return scripts;
    }

    [[nodiscard]] QList<Answer> ask(const SiteNode &node, const std::stop_token &stop) const
    {
        const QStringList scripts = scriptsFor(node);
        if (scripts.isEmpty()) {
            return {};
        }
        const auto host = m_site.access->nodeHost(node.name, node.address);
        return host ? askNode(*host, scripts, m_site.nodeTimeout, stop)
                    : QList<Answer>(scripts.size(), std::unexpected(host.error()));
    }

    void hear(const SiteNode &node, const QList<Answer> &answers)
    {
        say(node.name);
        for (const Answer &answer : answers) {
            // A program that is not there is no fault of the way to the node.
            if (!answer && answer.error().code != ErrorCode::NotProved) {
                Error error = answer.error();
                error.subject = node.name;
                loseOnce(error);
            }
        }
    }

    void takeAnswers(const QList<SiteNode> &all, const std::vector<QList<Answer>> &answers)
    {
        std::vector<qsizetype> taken(answers.size(), 0);
        for (const NodeQuery &query : m_questions.nodes) {
            Picture::NodeAnswer answer{.query = query, .answers = {}};
            for (std::size_t place = 0; place < answers.size(); ++place) {
                const SiteNode &node = all.at(static_cast<qsizetype>(place));
                if (node.isIn(query.scope)) {
                    answer.answers.insert(node.name, answers[place].value(taken[place]++, fail(ErrorCode::Cancelled)));
                }
            }
            m_view.picture.nodes.append(std::move(answer));
        }
    }

    const Site &m_site;
    const SiteScope &m_scope;
    const Questions &m_questions;
    const std::function<void(const QString &)> &m_say;
    std::stop_token m_stop;
    SiteView m_view;
    std::optional<OwnSettings> m_own; ///< none: the inventory was not read
};

} // namespace

Result<SiteView> lookAtSite(const Site &site, const SiteScope &scope, const Questions &questions,
                            const std::function<void(const QString &)> &say, std::stop_token stop)
{
    return SiteLook(site, scope, questions, say, std::move(stop)).run();
}

} // namespace kubemori::advice
