// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/form.hpp"

#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QRegularExpression>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelWidth = 170;

/// Plain text in the quiet colour, also after the palette has changed.
class HintLabel final : public QLabel
{
public:
    explicit HintLabel(QWidget *parent)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
        quieten();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange) {
            quieten();
        }
        QLabel::changeEvent(event);
    }

private:
    void quieten()
    {
        const QColor quiet = Appearance::quietText(parentWidget()->palette());
        if (palette().color(QPalette::WindowText) != quiet) {
            QPalette own;
            own.setColor(QPalette::WindowText, quiet);
            setPalette(own);
        }
    }
};

/// A label's text as a name: "Drain(&D):" is "Drain".
QString withoutMark(QString text)
{
    static const QRegularExpression marks(u"\\(&.\\)|&|[:：]\\s*$"_s);
    return text.remove(marks);
}

} // namespace

Form::Form(QWidget *page)
    : m_page(page)
    , m_layout(new QFormLayout(page))
{
    m_layout->setContentsMargins(18, 16, 18, 16);
    m_layout->setHorizontalSpacing(14);
    m_layout->setVerticalSpacing(10);
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void Form::addField(QWidget *field)
{
    QLabel *label = plainLabel(m_page, field->objectName() + u"Label"_s);
    label->setMinimumWidth(labelWidth);
    label->setBuddy(field);
    m_layout->addRow(label, field);
}

QLabel *Form::addHeading(const QString &objectName)
{
    QLabel *heading = plainLabel(m_page, objectName);
    emphasise(heading);
    if (m_layout->rowCount() > 0) {
        heading->setContentsMargins(0, 12, 0, 0);
    }
    m_layout->addRow(heading);
    return heading;
}

QLabel *Form::addHint(const QString &objectName)
{
    auto *hint = new HintLabel(m_page);
    hint->setObjectName(objectName);
    m_layout->addRow(hint);
    return hint;
}

void Form::addWide(QWidget *widget)
{
    m_layout->addRow(widget);
}

void Form::addStretch()
{
    auto *rest = new QWidget(m_page);
    rest->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_layout->addRow(rest);
}

void Form::setLabel(QWidget *field, const QString &text)
{
    if (auto *label = field->parentWidget()->findChild<QLabel *>(field->objectName() + u"Label"_s)) {
        label->setText(text);
    }
    field->setAccessibleName(withoutMark(text));
}

} // namespace kubemori::ui
