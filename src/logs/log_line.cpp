// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_line.hpp"

using namespace Qt::StringLiterals;

namespace kubemori::logs {

QString toString(LogLevel level)
{
    switch (level) {
    case LogLevel::Output:
        return u"output"_s;
    case LogLevel::Error:
        return u"error"_s;
    case LogLevel::Command:
        return u"command"_s;
    case LogLevel::Notice:
        return u"notice"_s;
    case LogLevel::Warning:
        return u"warning"_s;
    case LogLevel::Failure:
        return u"failure"_s;
    }
    return u"unknown"_s;
}

} // namespace kubemori::logs
