// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kubectl_words.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

KubectlWords KubectlWords::of(const QStringList &arguments)
{
    KubectlWords words;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (!word.startsWith(u'-')) {
            words.plain.append(word);
            continue;
        }
        QString name = word.section(u'=', 0, 0);
        while (name.startsWith(u'-')) {
            name.removeFirst();
        }
        name = name == u"n" ? u"namespace"_s : name == u"o" ? u"output"_s : name;
        const bool takesNext = !word.contains(u'=') && (name == u"raw" || name == u"namespace" || name == u"output");
        words.options.insert(name, takesNext ? arguments.value(++i) : word.section(u'=', 1));
    }
    return words;
}

int nodeNamed(const Call &call, const QString &name)
{
    const int node = call.cluster().look([&name](const ClusterModel &model) {
        const int index = model.indexOf(name);
        return index >= 0 && model.node(index).name == name ? index : -1;
    });
    if (node < 0) {
        call.errLine(u"Error from server (NotFound): nodes \"%1\" not found"_s.arg(name));
    }
    return node;
}

} // namespace kubemori::demo
