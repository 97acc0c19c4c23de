// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reboot_text.hpp"

#include "ui/text/error_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QString RebootText::need(const KnownRebootNeed &need)
{
    if (!need) {
        return tr("–", "reboot required: not asked yet");
    }
    if (!need->has_value()) {
        return tr("Unknown", "reboot required");
    }
    return (*need)->required ? tr("Yes", "reboot required") : tr("No", "reboot required");
}

QString RebootText::explanation(const KnownRebootNeed &need)
{
    if (!need) {
        return tr("The node was not asked yet.");
    }
    if (!need->has_value()) {
        return tr("It is not known whether this node needs a reboot: %1").arg(whyUnknown(need->error()));
    }
    const maintenance::RebootNeed &said = **need;
    if (!said.required) {
        return tr("The node says that it needs no reboot.");
    }
    QStringList lines{tr("The node says that it needs a reboot.")};
    if (!said.packages.isEmpty()) {
        lines << tr("Packages that want it:") << said.packages;
        if (said.morePackages > 0) {
            lines << tr("and %n more", "packages", said.morePackages);
        }
    }
    return lines.join(u'\n');
}

QString RebootText::whyUnknown(const Error &error)
{
    constexpr qsizetype longestDetail = 300;
    switch (error.code) {
    case ErrorCode::NotFound:
        return tr("it has neither /var/run/reboot-required nor needs-restarting. A command of your own can tell it "
                  "(reboot_required in clusters.yaml).");
    case ErrorCode::Declined:
        return tr("a password would be needed, and none is asked for in the background.");
    case ErrorCode::HostKeyUnknown:
        return tr("its host key is not in known_hosts, and nobody is asked about it in the background.");
    default:
        break;
    }
    QString detail = error.detail.simplified();
    if (detail.size() > longestDetail) {
        detail = detail.left(longestDetail) + u'…';
    }
    const QString title = ErrorText::line(error);
    return detail.isEmpty() ? title : tr("%1 (%2)", "what happened, detail").arg(title, detail);
}

QString RebootText::few(const QStringList &names)
{
    constexpr qsizetype most = 6;
    const QString listed = names.first(std::min(most, names.size())).join(tr(", ", "between names"));
    const auto more = static_cast<int>(names.size() - most);
    return more > 0 ? tr("%1 and %n more", "names", more).arg(listed) : listed;
}

} // namespace kubemori::ui
