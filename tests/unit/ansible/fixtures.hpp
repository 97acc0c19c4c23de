// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/located_event.hpp"
#include "ansible/run_tree.hpp"

#include <QStringList>

#include <vector>

/// A run as the default callback prints it, with everything that can happen in one, and the same run as the plugin's
/// events. In own words; what is equal was seen with ansible 2.19.
QString sampleLog();
QByteArray sampleEvents();

/// "play/batch/role : task: host=status …" for each task, and the recap: what must be the same however it was read.
QStringList outline(const kubemori::ansible::RunTree &tree);
/// A tree for each run.
std::vector<kubemori::ansible::RunTree> grow(const std::vector<kubemori::ansible::LocatedEvent> &events);
kubemori::ansible::RunTree growFromEvents(const QByteArray &lines);
