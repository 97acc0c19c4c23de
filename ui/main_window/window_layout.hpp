// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/screen_setup.hpp"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>

class QMainWindow;
class QSplitter;

namespace kubemori::ui {

class WindowSettings;

/// Where the window and its parts stand, remembered for each set of screens: a laptop alone and at its desk are two.
/// When screens come or go, what was remembered for the new set is taken up; what never was, keeps what fits. GUI
/// thread.
class WindowLayout final : public QObject
{
    Q_OBJECT
public:
    using Screens = std::function<QList<ScreenPlace>()>;

    /// All must outlive it. Watches the window from restore() on.
    WindowLayout(QMainWindow &window, QSplitter &splitter, WindowSettings &settings, Screens screens = screensNow);

    /// Before the window is shown.
    void restore();
    /// Also done by itself, a moment after something was moved.
    void save();
    /// While on, where docks stand is not remembered: one is hidden that the person wants elsewhere.
    void setDocksKept(bool kept) { m_areDocksKept = kept; }
    /// Columns of the table of nodes, for the set of screens there is.
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &state);
    /// The set of screens is another one, or may be. Called when Qt says so.
    void screensChanged();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QByteArray remembered(const QString &part) const;
    [[nodiscard]] QString keyOf(const QString &part) const;
    void takeUp();
    void bringIntoView();
    void watchScreens();

    QMainWindow &m_window;
    QSplitter &m_splitter;
    WindowSettings &m_settings;
    Screens m_screens;
    QString m_setup; ///< key of the screens that the window stands on
    bool m_areDocksKept = false;
    QTimer m_saveTimer;
    QTimer m_settleTimer; ///< docking a laptop is a burst of changes
};

} // namespace kubemori::ui
