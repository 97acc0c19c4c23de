// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeBootIdTest();
std::unique_ptr<QObject> makePingTest();
std::unique_ptr<QObject> makeProbePlanTest();
std::unique_ptr<QObject> makeProbeSchedulerTest();
std::unique_ptr<QObject> makeRebootTrackerTest();
std::unique_ptr<QObject> makeTcpProbeTest();
