// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// One maker for each test class of this binary.
std::unique_ptr<QObject> makeEditScriptTest();
std::unique_ptr<QObject> makeFileDiffTest();
std::unique_ptr<QObject> makeGitOutputTest();
std::unique_ptr<QObject> makeRowsTest();
std::unique_ptr<QObject> makeWordDiffTest();
