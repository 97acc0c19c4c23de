// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/advice_work.hpp"

#include "kubespray/checkout.hpp"
#include "settings/settings_store.hpp"

#include <QProcessEnvironment>

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

QString userName()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    return environment.value(u"USER"_s, environment.value(u"LOGNAME"_s));
}

} // namespace

advice::IssueBase knownIssues(const QStringList &folders)
{
    const QStringList known = settings::SettingsStore().load().settings.knownIssueFolders;
    return known.isEmpty() && folders.isEmpty() ? advice::builtInIssues() : advice::loadIssues(known + folders);
}

Result<advice::CheckReport> checkSite(const advice::Site &site, const advice::SiteScope &scope,
                                      const advice::IssueBase &issues, const QMap<QString, advice::Silence> &silenced,
                                      const Said &said, const std::stop_token &stop)
{
    const QString to = scope.target.isEmpty() ? scope.current : scope.target;
    const Version current = Version::parse(scope.current).value_or(Version());
    const Version target = Version::parse(to).value_or(Version());
    auto view = advice::lookAtSite(site, scope, advice::questionsOf(issues.issues, current, target), said, stop);
    if (!view) {
        return std::unexpected(view.error());
    }
    advice::CheckReport report = advice::checkIssues(issues.issues, view->picture, silenced);
    report.current = scope.current;
    report.target = to;
    report.gaps = std::move(view->gaps);
    report.problems = issues.problems;
    return report;
}

AdviceWork::AdviceWork(cluster::Profile profile, const World &world, kube::Kubectl kubectl)
    : m_profile(std::move(profile))
    , m_world(world)
    , m_kubectl(std::move(kubectl))
    , m_access(std::make_shared<cluster::ClusterAccess>(world.access(m_profile)))
    , m_deployer(cluster::inHomeHere(m_access->deployer()))
{
}

QString AdviceWork::key() const
{
    return m_profile.simulated ? QString(u"demo:"_s + m_profile.id) : m_profile.id;
}

Result<QString> AdviceWork::checkedOut(const std::stop_token &stop) const
{
    if (m_deployer.checkout.isEmpty()) {
        return fail(ErrorCode::NotFound, u"clusters.yaml names no Kubespray checkout"_s, m_profile.name);
    }
    return kubespray::Checkout(m_deployer.runner, m_deployer.checkout)
        .state(stop)
        .transform([](const kubespray::CheckoutState &state) { return state.baseRelease(); });
}

Result<advice::CheckReport> AdviceWork::check(advice::SiteScope scope, const advice::IssueBase &issues,
                                              const Said &said, const std::stop_token &stop) const
{
    QList<Error> gaps;
    if (scope.current.isEmpty()) {
        auto release = checkedOut(stop);
        if (!release && stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (!release) {
            gaps.append(release.error());
        }
        scope.current = release.value_or(QString());
    }
    if (scope.inventory.isEmpty()) {
        scope.inventory = m_deployer.inventory;
    }
    if (scope.options.isNull()) {
        scope.options = u""_s; // no more than what belongs to every run
    }
    const auto silenced = advice::SilencedIssues(advice::SilencedIssues::defaultFile()).of(key());
    if (!silenced) {
        gaps.append(silenced.error());
    }
    const advice::Site site{.deployer = m_deployer.checkout.isEmpty() ? nullptr : m_deployer.runner,
                            // Without a release there is nothing to be read of it.
                            .checkout = scope.current.isEmpty() ? QString() : m_deployer.checkout,
                            .access = m_access.get(),
                            .kubectl = &m_kubectl};
    auto report = checkSite(site, scope, issues, silenced.value_or(QMap<QString, advice::Silence>()), said, stop);
    if (report) {
        report->when = m_world.clock().utcNow();
        report->gaps = gaps + report->gaps;
    }
    return report;
}

Result<> AdviceWork::silence(const QString &issue, const QString &reason) const
{
    return advice::SilencedIssues(advice::SilencedIssues::defaultFile())
        .silence(key(), issue, {.reason = reason.trimmed(), .by = userName(), .when = QDateTime::currentDateTimeUtc()});
}

Result<> AdviceWork::unsilence(const QString &issue) const
{
    return advice::SilencedIssues(advice::SilencedIssues::defaultFile()).unsilence(key(), issue);
}

} // namespace kubemori::composition
