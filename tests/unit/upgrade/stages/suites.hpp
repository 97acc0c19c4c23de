// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// The test objects of this binary.
std::unique_ptr<QObject> makeCheckoutStageTest();
std::unique_ptr<QObject> makeEnvironmentStageTest();
std::unique_ptr<QObject> makeFindPythonsTest();
std::unique_ptr<QObject> makeInventoryChangesTest();
std::unique_ptr<QObject> makeInventoryStageTest();
std::unique_ptr<QObject> makeReachStageTest();
std::unique_ptr<QObject> makeSafetyStageTest();
std::unique_ptr<QObject> makeSettingsStageTest();
