// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeLogColoursTest();
std::unique_ptr<QObject> makeLogPanelTest();
std::unique_ptr<QObject> makeLogViewTest();
