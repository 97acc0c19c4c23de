// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/silenced_issues.hpp"

namespace kubemori::advice {

SilencedIssues::SilencedIssues(QString file)
    : m_file(std::move(file))
{
}

QString SilencedIssues::defaultFile()
{
    return {};
}

Result<QMap<QString, Silence>> SilencedIssues::of(const QString & /*cluster*/) const
{
    return QMap<QString, Silence>();
}

Result<> SilencedIssues::silence(const QString & /*cluster*/, const QString & /*issue*/, const Silence & /*silence*/)
{
    return {};
}

Result<> SilencedIssues::unsilence(const QString & /*cluster*/, const QString & /*issue*/)
{
    return {};
}

} // namespace kubemori::advice
