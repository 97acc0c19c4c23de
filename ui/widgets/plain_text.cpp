// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_text.hpp"

#include <QStringBuilder>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QString plainToolTip(const QString &text)
{
    if (text.isEmpty()) {
        return {};
    }
    return u"<span style=\"white-space: pre-wrap\">"_s % text.toHtmlEscaped() % u"</span>"_s;
}

QLabel *plainLabel(QWidget *parent, const QString &objectName, bool wrap)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(objectName);
    label->setWordWrap(wrap);
    return label;
}

void emphasise(QLabel *label, qreal steps, bool bold)
{
    QFont font = label->font();
    font.setBold(bold);
    font.setPointSizeF(font.pointSizeF() + steps);
    label->setFont(font);
}

QString withoutMnemonic(const QString &text)
{
    return QString(text).replace(u'&', u"&&"_s);
}

} // namespace kubemori::ui
