// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"
#include "ansible/run_record.hpp"
#include "ansible/run_request.hpp"
#include "ansible/run_sink.hpp"
#include "base/result.hpp"
#include "ui/bridge/release_source.hpp"

#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace kubemori::ui {

using RunSink = ansible::RunSink;

/// A run that is followed. Destroying the handle ends the following and waits for its thread; the run goes on.
class RunHandle
{
public:
    virtual ~RunHandle() = default;
    /// Interrupts the run: SIGINT, after a while SIGTERM and SIGKILL. Returns at once.
    virtual void stop() = 0;
    /// Types a line into the run, with the line feed. Not for secrets.
    virtual void send(const QString &line) = 0;
    /// Interrupts a `pause` and aborts there (Ctrl+C, then A).
    virtual void abortPause() = 0;
};

/// A run as it will be started, to be read before.
struct PlannedRun
{
    ansible::RunRequest request;
    QString command;   ///< as a person would type it
    QString place;     ///< "this machine", or the deployer's name; folder behind it
    QString folder;    ///< the checkout
    QStringList hosts; ///< of the inventory, in the limit, if that could be read
};

/// What the window does with the ansible runs of one cluster. No call blocks; callbacks and sinks come on worker
/// threads and are carried to the GUI thread by GuiMailbox. Destroying the source waits for its threads; runs go on.
class RunSource
{
public:
    template<class T> using Done = std::function<void(Result<T>)>;

    virtual ~RunSource() = default;
    [[nodiscard]] virtual CheckoutPlace place() const = 0;
    /// Playbooks of the checkout ("upgrade-cluster.yml", "playbooks/facts.yml"), those at its top first.
    virtual void listPlaybooks(Done<QStringList> done) = 0;
    /// Checks the request and says what will be run. Runs nothing.
    virtual void plan(const ansible::RunRequest &request, Done<PlannedRun> done) = 0;
    /// Starts it apart from this program, and follows it.
    [[nodiscard]] virtual std::unique_ptr<RunHandle> start(const PlannedRun &run, RunSink sink) = 0;
    /// Follows a run from its beginning; one that is over is told whole, and then ends.
    [[nodiscard]] virtual std::unique_ptr<RunHandle> follow(const ansible::RunRecord &run, RunSink sink) = 0;
    /// All runs that are kept, the latest first, with those that go on now on the deployer, whoever started them.
    virtual void list(Done<QList<ansible::RunRecord>> done) = 0;
    /// Whether a run that was started or followed on this machine is not known to be over; asks no host.
    virtual void findGoingOn(std::function<void(bool)> done) = 0;
    /// The events of a run that is over.
    virtual void readEvents(const ansible::RunRecord &run, Done<QList<ansible::RunEvent>> done) = 0;
    /// Removes what is kept of a run that is over.
    virtual void remove(const ansible::RunRecord &run, Done<QString> done) = 0;
};

} // namespace kubemori::ui
