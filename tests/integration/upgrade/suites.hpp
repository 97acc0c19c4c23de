// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// The test objects of this binary.
std::unique_ptr<QObject> makeStagesInTurnTest();
std::unique_ptr<QObject> makeStagesKubesprayTest();
