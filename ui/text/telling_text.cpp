// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/telling_text.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QString TellingText::needed(const QString &cluster, const operation::Question &question)
{
    return tr("%1: an operation needs you. %2: %3", "cluster, node, what happened")
        .arg(cluster, question.node, ErrorText::line(question.error));
}

QString TellingText::over(const QString &cluster, const operation::Finished &finished)
{
    QString text = tr("%1: %2", "cluster, outcome").arg(cluster, OperationText::outcome(finished.outcome));
    QStringList cordoned;
    for (const operation::NodeResult &node : finished.nodes) {
        if (node.leftCordoned) {
            cordoned << node.node;
        }
    }
    if (!cordoned.isEmpty()) {
        text += u'\n' + tr("Left cordoned: %1.").arg(cordoned.join(u", "_s));
    }
    return text;
}

} // namespace kubemori::ui
