// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

std::unique_ptr<QObject> makeFrameReaderTest();
std::unique_ptr<QObject> makePromptWatchTest();
std::unique_ptr<QObject> makeRunRequestTest();
std::unique_ptr<QObject> makeRunStoreTest();
