// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fast_import.hpp"

namespace kubemori::demo {

namespace {

QByteArray lineOf(const FastImport::Signature &who)
{
    return who.name.toUtf8() + " <" + who.email.toUtf8() + "> " + QByteArray::number(who.when.toSecsSinceEpoch()) +
           " +0000\n";
}

QByteArray markOf(int mark)
{
    return ":" + QByteArray::number(mark);
}

} // namespace

void FastImport::data(const QByteArray &bytes)
{
    m_stream += "data " + QByteArray::number(bytes.size()) + '\n' + bytes + '\n';
}

int FastImport::blob(const QByteArray &content)
{
    int &mark = m_blobs[content];
    if (mark == 0) {
        mark = ++m_marks;
        m_stream += "blob\nmark " + markOf(mark) + '\n';
        data(content);
    }
    return mark;
}

int FastImport::commit(const QString &ref, int parent, const Signature &who, const QString &message, const Tree &files)
{
    QByteArray entries;
    for (const auto &[path, content] : files.asKeyValueRange()) {
        entries += "M 100644 " + markOf(blob(content)) + ' ' + path.toUtf8() + '\n';
    }
    const int mark = ++m_marks;
    m_stream += "commit " + ref.toUtf8() + "\nmark " + markOf(mark) + "\ncommitter " + lineOf(who);
    data(message.toUtf8() + '\n');
    if (parent != 0) {
        m_stream += "from " + markOf(parent) + '\n';
    }
    m_stream += "deleteall\n" + entries + '\n';
    return mark;
}

void FastImport::tag(const QString &name, int commit, const Signature &who, const QString &message)
{
    m_stream += "tag " + name.toUtf8() + "\nfrom " + markOf(commit) + "\ntagger " + lineOf(who);
    data(message.toUtf8() + '\n');
}

} // namespace kubemori::demo
