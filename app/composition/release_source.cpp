// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/release_source.hpp"

#include "base/linked_stop.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

command::OutputSink toBoth(const ui::ReleaseSource::OutputSink &sink)
{
    return [sink](command::Stream, QByteArrayView bytes) { sink(bytes.toByteArray()); };
}

} // namespace

RealReleaseSource::RealReleaseSource(cluster::ClusterAccess access)
    : m_access(std::move(access))
{
}

ui::CheckoutPlace RealReleaseSource::place() const
{
    const cluster::KubesprayAccess &kubespray = m_access.profile().kubespray;
    return {.host = kubespray.host, .path = kubespray.path, .inventory = kubespray.inventory};
}

template<class T>
void RealReleaseSource::post(Done<T> done,
                             std::function<Result<T>(const cluster::Deployer &, const std::stop_token &)> work)
{
    m_tasks.post([this, done = std::move(done), work = std::move(work),
                  unwanted = m_unwanted.get_token()](const std::stop_token &stop) {
        const LinkedStop either(stop);
        const std::stop_callback follow(unwanted, [source = either.source()]() mutable { source.request_stop(); });
        const cluster::Deployer deployer = m_access.deployer();
        if (either.token().stop_requested()) {
            done(fail(ErrorCode::Cancelled));
        } else if (deployer.checkout.isEmpty()) {
            done(fail(ErrorCode::NotFound, u"no Kubespray checkout is configured"_s, m_access.profile().name));
        } else {
            done(work(deployer, either.token()));
        }
    });
}

void RealReleaseSource::look(Done<kubespray::CheckoutState> done)
{
    post<kubespray::CheckoutState>(std::move(done), [](const cluster::Deployer &deployer, const std::stop_token &stop) {
        return kubespray::Checkout(deployer.runner, deployer.checkout).state(stop);
    });
}

void RealReleaseSource::fetch(OutputSink sink, Done<kubespray::TagFetch> done)
{
    post<kubespray::TagFetch>(std::move(done), [url = m_access.profile().kubespray.repoUrl, sink = std::move(sink)](
                                                   const cluster::Deployer &deployer, const std::stop_token &stop) {
        return kubespray::TagFetcher(deployer.runner, deployer.checkout, url).fetch(toBoth(sink), stop);
    });
}

void RealReleaseSource::planWorkBranch(const kubespray::WorkBranchRequest &request,
                                       Done<kubespray::WorkBranchPlan> done)
{
    post<kubespray::WorkBranchPlan>(
        std::move(done), [request](const cluster::Deployer &deployer, const std::stop_token &stop) {
            return kubespray::WorkBranches(deployer.runner, deployer.checkout).plan(request, stop);
        });
}

void RealReleaseSource::makeWorkBranch(const kubespray::WorkBranchPlan &plan, OutputSink sink,
                                       Done<kubespray::CheckoutState> done)
{
    post<kubespray::CheckoutState>(std::move(done), [plan, sink = std::move(sink)](const cluster::Deployer &deployer,
                                                                                   const std::stop_token &stop) {
        return kubespray::WorkBranches(deployer.runner, deployer.checkout).carryOut(plan, toBoth(sink), stop);
    });
}

void RealReleaseSource::cancel()
{
    m_unwanted.request_stop();
    m_unwanted = {};
}

} // namespace kubemori::composition
