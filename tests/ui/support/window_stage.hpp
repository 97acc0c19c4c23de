// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_clock.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QTest>

#include <memory>

namespace kubemori::test {

/// A window in English over clusters that the test plays, the first one being shown.
struct WindowStage
{
    FakeClock clock;
    FakeDirectory directory;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    WindowStage() { language.set(QStringLiteral("en")); }
    ~WindowStage() { window.reset(); }
    WindowStage(const WindowStage &) = delete;
    WindowStage &operator=(const WindowStage &) = delete;

    void open()
    {
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{
                .clustersFile = QStringLiteral("/none"), .problems = {}, .settingsFile = {}, .stateFile = {}});
        window->resize(1200, 800);
        window->show();
        window->showInitialCluster();
        window->showUnsettled();
        pump();
    }

    [[nodiscard]] ui::ClusterContext &context() const { return *window->currentCluster(); }
    void trigger(const QString &action) const
    {
        auto *found = window->findChild<QAction *>(action);
        QVERIFY2(found != nullptr, qPrintable(action));
        found->trigger();
        pump();
    }
    /// The one that can be seen; null when there is none.
    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        for (T *widget : window->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        const auto *label = shown<QLabel>(name);
        return label == nullptr ? QString() : label->text();
    }
    void click(const QString &name) const
    {
        auto *button = shown<QAbstractButton>(name);
        QVERIFY2(button != nullptr, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
        pump();
    }
};

} // namespace kubemori::test
