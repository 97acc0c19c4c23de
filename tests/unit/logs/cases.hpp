// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeAnsiTest();
std::unique_ptr<QObject> makeLineFeedTest();
std::unique_ptr<QObject> makeLogFileTest();
std::unique_ptr<QObject> makeLogMatcherTest();
std::unique_ptr<QObject> makeLogScannerTest();
std::unique_ptr<QObject> makeLogSpillTest();
std::unique_ptr<QObject> makeLogStoreTest();
std::unique_ptr<QObject> makeOpenedLogTest();
