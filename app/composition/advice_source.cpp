// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/advice_source.hpp"

#include "app/composition/remedy_operation.hpp"

#include "advice/look/evidence.hpp"
#include "base/linked_stop.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;
using advice::CheckReport;
using advice::Diagnosis;
using advice::IssueBase;

RealAdviceSource::RealAdviceSource(cluster::Profile profile, const World &world, kube::Kubectl kubectl)
    : m_work(std::move(profile), world, std::move(kubectl))
    , m_world(world)
{
}

template<class T>
void RealAdviceSource::post(TaskThread &thread, Done<T> done, std::function<Result<T>(const std::stop_token &)> work)
{
    thread.post([done = std::move(done), work = std::move(work),
                 unwanted = m_unwanted.get_token()](const std::stop_token &stop) {
        const LinkedStop either(stop, unwanted);
        if (either.token().stop_requested()) {
            done(fail(ErrorCode::Cancelled));
        } else {
            done(work(either.token()));
        }
    });
}

void RealAdviceSource::issues(Done<IssueBase> done)
{
    post<IssueBase>(m_logs, std::move(done), // a long look at the cluster holds up no failure card
                    [](const std::stop_token &) -> Result<IssueBase> { return knownIssues(); });
}

void RealAdviceSource::check(const QString &target, ui::AdviceSource::Said said, Done<CheckReport> done)
{
    post<CheckReport>(m_tasks, std::move(done), [this, target, said = std::move(said)](const std::stop_token &stop) {
        return m_work.check({.current = {}, .target = target, .inventory = {}, .options = {}}, knownIssues(), said,
                            stop);
    });
}

void RealAdviceSource::silence(const QString &issue, const QString &reason, Done<QString> done)
{
    // What a person decided is kept also when other work is broken off, and when the window closes.
    m_tasks.post([this, issue, reason, done = std::move(done)](const std::stop_token &) {
        done(m_work.silence(issue, reason).transform([&issue] { return issue; }));
    });
}

void RealAdviceSource::unsilence(const QString &issue, Done<QString> done)
{
    m_tasks.post([this, issue, done = std::move(done)](const std::stop_token &) {
        done(m_work.unsilence(issue).transform([&issue] { return issue; }));
    });
}

void RealAdviceSource::explain(const QString &path, Done<Diagnosis> done)
{
    post<Diagnosis>(m_logs, std::move(done), [path](const std::stop_token &stop) {
        return advice::explainFile(path, knownIssues().issues, stop);
    });
}

void RealAdviceSource::collectEvidence(const QString &node, ui::AdviceSource::Said said, Done<QList<Evidence>> done)
{
    post<QList<Evidence>>(m_tasks, std::move(done), [this, node, said = std::move(said)](const std::stop_token &stop) {
        // Where the API server does not answer the node's name may still lead to it.
        const auto known = m_work.kubectl().getNode(node, stop);
        return advice::collectEvidence(m_work.access(), node, known ? known->internalIp : QString(), said, stop);
    });
}

void RealAdviceSource::planRemedy(const advice::IssueFinding &finding, Done<operation::Plan> done)
{
    post<operation::Plan>(m_tasks, std::move(done), [this, finding](const std::stop_token &stop) {
        return RemedyOperation(m_world, m_work.profile(), m_work.kubectl())
            .plan(finding.issue, finding.verdict.sightings, stop);
    });
}

void RealAdviceSource::cancel()
{
    m_unwanted.request_stop();
    m_unwanted = {};
}

} // namespace kubemori::composition
