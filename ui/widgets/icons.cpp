// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.hpp"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStringBuilder>
#include <QSvgRenderer>

namespace kubemori::ui::icons {

using namespace Qt::StringLiterals;

namespace {

QByteArray source(const QString &name)
{
    static QHash<QString, QByteArray> sources; // GUI thread only; the files are compiled in and never change
    const auto found = sources.constFind(name);
    if (found != sources.cend()) {
        return *found;
    }
    QFile file(u":/kubemori/icons/"_s % name % u".svg"_s);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    Q_ASSERT_X(!bytes.isEmpty(), "icons", qPrintable(name));
    sources.insert(name, bytes);
    return bytes;
}

QPixmap render(const QString &name, QSize pixels, const QColor &colour)
{
    // The mark on a filled shape is white in the files; on dark grounds, where shapes are light, it has to be dark.
    const QByteArray mark = colour.lightnessF() > 0.62F ? "#15181c" : "#ffffff";
    QByteArray svg = source(name);
    if (colour.isValid()) {
        svg.replace("#ffffff", mark);
        svg.replace("currentColor", colour.name().toLatin1());
    }
    QSvgRenderer renderer(svg);
    QPixmap picture(pixels);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    return picture;
}

/// Without the svg icon plugin of Qt, which need not be installed, and with colours from the palette of the moment.
class Engine final : public QIconEngine
{
public:
    explicit Engine(QString name, bool ownColours)
        : m_name(std::move(name))
        , m_ownColours(ownColours)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        painter->drawPixmap(rect, picture(rect.size() * painter->device()->devicePixelRatioF(), mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/) override { return picture(size, mode); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override
    {
        QPixmap result = picture(size, mode);
        result.setDevicePixelRatio(scale);
        return result;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new Engine(m_name, m_ownColours); }
    [[nodiscard]] QString key() const override { return u"kubemori"_s; }

private:
    [[nodiscard]] QPixmap picture(QSize pixels, QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        QColor colour;
        if (!m_ownColours) {
            colour = mode == QIcon::Disabled   ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                     : mode == QIcon::Selected ? palette.color(QPalette::HighlightedText)
                                               : palette.color(QPalette::Active, QPalette::ButtonText);
        }
        return render(m_name, pixels, colour);
    }

    QString m_name;
    bool m_ownColours;
};

} // namespace

QIcon action(const QString &name)
{
    return QIcon(new Engine(name, false));
}

QPixmap pixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio)
{
    const QString key =
        u"kubemori/%1/%2/%3/%4"_s.arg(name).arg(size).arg(colour.rgba(), 0, 16).arg(devicePixelRatio, 0, 'f', 2);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = render(name, QSize(size, size) * devicePixelRatio, colour);
        picture.setDevicePixelRatio(devicePixelRatio);
        QPixmapCache::insert(key, picture);
    }
    return picture;
}

void paint(QPainter *painter, const QRect &rect, const QString &name, const QColor &colour)
{
    const int size = qMin(rect.width(), rect.height());
    const QPixmap picture = pixmap(name, size, colour, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, picture);
}

QIcon application()
{
    return QIcon(new Engine(u"kubemori"_s, true));
}

} // namespace kubemori::ui::icons
