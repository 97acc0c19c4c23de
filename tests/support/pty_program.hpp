// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace kubemori::test {

/// A program on a terminal of its own, as a person has it in front of them.
class PtyProgram
{
public:
    PtyProgram(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);
    ~PtyProgram();
    PtyProgram(const PtyProgram &) = delete;
    PtyProgram &operator=(const PtyProgram &) = delete;

    /// Waits until the text appears behind what was expected before. False: it ended or said nothing for long.
    [[nodiscard]] bool expect(const QByteArray &text);
    /// Types a line.
    void type(const QByteArray &line) const;
    /// Waits for its end; -1 when it does not end by itself, or by a signal.
    [[nodiscard]] int exitCode();
    /// All it has shown so far.
    [[nodiscard]] const QByteArray &shown() const { return m_shown; }

private:
    [[nodiscard]] bool readMore(int milliseconds);

    int m_terminal = -1;
    QProcess m_process;
    QByteArray m_shown;
    qsizetype m_expectedUpTo = 0;
};

} // namespace kubemori::test
