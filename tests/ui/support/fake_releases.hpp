// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/release_source.hpp"
#include "ui/support/fake_diff_backend.hpp"

#include <utility>

namespace kubemori::test {

/// A checkout that is what the test says. Answers at once, or keeps the callback for the test when it holds.
class FakeReleases final : public ui::ReleaseSource
{
public:
    [[nodiscard]] ui::CheckoutPlace place() const override { return checkoutPlace; }
    void look(Done<kubespray::CheckoutState> done) override
    {
        ++looks;
        answer(std::move(done), state);
    }
    void listReleases(Done<ui::ReleaseList> done) override
    {
        ++lists;
        answer(std::move(done), releases);
    }
    void planHops(const QString &from, const QString &to, Done<kubespray::HopPlan> done) override
    {
        routes.append(from + QStringLiteral(" → ") + to);
        answer(std::move(done), onHops ? onHops(from, to) : fail(ErrorCode::NotFound));
    }
    void compareSettings(const QString &from, const QString &to, Done<ui::SettingsComparison> done) override
    {
        Result<ui::SettingsComparison> result = comparison;
        if (result) {
            result->from = from;
            result->to = to;
        }
        answer(std::move(done), std::move(result));
    }
    void findUses(const QString &key, const QString & /*tag*/, Done<QList<group_vars::SettingUse>> done) override
    {
        done(uses.value(key));
    }
    void carryOver(const ui::CarryOverRequest &request, Done<group_vars::CarryOverResult> done) override
    {
        carried.append(request);
        answer(std::move(done), onCarry ? onCarry(request) : group_vars::CarryOverResult{});
    }
    void findMetallb(const ui::CarryOverRequest & /*request*/, Done<group_vars::MetallbMigration> done) override
    {
        done(metallb);
    }
    void writeCarryOver(const ui::CarryOverRequest &request, const QString &folder, Done<QString> done) override
    {
        carried.append(request);
        folders.append(folder);
        answer(std::move(done), Result<QString>(folder));
    }
    void fetch(OutputSink sink, Done<kubespray::TagFetch> done) override
    {
        ++fetches;
        sink("From origin\n");
        answer(std::move(done), fetchResult);
    }
    void planWorkBranch(const kubespray::WorkBranchRequest &request, Done<kubespray::WorkBranchPlan> done) override
    {
        requests.append(request);
        answer(std::move(done), onPlan ? onPlan(request) : fail(ErrorCode::NotFound));
    }
    void makeWorkBranch(const kubespray::WorkBranchPlan &plan, OutputSink sink,
                        Done<kubespray::CheckoutState> done) override
    {
        made.append(plan);
        sink("Switched to a new branch\n");
        answer(std::move(done), state);
    }
    [[nodiscard]] ui::DiffBackend &differences() override { return diff; }
    void cancel() override { ++cancels; }

    FakeDiffBackend diff;
    ui::CheckoutPlace checkoutPlace;
    Result<kubespray::CheckoutState> state;
    Result<kubespray::TagFetch> fetchResult;
    Result<ui::ReleaseList> releases;
    std::function<Result<kubespray::HopPlan>(const QString &, const QString &)> onHops;
    Result<ui::SettingsComparison> comparison;
    QHash<QString, QList<group_vars::SettingUse>> uses;
    std::function<Result<group_vars::CarryOverResult>(const ui::CarryOverRequest &)> onCarry;
    QList<ui::CarryOverRequest> carried;
    QStringList folders;
    group_vars::MetallbMigration metallb;
    int lists = 0;
    QStringList routes; ///< calls of planHops
    std::function<Result<kubespray::WorkBranchPlan>(const kubespray::WorkBranchRequest &)> onPlan;
    bool holds = false;
    std::function<void()> goOn; ///< gives the answer that was held back last
    int looks = 0;
    int fetches = 0;
    int cancels = 0;
    QList<kubespray::WorkBranchRequest> requests;
    QList<kubespray::WorkBranchPlan> made;

private:
    template<class T> void answer(Done<T> done, Result<T> result)
    {
        if (holds) {
            goOn = [done = std::move(done), result = std::move(result)] { done(result); };
        } else {
            done(std::move(result));
        }
    }
};

} // namespace kubemori::test
