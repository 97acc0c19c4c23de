// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/demo_options.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"

#include "demo/demo_world.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

void addDemoOptions(QCommandLineParser &parser)
{
    parser.addOption({u"demo"_s, CliText::tr("Use simulated clusters: nothing real is touched.")});
    parser.addOption({u"demo-speed"_s,
                      CliText::tr("How many seconds of the demo go by in one of ours (1 to 1000; %1 otherwise).")
                          .arg(static_cast<int>(demo::DemoWorld::usualSpeed)),
                      u"N"_s});
}

Result<double> readDemoSpeed(const QCommandLineParser &parser)
{
    constexpr double fastest = 1000;
    if (!parser.isSet(u"demo-speed"_s)) {
        return demo::DemoWorld::usualSpeed;
    }
    bool isNumber = false;
    const double speed = parser.value(u"demo-speed"_s).toDouble(&isNumber);
    if (!isNumber || !(speed >= 1 && speed <= fastest)) {
        return fail(ErrorCode::InvalidInput, CliText::tr("--demo-speed needs a number from 1 to 1000, not “%1”.")
                                                 .arg(printable(parser.value(u"demo-speed"_s))));
    }
    return speed;
}

Result<std::shared_ptr<demo::DemoWorld>> readDemo(const QCommandLineParser &parser)
{
    return readDemoSpeed(parser).transform([&parser](double speed) -> std::shared_ptr<demo::DemoWorld> {
        return parser.isSet(u"demo"_s) ? std::make_shared<demo::DemoWorld>(speed) : nullptr;
    });
}

} // namespace kubemori::cli
