// SPDX-License-Identifier: GPL-3.0-or-later
// kubemori_screenshots DIR [PART]: writes pictures of the window into DIR; with PART only those whose name contains it.
#include "ui/screenshots/health_scenes.hpp"
#include "ui/screenshots/release_scenes.hpp"
#include "ui/screenshots/run_scenes.hpp"
#include "ui/screenshots/scenes.hpp"
#include "ui/screenshots/upgrade_scenes.hpp"
#include "ui/widgets/appearance.hpp"

#include <QApplication>
#include <QDir>
#include <QPixmap>

#include <cstdio>

using namespace kubemori;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: kubemori_screenshots DIR [PART]\n", stderr);
        return 2;
    }
    const QDir folder(arguments[1]);
    folder.mkpath(u"."_s);
    ui::Appearance appearance;
    int written = 0;
    for (const bool dark : {false, true}) {
        appearance.setScheme(dark ? ui::Appearance::Scheme::Dark : ui::Appearance::Scheme::Light);
        for (const QString &language : {u"en"_s, u"ja"_s}) {
            qputenv("KUBEMORI_PICTURE_LANGUAGE", language.toUtf8());
            for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
                for (const test::Scene &scene : test::scenes() + test::healthScenes() + test::releaseScenes() +
                                                    test::runScenes() + test::upgradeScenes()) {
                    const QString name = u"%1-%2-%3%4.png"_s.arg(scene.name, language, dark ? u"dark"_s : u"light"_s,
                                                                 size.width() < 1200 ? u"-small"_s : QString());
                    if (arguments.size() > 2 && !name.contains(arguments[2])) {
                        continue;
                    }
                    if (!scene.take(size).save(folder.filePath(name))) {
                        std::fprintf(stderr, "cannot write %s\n", qPrintable(folder.filePath(name)));
                        return 1;
                    }
                    ++written;
                }
            }
        }
    }
    std::printf("%d pictures in %s\n", written, qPrintable(folder.absolutePath()));
    return 0;
}
