// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/run_source.hpp"

#include <QHash>

#include <memory>
#include <vector>

namespace kubemori::test {

/// Runs that do what the test says. Answers at once; sinks are called by the test.
class FakeRuns final : public ui::RunSource
{
public:
    /// A run that is followed, seen from its other end.
    struct Followed
    {
        ui::RunSink sink;
        ansible::RunRecord record; ///< empty for one that was started
        ui::PlannedRun plan;       ///< of one that was started
        QStringList lines;         ///< that were typed into it
        int stops = 0;
        int aborts = 0;
        bool isGone = false; ///< its handle is
    };

    [[nodiscard]] ui::CheckoutPlace place() const override { return checkoutPlace; }
    void listPlaybooks(Done<QStringList> done) override { done(playbooks); }
    void plan(const ansible::RunRequest &request, Done<ui::PlannedRun> done) override;
    [[nodiscard]] std::unique_ptr<ui::RunHandle> start(const ui::PlannedRun &run, ui::RunSink sink) override;
    [[nodiscard]] std::unique_ptr<ui::RunHandle> follow(const ansible::RunRecord &run, ui::RunSink sink) override;
    void list(Done<QList<ansible::RunRecord>> done) override
    {
        ++lists;
        done(runs);
    }
    void findGoingOn(std::function<void(bool)> done) override { done(goesOn); }
    void readEvents(const ansible::RunRecord &run, Done<QList<ansible::RunEvent>> done) override;
    void remove(const ansible::RunRecord &run, Done<QString> done) override;

    [[nodiscard]] Followed &last() { return *followed.back(); }

    ui::CheckoutPlace checkoutPlace{
        .host = {}, .path = QStringLiteral("/srv/kubespray"), .inventory = QStringLiteral("inventory/prod")};
    QStringList playbooks{QStringLiteral("cluster.yml"), QStringLiteral("upgrade-cluster.yml"),
                          QStringLiteral("reset.yml")};
    Result<QList<ansible::RunRecord>> runs;
    QHash<QString, QList<ansible::RunEvent>> events; ///< by the run's id
    std::optional<Error> planError;
    QList<ansible::RunRequest> planned;
    std::vector<std::shared_ptr<Followed>> followed;
    QStringList removed;
    bool goesOn = false; ///< what findGoingOn() answers
    int lists = 0;
};

/// A record of a playbook that ran for `seconds`, `minutesAgo` of 2026-11-28 12:00 UTC.
[[nodiscard]] ansible::RunRecord runRecord(const QString &id, const QString &playbook, int minutesAgo, int seconds,
                                           std::optional<int> exitCode);

/// Makes the events of a run one after the other, a second apart.
class RunScript
{
public:
    explicit RunScript(qint64 startMs = 1'795'867'200'000)
        : m_now(startMs)
    {
    } // 2026-11-28 12:00 UTC

    RunScript &play(const QString &name, const QStringList &hosts);
    RunScript &batch(const QStringList &hosts); ///< a further one of the play
    RunScript &task(const QString &name, const QString &role = {}, const QString &action = QStringLiteral("command"));
    RunScript &begin(const QString &host);
    RunScript &result(const QString &host, ansible::HostStatus status, const QString &message = {});
    RunScript &item(const QString &host, const QString &item, ansible::HostStatus status);
    RunScript &retry(const QString &host, int attempts, int retries);
    RunScript &stats(const QMap<QString, ansible::HostTally> &tallies);
    /// Begin and result on each.
    RunScript &on(const QStringList &hosts, ansible::HostStatus status);
    RunScript &wait(int seconds);
    /// What came since the last call.
    [[nodiscard]] QList<ansible::RunEvent> take();
    [[nodiscard]] qint64 now() const { return m_now; }

private:
    ansible::RunEvent &add(ansible::RunEvent::Kind kind);

    qint64 m_now;
    int m_number = 0;
    QString m_play;
    QString m_playName;
    QString m_task;
    QList<ansible::RunEvent> m_events;
};

/// An upgrade of three nodes: the first is done, the second fails at kubeadm.
[[nodiscard]] QList<ansible::RunEvent> upgradeEvents();

} // namespace kubemori::test
