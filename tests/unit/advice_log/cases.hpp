// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeAnsibleFormsTest();
std::unique_ptr<QObject> makeClueLiteralsTest();
std::unique_ptr<QObject> makeDiagnosisTest();
std::unique_ptr<QObject> makeLineOriginTest();
std::unique_ptr<QObject> makeLogSizeTest();
std::unique_ptr<QObject> makeOutlineTest();
