// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// The test objects of this binary.
std::unique_ptr<QObject> makeCommandTest();
std::unique_ptr<QObject> makeCredentialCacheTest();
std::unique_ptr<QObject> makeKeptCredentialsTest();
std::unique_ptr<QObject> makeRedactingRunnerTest();
std::unique_ptr<QObject> makeDetachedTest();
std::unique_ptr<QObject> makeLocalRunnerTest();
std::unique_ptr<QObject> makeBecomeTest();
