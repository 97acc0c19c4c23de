// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outside_watch.hpp"

#include <random>

namespace kubemori::test {

/// A rolling reboot on a hundred simulated nodes in which anything may go wrong, drawn from a seed: the same seed gives
/// the same run. The program may die at any record of its journal and is then taken up again, or what it left is put
/// back. Looks on from outside and writes down every rule that is broken.
class FaultSchedule
{
public:
    explicit FaultSchedule(unsigned seed);

    void play();
    /// What was broken, as sentences; empty: nothing.
    [[nodiscard]] QStringList broken() const { return m_watch.broken(); }
    /// What happened, for a person who looks into a broken one.
    [[nodiscard]] QString story() const;

    [[nodiscard]] int crashes() const { return m_crashes; }
    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] int reboots() const { return m_watch.reboots(); }

private:
    [[nodiscard]] int draw(int below);
    [[nodiscard]] bool chance(int percent) { return draw(100) < percent; }
    void drawHabits();
    std::optional<Error> onCall(const QString &call);
    std::optional<Error> onAnswer(const QString &call);
    std::optional<Error> drawFault(const QString &verb);
    void cordonFromOutside();

    std::mt19937 m_random;
    RebootRun m_run;
    OutsideWatch m_watch{m_run};
    SteadyTime m_apiAwayUntil;
    QStringList m_story;
    int m_crashes = 0;
    int m_faults = 0;
};

} // namespace kubemori::test
