// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/main_window.hpp"

#include <QAbstractButton>
#include <QStringList>

#include <chrono>
#include <functional>

namespace kubemori::test {

/// A person at the upgrade wizard of a window: presses what can be seen and pressed, and waits for what comes of it. A
/// wait that is in vain fails the running test and tells what a person would see. GUI thread.
class UpgradeDriver
{
public:
    /// `patience`: how long a stage may take. The window must outlive the driver.
    UpgradeDriver(ui::MainWindow &window, std::chrono::milliseconds patience);

    void trigger(const QString &action) const;
    /// Null when there is none that can be seen.
    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        for (T *widget : m_window.findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool isReady(const QString &button) const;
    void click(const QString &button) const;                   ///< once it can be pressed
    void check(const QString &box, bool on) const;             ///< a tick, or one choice of several
    void type(const QString &line, const QString &text) const; ///< in place of what is there
    [[nodiscard]] bool waitFor(const std::function<bool()> &condition) const;

    [[nodiscard]] QString text(const QString &label) const;
    [[nodiscard]] QString rows(const QString &view) const; ///< every cell of a table or tree, a line each row
    [[nodiscard]] QString currentRow(const QString &view) const;
    [[nodiscard]] QString title() const;    ///< of the page
    [[nodiscard]] QString message() const;  ///< above the page
    [[nodiscard]] QString question() const; ///< the whole of it; empty: none
    /// For a test that failed.
    [[nodiscard]] QString everything() const;

    /// From the list to the page after the first. `like`: a part of what the other upgrade is called whose decisions
    /// are taken over.
    void begin(const QString &to, const QString &like = {}) const;
    /// Presses the page's own key and waits until it is over. False: something is in the way, see everything().
    bool doStage() const;
    /// Goes on after a page that was done and found well.
    void next(const QString &to) const;
    /// Both, on the page of this title.
    void pass(const QString &title, const QString &to) const;
    /// The same where something may block, which is accepted for this reason. Whether something did.
    bool passInSpite(const QString &title, const QString &to, const QString &reason) const;
    /// Decides each setting that is asked for by pressing this choice; their rows in the table.
    [[nodiscard]] QStringList decideSettings(const QString &choice) const;
    /// The run's plan is shown and confirmed; its commands.
    [[nodiscard]] QString startRun() const;

private:
    ui::MainWindow &m_window;
    std::chrono::milliseconds m_patience;
};

} // namespace kubemori::test
