// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quiet_style.hpp"

#include "ui/widgets/appearance.hpp"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal cornerRadius = 5.0;

void roundRect(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, 1.0) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    painter->restore();
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// The button a dialog is about: its default, or one that says so without being what Enter presses.
bool isMain(const QStyleOption *option, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button == nullptr || !has(option, QStyle::State_Enabled)) {
        return false;
    }
    return button->features.testFlag(QStyleOptionButton::DefaultButton) ||
           (widget != nullptr && widget->property("primary").toBool());
}

} // namespace

QuietStyle::QuietStyle()
    : QProxyStyle(u"fusion"_s)
{
}

void QuietStyle::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    const bool main = isMain(option, widget);
    QColor fill = palette.color(main ? QPalette::Highlight : QPalette::Button);
    if (has(option, State_Sunken) || has(option, State_On)) {
        fill = main ? fill.darker(118) : Appearance::ground(Tone::Active, palette);
    } else if (has(option, State_MouseOver) && has(option, State_Enabled)) {
        fill = Appearance::isDark(palette) ? fill.lighter(115) : fill.darker(main ? 108 : 104);
    }
    QColor border = main ? fill.darker(112) : Appearance::line(palette);
    if (has(option, State_HasFocus)) {
        border = main ? palette.color(QPalette::Text) : palette.color(QPalette::Highlight);
    }
    roundRect(painter, option->rect, fill, border);
}

void QuietStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    const QColor border =
        has(option, State_HasFocus) ? option->palette.color(QPalette::Highlight) : Appearance::line(option->palette);
    roundRect(painter, option->rect, option->palette.color(QPalette::Base), border);
}

void QuietStyle::drawCheck(const QStyleOption *option, QPainter *painter) const
{
    const int size = qMin(15, qMin(option->rect.width(), option->rect.height()));
    const QRectF box(option->rect.x() + (option->rect.width() - size) / 2,
                     option->rect.y() + (option->rect.height() - size) / 2, size, size);
    const bool on = has(option, State_On);
    const bool some = has(option, State_NoChange);
    const QColor colour =
        option->palette.color(has(option, State_Enabled) ? QPalette::Active : QPalette::Disabled, QPalette::Highlight);
    QColor border = Appearance::quietText(option->palette);
    if (on || some) {
        border = colour;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(border, 1.0));
    painter->setBrush(on || some ? colour : option->palette.color(QPalette::Base));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setPen(
        QPen(option->palette.color(QPalette::HighlightedText), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
        return QPointF(box.x() + box.width() * x, box.y() + box.height() * y);
    };
    if (on) {
        painter->drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32)});
    } else if (some) {
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    }
    painter->restore();
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_FrameFocusRect:
        if (widget != nullptr && widget->inherits("QAbstractButton") && !widget->inherits("QCheckBox")) {
            return; // the border says it
        }
        break;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0) {
            drawField(option, painter);
            return;
        }
        break;
    case PE_PanelButtonTool:
        if (has(option, State_Enabled) &&
            (has(option, State_MouseOver) || has(option, State_Sunken) || has(option, State_On))) {
            const QColor fill = has(option, State_Sunken) || has(option, State_On)
                                    ? Appearance::ground(Tone::Active, option->palette)
                                    : option->palette.color(QPalette::Midlight);
            roundRect(painter, option->rect, fill, {});
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter);
        return;
    case PE_Frame:
        painter->setPen(Appearance::line(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          Appearance::line(option->palette));
        return;
    case PE_FrameTabWidget:
    case PE_PanelToolBar:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void QuietStyle::drawTab(const QStyleOption *option, QPainter *painter) const
{
    if (!has(option, State_Selected)) {
        return;
    }
    const QRect &r = option->rect;
    painter->fillRect(QRect(r.left() + 8, r.bottom() - 2, r.width() - 16, 3),
                      option->palette.color(QPalette::Highlight));
}

void QuietStyle::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    const QRect &r = option->rect;
    painter->fillRect(r, option->palette.color(QPalette::Window));
    const QColor line = Appearance::line(option->palette);
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), line);
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        header != nullptr && header->orientation == Qt::Horizontal && header->position != QStyleOptionHeader::End &&
        header->position != QStyleOptionHeader::OnlyOneSection) {
        painter->fillRect(QRect(r.right(), r.top() + 7, 1, r.height() - 14), line);
    }
}

void QuietStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeader(option, painter);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          Appearance::line(option->palette));
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        drawProgress(element, option, painter);
        return;
    case CE_PushButtonLabel:
        if (isMain(option, widget)) {
            QStyleOptionButton copy(*qstyleoption_cast<const QStyleOptionButton *>(option));
            copy.palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void QuietStyle::drawProgress(ControlElement element, const QStyleOption *option, QPainter *painter) const
{
    QRect rect = option->rect;
    QColor colour = Appearance::line(option->palette);
    if (element == CE_ProgressBarContents) {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        if (bar == nullptr || bar->maximum <= bar->minimum || bar->progress <= bar->minimum) {
            return;
        }
        const double share = static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
        rect.setWidth(qRound(rect.width() * share));
        colour = option->palette.color(QPalette::Highlight);
    }
    const qreal radius = rect.height() / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

void QuietStyle::drawScrollBar(const QStyleOptionSlider &option, QPainter *painter, const QWidget *widget) const
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    QRectF handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    handle = option.orientation == Qt::Horizontal ? handle.adjusted(2, 3, -2, -3) : handle.adjusted(3, 2, -3, -2);
    QColor colour = option.palette.color(QPalette::Text);
    const bool grabbed = option.activeSubControls.testFlag(SC_ScrollBarSlider);
    colour.setAlphaF(has(&option, State_Sunken) && grabbed ? 0.55F : grabbed ? 0.42F : 0.28F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const qreal radius = qMin(handle.width(), handle.height()) / 2;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        control == CC_ScrollBar && slider != nullptr) {
        drawScrollBar(*slider, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect QuietStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    // Without arrow buttons: nobody aims at them any more, and the wheel and the keys do the same.
    const QRect &all = bar->rect;
    const bool flat = bar->orientation == Qt::Horizontal;
    const int length = flat ? all.width() : all.height();
    const qint64 range = qint64{bar->maximum} - bar->minimum;
    const int handle = range <= 0
                           ? length
                           : qBound(qMin(length, 28),
                                    static_cast<int>(qint64{length} * bar->pageStep / (range + bar->pageStep)), length);
    const int begin =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect rect = flat ? QRect(all.x() + from, all.y(), size, all.height())
                                : QRect(all.x(), all.y() + from, all.width(), size);
        return visualRect(bar->direction, all, rect);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSlider:
        return piece(begin, handle);
    case SC_ScrollBarSubPage:
        return piece(0, begin);
    case SC_ScrollBarAddPage:
        return piece(begin + handle, length - begin - handle);
    default:
        return {};
    }
}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 5;
    case PM_ToolBarIconSize:
        return 18;
    case PM_TabBarTabHSpace:
        return 32;
    case PM_TabBarTabVSpace:
        return 16;
    case PM_TabBarBaseHeight:
        return 1;
    case PM_HeaderMargin:
        return 7;
    case PM_FocusFrameHMargin: // of item view cells: as far in as the header's text
        return 7;
    case PM_ScrollBarExtent:
        return 12;
    case PM_DockWidgetTitleMargin:
        return 6;
    case PM_SplitterWidth:
        return 1;
    case PM_DockWidgetSeparatorExtent:
        return 4;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize QuietStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {qMax(result.width() + 14, 84), qMax(result.height(), 30)};
    case CT_ToolButton:
        return result + QSize(10, 4);
    case CT_LineEdit:
    case CT_ComboBox:
        return {result.width() + (type == CT_ComboBox ? 8 : 0), qMax(result.height(), 30)};
    case CT_MenuItem:
        return result + QSize(8, 5);
    default:
        return result;
    }
}

} // namespace kubemori::ui
