// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_layout.hpp"

#include "ui/main_window/window_settings.hpp"

#include <QEvent>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize usualSize(1280, 800);
constexpr auto saveAfter = 2s;
constexpr auto settleAfter = 700ms;

} // namespace

WindowLayout::WindowLayout(QMainWindow &window, QSplitter &splitter, WindowSettings &settings, Screens screens)
    : m_window(window)
    , m_splitter(splitter)
    , m_settings(settings)
    , m_screens(std::move(screens))
    , m_setup(screenSetupKey(m_screens()))
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveAfter);
    connect(&m_saveTimer, &QTimer::timeout, this, &WindowLayout::save);
    m_settleTimer.setSingleShot(true);
    m_settleTimer.setInterval(settleAfter);
    connect(&m_settleTimer, &QTimer::timeout, this, &WindowLayout::takeUp);
    watchScreens();
}

void WindowLayout::watchScreens()
{
    const auto watch = [this](const QScreen *screen) {
        connect(screen, &QScreen::geometryChanged, this, &WindowLayout::screensChanged);
    };
    for (const QScreen *screen : QGuiApplication::screens()) {
        watch(screen);
    }
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this, watch](const QScreen *screen) {
        watch(screen);
        screensChanged();
    });
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &WindowLayout::screensChanged);
}

QString WindowLayout::keyOf(const QString &part) const
{
    return u"screens/"_s + m_setup + u'/' + part;
}

/// What stands for this set of screens, else what was last used on any: docks and columns fit everywhere.
QByteArray WindowLayout::remembered(const QString &part) const
{
    const QByteArray own = m_settings.state(keyOf(part));
    return own.isEmpty() ? m_settings.state(part) : own;
}

void WindowLayout::restore()
{
    if (const QByteArray geometry = remembered(u"geometry"_s);
        geometry.isEmpty() || !m_window.restoreGeometry(geometry)) {
        m_window.resize(usualSize);
    }
    bringIntoView();
    m_window.restoreState(remembered(u"docks"_s));
    m_splitter.restoreState(remembered(u"splitter"_s));
    m_window.installEventFilter(this);
    connect(&m_splitter, &QSplitter::splitterMoved, &m_saveTimer, qOverload<>(&QTimer::start));
}

void WindowLayout::bringIntoView()
{
    if (m_window.isMaximized() || m_window.isFullScreen()) {
        return; // the desktop puts it onto a screen
    }
    const QRect wanted = m_window.geometry();
    const QRect fitted = fittedTo(wanted, m_screens());
    if (fitted.size() != wanted.size()) {
        m_window.resize(fitted.size());
    }
    // A window that was never placed is the desktop's to place.
    if (fitted.topLeft() != wanted.topLeft() && m_window.testAttribute(Qt::WA_Moved)) {
        m_window.move(m_window.pos() + fitted.topLeft() - wanted.topLeft());
    }
}

void WindowLayout::save()
{
    m_saveTimer.stop();
    if (m_settleTimer.isActive() || screenSetupKey(m_screens()) != m_setup) {
        return; // it stands where the desktop pushed it, not where a person put it
    }
    const QByteArray geometry = m_window.saveGeometry();
    const QByteArray docks = m_window.saveState();
    const QByteArray splitter = m_splitter.saveState();
    for (const auto &[part, value] :
         {std::pair{u"geometry"_s, geometry}, std::pair{u"docks"_s, docks}, std::pair{u"splitter"_s, splitter}}) {
        if (m_areDocksKept && part == "docks"_L1) {
            continue;
        }
        m_settings.setState(keyOf(part), value);
        m_settings.setState(part, value);
    }
}

QByteArray WindowLayout::columns() const
{
    return remembered(u"nodeColumns"_s);
}

void WindowLayout::setColumns(const QByteArray &state)
{
    m_settings.setState(keyOf(u"nodeColumns"_s), state);
    m_settings.setState(u"nodeColumns"_s, state);
}

void WindowLayout::screensChanged()
{
    m_saveTimer.stop();
    m_settleTimer.start();
}

void WindowLayout::takeUp()
{
    const QString setup = screenSetupKey(m_screens());
    if (setup != m_setup) {
        m_setup = setup;
        if (const QByteArray geometry = m_settings.state(keyOf(u"geometry"_s)); !geometry.isEmpty()) {
            m_window.restoreGeometry(geometry);
            m_window.restoreState(m_settings.state(keyOf(u"docks"_s)));
            m_splitter.restoreState(m_settings.state(keyOf(u"splitter"_s)));
        }
    }
    bringIntoView();
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    const bool placed =
        event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::WindowStateChange;
    if (placed && !m_settleTimer.isActive()) {
        m_saveTimer.start();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace kubemori::ui
