// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/upgrade_desk.hpp"

#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;
using upgrade::Upgrade;

UpgradeDesk::UpgradeDesk(UpgradeSource &source, GuiMailbox &mailbox, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_clock(clock)
{
    constexpr auto soon = std::chrono::milliseconds{300};
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(soon);
    connect(&m_saveTimer, &QTimer::timeout, this, &UpgradeDesk::flush);
}

UpgradeDesk::~UpgradeDesk()
{
    flush();
}

void UpgradeDesk::open(const std::optional<Upgrade> &upgrade)
{
    if (isRunning()) {
        cancel(); // before what is kept: that would be cancelled with it
        m_running.reset();
        m_isCancelling = false;
        m_isDirty = false; // it would put back what was before the stage, which may have come to its end
    }
    flush();
    m_upgrade = upgrade;
    m_errors.clear();
    m_logs.clear();
    Q_EMIT opened();
    Q_EMIT changed();
    Q_EMIT runChanged();
}

void UpgradeDesk::edit(const std::function<void(Upgrade &)> &change)
{
    if (!m_upgrade) {
        return;
    }
    Upgrade edited = *m_upgrade;
    change(edited);
    if (edited == *m_upgrade) {
        return;
    }
    if (edited.hop != m_upgrade->hop) { // what went wrong and was printed was the last hop's
        m_errors.clear();
        m_logs.clear();
    }
    m_upgrade = std::move(edited);
    m_isDirty = true;
    m_saveTimer.start();
    Q_EMIT changed();
}

void UpgradeDesk::choose(const std::function<void(upgrade::HopChoices &)> &change)
{
    edit([&change](Upgrade &upgrade) { change(upgrade.current().choices); });
}

void UpgradeDesk::flush()
{
    // Behind what is under way it would put back what was before it; it is kept at the end.
    if (m_isDirty && !isRunning()) {
        save();
    }
}

void UpgradeDesk::keep(const std::function<void()> &then)
{
    if (m_upgrade) {
        save(then);
    }
}

void UpgradeDesk::save(const std::function<void()> &then)
{
    m_saveTimer.stop();
    m_isDirty = false;
    m_source.save(*m_upgrade, back<Upgrade>(this, [this, id = m_upgrade->id, then](const Result<Upgrade> &result) {
        takeSaved(id, result);
        if (result && then) {
            then();
        }
    }));
}

void UpgradeDesk::takeSaved(const QString &id, const Result<Upgrade> &result)
{
    if (!m_upgrade || m_upgrade->id != id) {
        return;
    }
    if (result) {
        m_upgrade->changed = result->changed; // what was typed meanwhile stays
    } else if (result.error().code == ErrorCode::Cancelled) {
        m_isDirty = true; // something else was cancelled, and this went with it
        m_saveTimer.start();
    } else {
        Q_EMIT saveFailed(result.error());
    }
}

void UpgradeDesk::begin(Stage stage)
{
    flush(); // also when the stage is broken off before it begins
    m_running = stage;
    m_isCancelling = false;
    m_begun = m_clock.steadyNow();
    m_errors.remove(stage);
}

void UpgradeDesk::end()
{
    m_running.reset();
    m_isCancelling = false;
    flush();
    Q_EMIT runChanged();
}

bool UpgradeDesk::run(Stage stage)
{
    if (isRunning() || m_isOperating || !m_upgrade) {
        return false;
    }
    begin(stage);
    Q_EMIT runChanged();
    m_source.runStage(*m_upgrade, stage, sinkOf(stage),
                      back<Upgrade>(this, [this, stage, id = m_upgrade->id](const Result<Upgrade> &result) {
                          if (m_upgrade && m_upgrade->id == id && m_running == stage) {
                              takeRun(stage, result);
                          }
                      }));
    return true;
}

void UpgradeDesk::takeRun(Stage stage, const Result<Upgrade> &result)
{
    log(stage)->finish({});
    if (result) {
        // The page that is shown is a person's, who may have gone on meanwhile.
        const Stage shown = m_upgrade->stage;
        m_upgrade = *result;
        m_upgrade->stage = shown;
        m_isDirty = shown != result->stage;
        Q_EMIT changed();
    } else {
        m_errors.insert(stage, result.error());
    }
    end();
}

bool UpgradeDesk::runFix(Stage stage, const upgrade::Fix &fix)
{
    if (isRunning()) {
        return false;
    }
    begin(stage);
    Q_EMIT runChanged();
    m_source.runFix(fix, sinkOf(stage), back<QString>(this, [this, stage](const Result<QString> &output) {
                        if (m_running != stage) {
                            return;
                        }
                        log(stage)->finish({});
                        if (!output) {
                            m_errors.insert(stage, output.error());
                        }
                        end();
                        if (output) {
                            Q_EMIT fixed(*output);
                        }
                    }));
    return true;
}

void UpgradeDesk::setOperating(bool operating)
{
    if (m_isOperating != operating) {
        m_isOperating = operating;
        Q_EMIT runChanged();
    }
}

void UpgradeDesk::cancel()
{
    if (isRunning()) {
        m_isCancelling = true;
        m_source.cancel();
        Q_EMIT runChanged();
    }
}

Milliseconds UpgradeDesk::elapsed() const
{
    return isRunning() ? std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - m_begun) : Milliseconds(0);
}

std::optional<Error> UpgradeDesk::error(Stage stage) const
{
    const auto found = m_errors.constFind(stage);
    return found == m_errors.cend() ? std::nullopt : std::optional(*found);
}

void UpgradeDesk::setError(Stage stage, const Error &error)
{
    m_errors.insert(stage, error);
    Q_EMIT runChanged();
}

const std::shared_ptr<logs::LogStore> &UpgradeDesk::log(Stage stage)
{
    std::shared_ptr<logs::LogStore> &log = m_logs[stage];
    if (log == nullptr) {
        log = std::make_shared<logs::LogStore>();
    }
    return log;
}

UpgradeSource::OutputSink UpgradeDesk::sinkOf(Stage stage)
{
    return [log = log(stage)](const QByteArray &bytes) {
        log->append(bytes, {.time = {}, .source = {}, .level = logs::LogLevel::Output});
    };
}

} // namespace kubemori::ui
