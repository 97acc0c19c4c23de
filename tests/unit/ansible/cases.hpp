// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeLogReaderTest();
std::unique_ptr<QObject> makeOutputAnnotatorTest();
std::unique_ptr<QObject> makeOutputLineTest();
std::unique_ptr<QObject> makePhaseBoardTest();
std::unique_ptr<QObject> makeRunComparisonTest();
std::unique_ptr<QObject> makeRunEventTest();
std::unique_ptr<QObject> makeRunTreeTest();
std::unique_ptr<QObject> makeTaskLocatorTest();
