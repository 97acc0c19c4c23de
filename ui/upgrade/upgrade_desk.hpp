// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "logs/log_store.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/upgrade_source.hpp"

#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace kubemori::ui {

/// The upgrade that is open in the wizard: what a person changes is kept on disk soon after, and one stage at a time is
/// done. GUI thread.
class UpgradeDesk final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive the desk.
    UpgradeDesk(UpgradeSource &source, GuiMailbox &mailbox, const Clock &clock, QObject *parent = nullptr);
    /// Keeps what is not kept yet.
    ~UpgradeDesk() override;

    [[nodiscard]] UpgradeSource &source() const { return m_source; }
    [[nodiscard]] GuiMailbox &mailbox() const { return m_mailbox; }
    [[nodiscard]] QDateTime now() const { return m_clock.utcNow(); }

    /// None: the next one is to be begun.
    void open(const std::optional<upgrade::Upgrade> &upgrade);
    [[nodiscard]] bool hasUpgrade() const { return m_upgrade.has_value(); }
    [[nodiscard]] const upgrade::Upgrade &upgrade() const { return *m_upgrade; }
    /// The hop that is worked on.
    [[nodiscard]] const upgrade::HopRecord &hop() const { return m_upgrade->current(); }
    /// Changes it by what a person did, and keeps it soon.
    void edit(const std::function<void(upgrade::Upgrade &)> &change);
    /// The same for the choices of the current hop; nothing happens when they stay the same.
    void choose(const std::function<void(upgrade::HopChoices &)> &change);
    /// Keeps it now if there is something to keep; while something is under way, at its end.
    void flush();
    /// Keeps it now; `then` is called when that is done, and not when it failed.
    void keep(const std::function<void()> &then);

    /// False while something is under way.
    bool run(upgrade::Stage stage);
    /// The command of a finding; what it printed comes by fixed().
    bool runFix(upgrade::Stage stage, const upgrade::Fix &fix);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running.has_value(); }
    [[nodiscard]] std::optional<upgrade::Stage> running() const { return m_running; }
    [[nodiscard]] bool isCancelling() const { return m_isCancelling; }
    /// An operation runs on the cluster: no stage may change anything under it.
    void setOperating(bool operating);
    [[nodiscard]] bool isOperating() const { return m_isOperating; }
    /// Of what is under way.
    [[nodiscard]] Milliseconds elapsed() const;
    /// Why the stage could not be done when it was last tried.
    [[nodiscard]] std::optional<Error> error(upgrade::Stage stage) const;
    void setError(upgrade::Stage stage, const Error &error);
    /// What its programs printed.
    [[nodiscard]] const std::shared_ptr<logs::LogStore> &log(upgrade::Stage stage);

    /// A callback that comes back on the GUI thread, if `receiver` is still there.
    template<class T, class Receiver>
    [[nodiscard]] UpgradeSource::Done<T> back(Receiver *receiver, std::function<void(const Result<T> &)> take) const
    {
        return [self = QPointer<Receiver>(receiver), address = m_mailbox.address(),
                take = std::move(take)](const Result<T> &result) {
            address.post([self, take, result] {
                if (!self.isNull()) {
                    take(result);
                }
            });
        };
    }

Q_SIGNALS:
    /// Another upgrade is open, or none.
    void opened();
    /// Something in the upgrade is another than before.
    void changed();
    /// What is under way, or how it ended.
    void runChanged();
    void saveFailed(const kubemori::Error &error);
    void fixed(const QString &output);

private:
    void save(const std::function<void()> &then = {});
    void takeSaved(const QString &id, const Result<upgrade::Upgrade> &result);
    void takeRun(upgrade::Stage stage, const Result<upgrade::Upgrade> &result);
    [[nodiscard]] UpgradeSource::OutputSink sinkOf(upgrade::Stage stage);
    void begin(upgrade::Stage stage);
    void end();

    UpgradeSource &m_source;
    GuiMailbox &m_mailbox;
    const Clock &m_clock;
    std::optional<upgrade::Upgrade> m_upgrade;
    bool m_isDirty = false;
    QTimer m_saveTimer;
    std::optional<upgrade::Stage> m_running;
    bool m_isCancelling = false;
    bool m_isOperating = false;
    SteadyTime m_begun;
    QMap<upgrade::Stage, Error> m_errors;
    QMap<upgrade::Stage, std::shared_ptr<logs::LogStore>> m_logs;
};

} // namespace kubemori::ui
