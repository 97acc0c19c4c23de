// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_schedule.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::test;

/// A thousand rolling reboots in which anything may go wrong. The seeds are fixed: what fails once fails always.
class RebootFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandSchedules();
};

void RebootFaultsTest::aThousandSchedules()
{
    // A sanitizer makes each ten times as long, and looks at the program, not at the schedules.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    constexpr unsigned schedules = 100;
#else
    constexpr unsigned schedules = 1000;
#endif
    int crashes = 0;
    int faults = 0;
    int reboots = 0;
    for (unsigned seed = 1; seed <= schedules; ++seed) {
        FaultSchedule schedule(seed);
        schedule.play();
        QVERIFY2(schedule.broken().isEmpty(),
                 qPrintable(u"seed %1: %2\n%3"_s.arg(seed).arg(schedule.broken().join(u"; "_s), schedule.story())));
        crashes += schedule.crashes();
        faults += schedule.faults();
        reboots += schedule.reboots();
    }
    qInfo("%u schedules: %d faults, %d crashes, %d shutdowns", schedules, faults, crashes, reboots);
    QVERIFY(faults > static_cast<int>(schedules) && crashes > static_cast<int>(schedules / 3) &&
            reboots > static_cast<int>(schedules));
}

QTEST_GUILESS_MAIN(RebootFaultsTest)
#include "tst_reboot_faults.moc"
