// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/diagnosis.hpp"

#include <QStringList>

/// An issue that is known by one clue.
kubemori::advice::KnownIssue issueOf(const QString &id, const QString &pattern, int sure = 60,
                                     kubemori::advice::LogSources from = kubemori::advice::LogSource::Any,
                                     const QString &task = {});
/// A handful for the logs of these tests.
QList<kubemori::advice::KnownIssue> sampleIssues();

/// A log: an ignored failure, a rescued one and retries that end well, each with the words of an issue, and one that
/// did harm.
QString sampleRun();

/// "id line host" for each cause, the most probable first.
QStringList causes(const kubemori::advice::Diagnosis &diagnosis);
/// "line task host status" for each failure.
QStringList failures(const kubemori::advice::Diagnosis &diagnosis);
