// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/diagnosis.hpp"

namespace kubemori::advice {

QList<FailedTask> Diagnosis::harmful() const
{
    QList<FailedTask> result;
    for (const FailedTask &failure : failures) {
        if (failure.status == ansible::HostStatus::Failed || failure.status == ansible::HostStatus::Unreachable) {
            result.append(failure);
        }
    }
    return result;
}

Result<Diagnosis> explainFile(const QString & /*path*/, const QList<KnownIssue> & /*issues*/, std::stop_token /*stop*/)
{
    return Diagnosis();
}

Diagnosis explain(const QByteArray & /*log*/, const QList<KnownIssue> & /*issues*/, std::optional<LogSource> /*from*/,
                  QDate /*written*/, std::stop_token /*stop*/)
{
    return {};
}

} // namespace kubemori::advice
