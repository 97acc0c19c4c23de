// SPDX-License-Identifier: GPL-3.0-or-later
// kubemori_icon_sizes SVG DIR SIZE...: writes DIR/<SIZE>x<SIZE>/apps/<name>.png for each size. Part of the build, needs
// no display.
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QStringList>
#include <QSvgRenderer>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromLocal8Bit(argv[i]);
    }
    QSvgRenderer svg(arguments.value(0));
    if (arguments.size() < 3 || !svg.isValid()) {
        std::fputs("usage: kubemori_icon_sizes SVG DIR SIZE...\n", stderr);
        return 2;
    }
    for (const QString &size : arguments.sliced(2)) {
        QImage image(size.toInt(), size.toInt(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        svg.render(&painter);
        painter.end();
        const QString folder = arguments[1] + u'/' + size + u'x' + size + u"/apps"_s;
        const QString file = folder + u'/' + QFileInfo(arguments[0]).completeBaseName() + u".png"_s;
        if (!QDir().mkpath(folder) || !image.save(file)) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
            return 1;
        }
    }
    return 0;
}
